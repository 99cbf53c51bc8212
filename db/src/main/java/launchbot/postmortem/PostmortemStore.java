package launchbot.postmortem;

import static launchbot.sql.Tables.POSTMORTEM;
import static launchbot.sql.Tables.POSTMORTEM_ACTION;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.incident.Incident;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.PostmortemRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Postmortems as rows. Every write takes the change that explains it. */
public final class PostmortemStore {
  private PostmortemStore() {}

  public static Optional<Postmortem> find(DSLContext sql, long id) {
    return sql.selectFrom(POSTMORTEM)
        .where(POSTMORTEM.ID.eq(id))
        .fetchOptional(PostmortemStore::postmortem);
  }

  public static Optional<Postmortem> ofIncident(DSLContext sql, long incident) {
    return sql.selectFrom(POSTMORTEM)
        .where(POSTMORTEM.INCIDENT.eq(incident))
        .fetchOptional(PostmortemStore::postmortem);
  }

  /** Those of a launch, the newest first. */
  public static List<Postmortem> ofLaunch(DSLContext sql, long launch, int most) {
    return sql.selectFrom(POSTMORTEM)
        .where(POSTMORTEM.LAUNCH.eq(launch))
        .orderBy(POSTMORTEM.ID.desc())
        .limit(most)
        .fetch(PostmortemStore::postmortem);
  }

  /** Those that are still to be published, the oldest first. */
  public static List<Postmortem> owed(DSLContext sql, long launch) {
    return sql.selectFrom(POSTMORTEM)
        .where(POSTMORTEM.LAUNCH.eq(launch), POSTMORTEM.STATE.eq("draft"))
        .orderBy(POSTMORTEM.ID)
        .fetch(PostmortemStore::postmortem);
  }

  /** What everybody may read of a launch, the newest first; all of them have {@code shown}. */
  public static List<Postmortem> published(DSLContext sql, long launch) {
    return sql.selectFrom(POSTMORTEM)
        .where(POSTMORTEM.LAUNCH.eq(launch), POSTMORTEM.SHOWN_AT.isNotNull())
        .orderBy(POSTMORTEM.SHOWN_AT.desc(), POSTMORTEM.ID.desc())
        .fetch(PostmortemStore::postmortem);
  }

  /** The same for one incident's number; empty where nothing of it is public. */
  public static Optional<Postmortem> published(DSLContext sql, long launch, int number) {
    return sql.selectFrom(POSTMORTEM)
        .where(
            POSTMORTEM.LAUNCH.eq(launch),
            POSTMORTEM.NUMBER.eq(number),
            POSTMORTEM.SHOWN_AT.isNotNull())
        .fetchOptional(PostmortemStore::postmortem);
  }

