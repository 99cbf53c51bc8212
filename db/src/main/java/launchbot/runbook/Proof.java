package launchbot.runbook;

import java.time.Instant;
import java.util.Optional;
import launchbot.checklist.Evidence;
import org.jspecify.annotations.Nullable;

/** What the first-response note proves. */
public final class Proof {
  /** The source of the checklist. */
  public static final String SOURCE = "runbook";

  private static final String SUBJECT = "first-response";

  private Proof() {}

  /**
   * @param note the one in use; null for none
   * @param said whether anything was proved before: then that there is none is news
   */
  public static Optional<Evidence> of(@Nullable Runbook note, boolean said, Instant now) {
    if (note == null) {
      return said
          ? Optional.of(evidence(Evidence.Result.RED, "the first-response note was removed", now))
          : Optional.empty();
    }
    int blanks = Runbooks.blanks(note.body());
    String name = "runbook %d, version %d".formatted(note.number(), note.version());
    return Optional.of(
        blanks == 0
            ? evidence(Evidence.Result.GREEN, name + " is the first-response note", now)
            : evidence(
                Evidence.Result.RED,
                "%s has %s to fill in"
                    .formatted(name, blanks == 1 ? "one place" : blanks + " places"),
                now));
  }

  private static Evidence evidence(Evidence.Result result, String words, Instant now) {
    return new Evidence(SOURCE, SUBJECT, result, words, null, now);
  }
}
