package launchbot.scan;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A secret in a repository, as it is kept.
 *
 * @param number counts within the launch; what people call it by
 * @param repository as the probe names it
 * @param leak where it was first seen
 * @param reason why it was dismissed; null while it was not
 * @param decidedBy null while nobody did
 */
public record ScanFinding(
    long id,
    long launch,
    int number,
    String repository,
    Leak leak,
    Instant foundAt,
    State state,
    @Nullable String reason,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  /** What became of it. */
  public enum State {
    OPEN,
    /** Somebody said why it is none, or none any more. */
    DISMISSED,
    /** A later search, with other rules or another history, did not find it. */
    GONE;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
      return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst().orElseThrow();
    }
  }

  ScanFinding decided(State next, @Nullable String why, @Nullable String by, Instant at) {
    return new ScanFinding(id, launch, number, repository, leak, foundAt, next, why, by, at);
  }
}
