package launchbot.nudge;

import static launchbot.sql.Tables.LAUNCH;
import static launchbot.sql.Tables.NUDGE;
import static launchbot.sql.Tables.NUDGE_HOLD;
import static launchbot.sql.Tables.NUDGE_OFF;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What was told to whom, and what they did about it. */
public final class NudgeStore {
  private NudgeStore() {}

  /** A subject as one recipient sees it. */
  public record Key(String subject, String recipient) {}

  /** What has become of these subjects, by recipient; absent where nothing has. */
  public static Map<Key, Past> pasts(DSLContext sql, long launch, Collection<String> subjects) {
    String[] wanted = subjects.stream().distinct().toArray(String[]::new);
    Map<Key, List<Past.Told>> told = new HashMap<>();
    sql.selectFrom(NUDGE)
        .where(
            NUDGE.LAUNCH.eq(launch),
            NUDGE.SUBJECT.eq(DSL.any(wanted)),
            NUDGE.WAY.ne(Past.Way.QUIET.key()))
        .orderBy(NUDGE.SCHEDULED)
        .forEach(row ->
            told.computeIfAbsent(
                    new Key(row.getSubject(), row.getRecipient()), _ -> new ArrayList<>())
                .add(NudgeRow.told(row)));
    Map<Key, Past> pasts = new HashMap<>();
    told.forEach((key, list) -> pasts.put(key, new Past(list, null)));
    for (Hold hold : holds(sql, launch)) {
      var key = new Key(hold.subject(), hold.recipient());
      pasts.put(key, new Past(pasts.getOrDefault(key, Past.NOTHING).told(), hold));
    }
    return pasts;
  }

  /**
   * Keeps that it was told.
   *
   * @param day the recipient's, that it was due on
   * @param toldOn the recipient's, on which it is said
   * @return whether it is the first time on that day; if not, nobody is to be told
   */
  public static boolean tell(
      Tx tx,
      long launch,
      Nudge nudge,
      Past past,
      Past.Way way,
      Instant scheduled,
      LocalDate day,
      LocalDate toldOn) {
    var row = tx.sql().newRecord(NUDGE);
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setSubject(nudge.subject());
    row.setRecipient(nudge.recipient());
    row.setDay(day);
    row.setAgain(past.again());
    row.setKind(nudge.kind().key());
    row.setWay(way.key());
    row.setLine(nudge.line());
    row.setScheduled(scheduled.atOffset(ZoneOffset.UTC));
    row.setToldOn(toldOn);
    row.setAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    return tx.sql().insertInto(NUDGE).set(row).onConflictDoNothing().execute() == 1;
  }

  /** How many messages of our own accord this recipient has had that day. */
  public static int messages(DSLContext sql, long launch, String recipient, LocalDate day) {
    return sql.fetchSingle(
            DSL.select(DSL.countDistinct(NUDGE.KIND, NUDGE.SCHEDULED))
                .from(NUDGE)
                .where(
                    NUDGE.LAUNCH.eq(launch),
                    NUDGE.RECIPIENT.eq(recipient),
                    NUDGE.TOLD_ON.eq(day),
                    NUDGE.WAY.eq(Past.Way.TOLD.key())))
        .value1();
  }

  /** The lines of a day's digest, in their order. */
  public static List<String> digest(DSLContext sql, long launch, String recipient, LocalDate day) {
    return sql.select(NUDGE.LINE)
        .from(NUDGE)
        .where(
            NUDGE.LAUNCH.eq(launch),
            NUDGE.RECIPIENT.eq(recipient),
            NUDGE.TOLD_ON.eq(day),
            NUDGE.WAY.eq(Past.Way.DIGEST.key()))
        .orderBy(NUDGE.AT, NUDGE.SUBJECT)
        .fetch(NUDGE.LINE);
  }

  /** On which days a subject was worked through, told or not. */
  public static Set<LocalDate> days(DSLContext sql, long launch, String subject, String recipient) {
    return sql.select(NUDGE.DAY)
        .from(NUDGE)
        .where(NUDGE.LAUNCH.eq(launch), NUDGE.SUBJECT.eq(subject), NUDGE.RECIPIENT.eq(recipient))
        .fetchSet(NUDGE.DAY);
  }