  /** The postmortem, closed to other writers until the commit. */
  public static Optional<Postmortem> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(POSTMORTEM)
        .where(POSTMORTEM.ID.eq(id))
        .forUpdate()
        .fetchOptional(PostmortemStore::postmortem);
  }

  /** Begins one. The caller holds the incident's lock, so that it has no other. */
  public static Postmortem add(Tx tx, Incident incident, String owner, LocalDate due) {
    PostmortemRecord row =
        row(
            new Postmortem(
                0,
                incident.launch(),
                incident.id(),
                incident.number(),
                incident.drill(),
                owner,
                Postmortem.State.DRAFT,
                tx.cause().at(),
                due,
                0,
                null,
                null,
                null,
                1));
    row.setWorkspace(tx.cause().workspace());
    Postmortem added =
        tx.sql()
            .insertInto(POSTMORTEM)
            .set(row)
            .returning()
            .fetchSingle(PostmortemStore::postmortem);
    tx.record(
        new Change(
            "drafted",
            added.subject(),
            List.of(
                new Change.Field("owner", null, owner),
                new Change.Field("due", null, due.toString())),
            null));
    return added;
  }

  /** Keeps it as it is now. The caller holds its lock. */
  public static Postmortem save(Tx tx, Postmortem postmortem, Change change) {
    tx.record(change);
    return keep(tx, postmortem);
  }

  /** The same for what is no fact that people look for, such as how often somebody was told. */
  public static Postmortem keep(Tx tx, Postmortem postmortem) {
    PostmortemRecord row = row(postmortem);
    row.setVersion(postmortem.version() + 1);
    return tx.sql()
        .update(POSTMORTEM)
        .set(row)
        .where(POSTMORTEM.ID.eq(postmortem.id()))
        .returning()
        .fetchSingle(PostmortemStore::postmortem);
  }

  /** The entry is done because of it. */
  public static void link(Tx tx, Postmortem postmortem, long entry) {
    tx.sql()
        .insertInto(POSTMORTEM_ACTION)
        .set(POSTMORTEM_ACTION.WORKSPACE, tx.cause().workspace())
        .set(POSTMORTEM_ACTION.POSTMORTEM, postmortem.id())
        .set(POSTMORTEM_ACTION.ENTRY, entry)
        .set(POSTMORTEM_ACTION.AT, utc(tx.cause().at()))
        .onConflictDoNothing()
        .execute();
    tx.record(
        new Change(
            "action",
            postmortem.subject(),
            List.of(new Change.Field("entry", null, "#" + entry)),
            null));
  }

  /** The numbers of the entries that are done because of it, the oldest first. */
  public static List<Long> actions(DSLContext sql, long postmortem) {
    return sql.select(POSTMORTEM_ACTION.ENTRY)
        .from(POSTMORTEM_ACTION)
        .where(POSTMORTEM_ACTION.POSTMORTEM.eq(postmortem))
        .orderBy(POSTMORTEM_ACTION.ENTRY)
        .fetch(POSTMORTEM_ACTION.ENTRY);
  }

  private static PostmortemRecord row(Postmortem postmortem) {
    var row = new PostmortemRecord();
    row.setLaunch(postmortem.launch());
    row.setIncident(postmortem.incident());
    row.setNumber(postmortem.number());
    row.setDrill(postmortem.drill());
    row.setOwner(postmortem.owner());
    row.setState(postmortem.state().name().toLowerCase(Locale.ROOT));
    row.setMadeAt(utc(postmortem.madeAt()));
    row.setDueOn(postmortem.due());
    row.setReminded(postmortem.reminded());
    row.setSkipped(postmortem.skipped());
    Postmortem.Posted posted = postmortem.posted();
    row.setPostedIn(posted == null ? null : posted.channel());
    row.setPostedAt(posted == null ? null : utc(posted.at()));
    row.setPostedBy(posted == null ? null : posted.by());
    row.setPostedPrint(posted == null ? null : posted.print());
    Postmortem.Shown shown = postmortem.shown();
    row.setShownTitle(shown == null ? null : shown.title());
    row.setShownBody(shown == null ? null : shown.body());
    row.setShownAt(shown == null ? null : utc(shown.at()));
    row.setShownBy(shown == null ? null : shown.by());
    row.setVersion(postmortem.version());
    return row;
  }

  private static Postmortem postmortem(PostmortemRecord row) {
    return new Postmortem(
        row.getId(),
        row.getLaunch(),
        row.getIncident(),
        row.getNumber(),
        row.getDrill(),
        row.getOwner(),
        Postmortem.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        row.getMadeAt().toInstant(),
        row.getDueOn(),
        row.getReminded(),
        row.getSkipped(),
        posted(row),
        shown(row),
        row.getVersion());
  }

  private static Postmortem.@Nullable Posted posted(PostmortemRecord row) {
    String channel = row.getPostedIn();
    OffsetDateTime at = row.getPostedAt();
    return channel == null || at == null
        ? null
        : new Postmortem.Posted(channel, at.toInstant(), row.getPostedBy(), row.getPostedPrint());
  }

  private static Postmortem.@Nullable Shown shown(PostmortemRecord row) {
    OffsetDateTime at = row.getShownAt();
    return at == null
        ? null
        : new Postmortem.Shown(
            row.getShownTitle(), row.getShownBody(), at.toInstant(), row.getShownBy());
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
