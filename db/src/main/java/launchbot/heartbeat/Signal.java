package launchbot.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a job reported.
 *
 * @param code its exit code; null where it named none
 * @param body what else it said, bounded and redacted; null for nothing
 * @param key what the caller calls this report by, so that a repeated one counts once; null for
 *     nothing
 */
public record Signal(
    Kind kind, @Nullable Integer code, @Nullable String body, @Nullable String key, Instant at) {

  /** What it reported of. */
  public enum Kind {
    START,
    OK,
    FAIL;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Kind of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  /**
   * One that was kept.
   *
   * @param took from its start; null where no start was reported
   */
  public record Kept(Signal signal, @Nullable Duration took) {}
}