  /** A subject that somebody was told about, and what they did about it. */
  public record Recent(String subject, String recipient, Kind kind, String line, Hold hold) {}

  /** What these recipients were told since then, the newest of each subject, newest first. */
  public static List<Recent> recent(
      DSLContext sql, long launch, Collection<String> recipients, Instant since, int most) {
    Map<Key, Hold> holds = new HashMap<>();
    holds(sql, launch).forEach(hold -> holds.put(new Key(hold.subject(), hold.recipient()), hold));
    Map<Key, Recent> newest = new java.util.LinkedHashMap<>();
    sql.selectFrom(NUDGE)
        .where(
            NUDGE.LAUNCH.eq(launch),
            NUDGE.RECIPIENT.eq(DSL.any(recipients.toArray(String[]::new))),
            NUDGE.SCHEDULED.ge(since.atOffset(ZoneOffset.UTC)),
            NUDGE.WAY.in(Past.Way.TOLD.key(), Past.Way.DIGEST.key()))
        .orderBy(NUDGE.SCHEDULED.desc(), NUDGE.SUBJECT)
        .forEach(row -> {
          var key = new Key(row.getSubject(), row.getRecipient());
          Kind kind = Kind.parse(row.getKind()).orElseThrow();
          Hold none = Hold.none(launch, row.getSubject(), row.getRecipient(), kind);
          newest.putIfAbsent(
              key,
              new Recent(
                  row.getSubject(),
                  row.getRecipient(),
                  kind,
                  row.getLine(),
                  holds.getOrDefault(key, none)));
        });
    return newest.values().stream().limit(most).toList();
  }

  /** What somebody did about the subjects of a launch. */
  public static List<Hold> holds(DSLContext sql, long launch) {
    return sql.selectFrom(NUDGE_HOLD)
        .where(NUDGE_HOLD.LAUNCH.eq(launch))
        .orderBy(NUDGE_HOLD.ID)
        .fetch(NudgeRow::hold);
  }

  public static Optional<Hold> hold(DSLContext sql, long id) {
    return sql.selectFrom(NUDGE_HOLD).where(NUDGE_HOLD.ID.eq(id)).fetchOptional(NudgeRow::hold);
  }

  /** Keeps what somebody did about a subject. */
  public static void save(Tx tx, Hold hold, Change change) {
    var row = NudgeRow.row(tx.cause().workspace(), hold);
    tx.sql()
        .insertInto(NUDGE_HOLD)
        .set(row)
        .onConflict(
            NUDGE_HOLD.WORKSPACE, NUDGE_HOLD.LAUNCH, NUDGE_HOLD.SUBJECT, NUDGE_HOLD.RECIPIENT)
        .doUpdate()
        .set(row)
        .execute();
    tx.record(change);
  }

  /** A snooze has ended: it has been told, or there is nothing left to tell. */
  public static void wake(DSLContext sql, long id) {
    sql.update(NUDGE_HOLD).setNull(NUDGE_HOLD.SNOOZED_UNTIL).where(NUDGE_HOLD.ID.eq(id)).execute();
  }

  public static boolean off(DSLContext sql, String person) {
    return sql.fetchExists(NUDGE_OFF, NUDGE_OFF.PERSON.eq(person));
  }

  /** Switches somebody's direct reminders off or on again. */
  public static void switchOff(Tx tx, String person, boolean off, Change change) {
    if (off) {
      tx.sql()
          .insertInto(NUDGE_OFF)
          .set(NUDGE_OFF.WORKSPACE, tx.cause().workspace())
          .set(NUDGE_OFF.PERSON, person)
          .set(NUDGE_OFF.SINCE, tx.cause().at().atOffset(ZoneOffset.UTC))
          .onConflictDoNothing()
          .execute();
    } else {
      tx.sql().deleteFrom(NUDGE_OFF).where(NUDGE_OFF.PERSON.eq(person)).execute();
    }
    tx.record(change);
  }

  /** Since when there is a launch. */
  public static Instant launchedSince(DSLContext sql, long launch) {
    return sql.select(LAUNCH.CREATED_AT)
        .from(LAUNCH)
        .where(LAUNCH.ID.eq(launch))
        .fetchSingle(LAUNCH.CREATED_AT)
        .toInstant();
  }
}
