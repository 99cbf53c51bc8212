package launchbot.nudge;

import static launchbot.sql.Tables.STANDUP;
import static launchbot.sql.Tables.STANDUP_ANSWER;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.StandupAnswerRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Stand-ups: who was asked and who said what. */
public final class StandupStore {
  private StandupStore() {}

  /** Of a day, in the order in which they were asked or answered. */
  public static List<StandupAnswer> of(DSLContext sql, long launch, LocalDate day) {
    return sql.selectFrom(STANDUP_ANSWER)
        .where(STANDUP_ANSWER.LAUNCH.eq(launch), STANDUP_ANSWER.DAY.eq(day))
        .orderBy(STANDUP_ANSWER.ANSWERED_AT.nullsLast(), STANDUP_ANSWER.PERSON)
        .fetch(StandupStore::answer);
  }

  public static Optional<StandupAnswer> find(
      DSLContext sql, long launch, LocalDate day, String person) {
    return sql.selectFrom(STANDUP_ANSWER)
        .where(
            STANDUP_ANSWER.LAUNCH.eq(launch),
            STANDUP_ANSWER.DAY.eq(day),
            STANDUP_ANSWER.PERSON.eq(person))
        .fetchOptional(StandupStore::answer);
  }

  /** Writes an answer, or that somebody was asked; what was asked stays asked. */
  public static void save(Tx tx, StandupAnswer answer) {
    tx.sql()
        .insertInto(STANDUP)
        .set(STANDUP.WORKSPACE, tx.cause().workspace())
        .set(STANDUP.LAUNCH, answer.launch())
        .set(STANDUP.DAY, answer.day())
        .set(STANDUP.OPENED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
        .onConflictDoNothing()
        .execute();
    var row = new StandupAnswerRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(answer.launch());
    row.setDay(answer.day());
    row.setPerson(answer.person());
    row.setDone(answer.done());
    row.setToday(answer.today());
    row.setBlocked(answer.blocked());
    row.setAskedAt(utc(answer.askedAt()));
    row.setAnsweredAt(utc(answer.answeredAt()));
    row.setEditedAt(utc(answer.editedAt()));
    tx.sql()
        .insertInto(STANDUP_ANSWER)
        .set(row)
        .onConflict(
            STANDUP_ANSWER.WORKSPACE,
            STANDUP_ANSWER.LAUNCH,
            STANDUP_ANSWER.DAY,
            STANDUP_ANSWER.PERSON)
        .doUpdate()
        .set(row)
        .execute();
  }

  private static StandupAnswer answer(StandupAnswerRecord row) {
    return new StandupAnswer(
        row.getLaunch(),
        row.getDay(),
        row.getPerson(),
        row.getDone(),
        row.getToday(),
        row.getBlocked(),
        instant(row.getAskedAt()),
        instant(row.getAnsweredAt()),
        instant(row.getEditedAt()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
