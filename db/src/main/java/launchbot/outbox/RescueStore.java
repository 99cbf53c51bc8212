package launchbot.outbox;

import static launchbot.sql.Tables.OUTBOX;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;

/** What could not be said where it was to stand, so that it is said elsewhere. */
public final class RescueStore {
  private RescueStore() {}

  /**
   * Takes back what was to stand under a live message and was not delivered, in its order: what
   * waits, and what was given up since then. The live message itself is taken back with it, but is
   * not among the answer.
   *
   * @param root the subject of the live message
   * @param gone a channel that takes no messages: what is on its way there is taken back too, since
   *     it will not arrive, and what comes after it must not overtake it
   */
  public static List<Message> takeBack(DSLContext sql, String root, Instant since, String gone) {
    return sql
        .deleteFrom(OUTBOX)
        .where(
            OUTBOX.ROOT.eq(root).or(OUTBOX.SUBJECT.eq(root)),
            OUTBOX
                .STATE
                .eq("waiting")
                .or(OUTBOX.STATE.eq("sending").and(OUTBOX.CHANNEL.eq(gone)))
                .or(
                    OUTBOX
                        .STATE
                        .eq("dead")
                        .and(OUTBOX.SETTLED_AT.ge(since.atOffset(ZoneOffset.UTC)))))
        .returning()
        .fetch()
        .stream()
        .sorted(Comparator.comparing((Record row) -> row.get(OUTBOX.ID)))
        .filter(row -> row.get(OUTBOX.ROOT) != null)
        .map(MessageRow::message)
        .toList();
  }
}
