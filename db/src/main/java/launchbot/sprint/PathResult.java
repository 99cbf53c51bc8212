package launchbot.sprint;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a critical path went.
 *
 * @param note what was seen; there for all but a pass
 * @param by who walked it, a Slack user id
 * @param alone its owner walked it, with nobody else there to do it
 * @param entry the triage entry that a fail opened
 */
public record PathResult(
    Outcome outcome,
    @Nullable String note,
    String by,
    Instant at,
    boolean alone,
    @Nullable Long entry) {

  /** In a word. */
  public enum Outcome {
    PASS("passed"),
    FAIL("failed"),
    BLOCKED("blocked");

    private final String words;

    Outcome(String words) {
      this.words = words;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    public String words() {
      return words;
    }

    public static Optional<Outcome> of(String key) {
      return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
  }

  /** The same, linked with the entry that it opened. */
  public PathResult opened(long number) {
    return new PathResult(outcome, note, by, at, alone, number);
  }
}
