package launchbot.heartbeat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a job that has to report in stands.
 *
 * @param probe the id of the probe that it is
 * @param version of the probe that this was worked out for
 * @param settled the state that the probe's own was made of last; null while there was none
 * @param runningSince when it reported a start that has no end yet; null for none
 * @param lastAt when it last reported an end; null while it never did
 * @param lastCode what it ended with then; null where it named none
 * @param lastTook from the start to that end; null where no start was reported
 * @param lateAt when it is late unless it is heard of before; null where that was said already
 */
public record Heartbeat(
    long probe,
    int version,
    State state,
    @Nullable State settled,
    @Nullable Instant runningSince,
    @Nullable Instant lastAt,
    @Nullable Integer lastCode,
    @Nullable Duration lastTook,
    @Nullable Instant lateAt) {

  /** What is known of it. */
  public enum State {
    /** It has never reported an end, and need not have yet. */
    WAITING,
    OK,
    /** It reported that it failed. */
    FAILED,
    /** It should have reported and did not. */
    LATE,
    PAUSED;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }
}
