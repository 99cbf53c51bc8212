package launchbot.notice;

import static launchbot.sql.Tables.NOTICE;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.NoticeRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Notices as rows. Every write takes the change that explains it. */
public final class NoticeStore {
  private NoticeStore() {}

  public static Optional<Notice> find(DSLContext sql, long id) {
    return sql.selectFrom(NOTICE).where(NOTICE.ID.eq(id)).fetchOptional(NoticeStore::notice);
  }

  /** Empty for a number that the launch does not have. */
  public static Optional<Notice> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(NOTICE)
        .where(NOTICE.LAUNCH.eq(launch), NOTICE.NUMBER.eq(number))
        .fetchOptional(NoticeStore::notice);
  }

  /** The notice, closed to other writers until the commit. */
  public static Optional<Notice> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(NOTICE)
        .where(NOTICE.ID.eq(id))
        .forUpdate()
        .fetchOptional(NoticeStore::notice);
  }

  /** All about an incident, withdrawn ones too, the oldest first. */
  public static List<Notice> ofIncident(DSLContext sql, long incident) {
    return sql.selectFrom(NOTICE)
        .where(NOTICE.INCIDENT.eq(incident))
        .orderBy(NOTICE.ID)
        .fetch(NoticeStore::notice);
  }

  /** What customers were told in a launch since then, the newest first; no drills. */
  public static List<Notice> told(DSLContext sql, long launch, Instant since) {
    return sql.selectFrom(NOTICE)
        .where(
            NOTICE.LAUNCH.eq(launch),
            NOTICE.STATE.eq("approved"),
            NOTICE.DRILL.isFalse(),
            NOTICE.APPROVED_AT.ge(utc(since)))
        .orderBy(NOTICE.APPROVED_AT.desc(), NOTICE.ID.desc())
        .fetch(NoticeStore::notice);
  }

  /**
   * Keeps a new one under the launch's next number; its own id and number do not count. The caller
   * has locked the launch.
   */
  public static Notice add(Tx tx, Notice notice, Change.Field... fields) {
    NoticeRecord row = row(notice);
    row.setWorkspace(tx.cause().workspace());
    row.setNumber(LaunchStore.nextNumber(tx.sql(), NOTICE.NUMBER, NOTICE.LAUNCH, notice.launch()));
    Notice added =
        tx.sql().insertInto(NOTICE).set(row).returning().fetchSingle(NoticeStore::notice);
    tx.record(new Change("drafted", added.subject(), List.of(fields), null));
    return added;
  }

  /** Keeps it as it is now. The caller holds its lock. */
  public static Notice save(Tx tx, Notice notice, Change change) {
    tx.record(change);
    return tx.sql()
        .update(NOTICE)
        .set(row(notice))
        .where(NOTICE.ID.eq(notice.id()))
        .returning()
        .fetchSingle(NoticeStore::notice);
  }

  private static NoticeRecord row(Notice notice) {
    var row = new NoticeRecord();
    row.setLaunch(notice.launch());
    row.setNumber(notice.number());
    row.setIncident(notice.incident());
    row.setMoment(notice.moment().key());
    row.setState(notice.state().name().toLowerCase(Locale.ROOT));
    row.setHeadline(notice.text().headline());
    row.setBody(notice.text().body());
    row.setShows(notice.shows().key());
    row.setComponents(notice.components().toArray(Long[]::new));
    row.setNextBy(orNull(notice.nextBy()));
    Notice.Window window = notice.window();
    row.setWindowFrom(window == null ? null : utc(window.from()));
    row.setWindowTo(window == null ? null : utc(window.until()));
    row.setCorrects(notice.corrects());
    row.setDrill(notice.drill());
    row.setWriter(notice.written().by());
    row.setWrittenAt(utc(notice.written().at()));
    Notice.Asked asked = notice.asked();
    row.setAskedAt(asked == null ? null : utc(asked.at()));
    row.setExpiresAt(asked == null ? null : utc(asked.expires()));
    Notice.Approved approved = notice.approved();
    row.setApprover(approved == null ? null : approved.by());
    row.setApprovedAt(approved == null ? null : utc(approved.at()));
    row.setAlone(approved != null && approved.alone());
    row.setVersion(notice.version());
    return row;
  }

  static Notice notice(NoticeRecord row) {
    OffsetDateTime from = row.getWindowFrom();
    OffsetDateTime to = row.getWindowTo();
    OffsetDateTime askedAt = row.getAskedAt();
    OffsetDateTime expires = row.getExpiresAt();
    OffsetDateTime approvedAt = row.getApprovedAt();
    String approver = row.getApprover();
    return new Notice(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getIncident(),
        Moment.parse(row.getMoment()).orElseThrow(),
        Notice.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        new Notice.Text(row.getHeadline(), row.getBody()),
        Shows.of(row.getShows()),
        Arrays.asList(row.getComponents()),
        instant(row.getNextBy()),
        from == null || to == null ? null : new Notice.Window(from.toInstant(), to.toInstant()),
        row.getCorrects(),
        row.getDrill(),
        new Notice.Written(row.getWriter(), row.getWrittenAt().toInstant()),
        askedAt == null || expires == null
            ? null
            : new Notice.Asked(askedAt.toInstant(), expires.toInstant()),
        approvedAt == null || approver == null
            ? null
            : new Notice.Approved(approver, approvedAt.toInstant(), row.getAlone()),
        row.getVersion());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static @Nullable OffsetDateTime orNull(@Nullable Instant instant) {
    return instant == null ? null : utc(instant);
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
