package launchbot.sprint;

import static launchbot.sql.Tables.KNOWN_BREAK;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.KnownBreakRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What teams said to the known breaks. */
public final class PromptStore {
  private PromptStore() {}

  /** Those of a launch in the playbook's order; none where it has not been asked. */
  public static List<Prompt> ofLaunch(DSLContext sql, long launch) {
    return sql.selectFrom(KNOWN_BREAK).where(KNOWN_BREAK.LAUNCH.eq(launch)).fetch().stream()
        .flatMap(row -> prompt(row).stream())
        .sorted(Comparator.comparing(Prompt::about))
        .toList();
  }

  /** The one, closed to other writers until the commit. */
  public static Optional<Prompt> lock(Tx tx, long launch, KnownBreak about) {
    return tx.sql()
        .selectFrom(KNOWN_BREAK)
        .where(KNOWN_BREAK.LAUNCH.eq(launch), KNOWN_BREAK.PROMPT.eq(about.key()))
        .forUpdate()
        .fetchOptional(row -> prompt(row).orElseThrow());
  }

  /**
   * Asks all of them. What was answered to an earlier sprint is asked anew; what was asked since
   * then stays as it is.
   *
   * @return whether anything was asked
   */
  public static boolean ask(Tx tx, long launch, Instant sprintStarted) {
    List<KnownBreakRecord> rows = new ArrayList<>();
    for (KnownBreak one : KnownBreak.values()) {
      var row = new KnownBreakRecord();
      row.setWorkspace(tx.cause().workspace());
      row.setLaunch(launch);
      row.setPrompt(one.key());
      row.setAskedAt(tx.cause().at().atOffset(ZoneOffset.UTC));
      rows.add(row);
    }
    int cleared =
        tx.sql()
            .deleteFrom(KNOWN_BREAK)
            .where(
                KNOWN_BREAK.LAUNCH.eq(launch),
                KNOWN_BREAK.ASKED_AT.lt(sprintStarted.atOffset(ZoneOffset.UTC)))
            .execute();
    int asked = tx.sql().insertInto(KNOWN_BREAK).set(rows).onConflictDoNothing().execute();
    return cleared + asked > 0;
  }

  /** Writes an answer to one that {@link #lock} handed out. */
  public static void save(Tx tx, Prompt prompt, Change change) {
    Prompt.Answer answer = prompt.answer();
    Instant at = prompt.at();
    tx.sql()
        .update(KNOWN_BREAK)
        .set(KNOWN_BREAK.ANSWER, answer == null ? null : answer.key())
        .set(KNOWN_BREAK.ANSWERED_BY, prompt.by())
        .set(KNOWN_BREAK.ANSWERED_AT, at == null ? null : at.atOffset(ZoneOffset.UTC))
        .where(KNOWN_BREAK.LAUNCH.eq(prompt.launch()), KNOWN_BREAK.PROMPT.eq(prompt.about().key()))
        .execute();
    tx.record(change);
  }

  /** Empty for a prompt that a newer version of Launchbot asked. */
  private static Optional<Prompt> prompt(KnownBreakRecord row) {
    @Nullable String answer = row.getAnswer();
    var at = row.getAnsweredAt();
    return KnownBreak.of(row.getPrompt())
        .map(about ->
            new Prompt(
                row.getLaunch(),
                about,
                row.getAskedAt().toInstant(),
                answer == null ? null : Prompt.Answer.of(answer).orElseThrow(),
                row.getAnsweredBy(),
                at == null ? null : at.toInstant()));
  }
}
