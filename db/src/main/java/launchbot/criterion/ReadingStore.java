package launchbot.criterion;

import static launchbot.criterion.ArmedStore.utc;
import static launchbot.sql.Tables.READING;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Numbers by name, as rows. */
public final class ReadingStore {
  private ReadingStore() {}

  /**
   * One of them.
   *
   * @param by a Slack user id; null where a probe read it
   */
  public record Reading(Instant at, double value, @Nullable String by) {}

  /** A person has counted: what waits for that number is looked at at once. */
  public static void enter(Tx tx, long launch, String name, double value, @Nullable String note) {
    Optional<Reading> before = entered(tx.sql(), launch, name);
    add(tx, launch, name, tx.cause().at(), value, tx.cause().actor().id());
    ArmedStore.soon(tx.sql(), launch, tx.cause().at());
    tx.record(
        new Change(
            "entered",
            new Subject("launch", launch),
            List.of(
                new Change.Field(
                    "reading " + name,
                    before.map(one -> String.valueOf(one.value())).orElse(null),
                    String.valueOf(value))),
            note));
  }

  /** What a probe read, for charts: looks themselves keep no number. */
  static void saw(Tx tx, long launch, String name, Instant at, double value) {
    add(tx, launch, name, at, value, null);
  }

  /** What a person entered last. */
  public static Optional<Reading> entered(DSLContext sql, long launch, String name) {
    return sql.selectFrom(READING)
        .where(READING.LAUNCH.eq(launch), READING.NAME.eq(name), READING.ENTERED_BY.isNotNull())
        .orderBy(READING.AT.desc(), READING.ID.desc())
        .limit(1)
        .fetchOptional(
            row -> new Reading(row.getAt().toInstant(), row.getValue(), row.getEnteredBy()));
  }

  /** All of a name since then, in their order. */
  public static List<Reading> since(DSLContext sql, long launch, String name, Instant from) {
    return sql.selectFrom(READING)
        .where(READING.LAUNCH.eq(launch), READING.NAME.eq(name), READING.AT.gt(utc(from)))
        .orderBy(READING.AT, READING.ID)
        .fetch(row -> new Reading(row.getAt().toInstant(), row.getValue(), row.getEnteredBy()));
  }

  /** Those of all workspaces that are too old. */
  public static void forget(DSLContext sql, Instant before, int most) {
    Routines.forgetReadings(sql.configuration(), utc(before), most);
  }

  private static void add(
      Tx tx, long launch, String name, Instant at, double value, @Nullable String by) {
    tx.sql()
        .insertInto(READING)
        .set(READING.WORKSPACE, tx.cause().workspace())
        .set(READING.LAUNCH, launch)
        .set(READING.NAME, name)
        .set(READING.AT, utc(at))
        .set(READING.VALUE, value)
        .set(READING.ENTERED_BY, by)
        .execute();
  }
}
