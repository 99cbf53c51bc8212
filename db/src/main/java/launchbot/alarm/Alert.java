package launchbot.alarm;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message about an alarm, or of a test, on its way to one place.
 *
 * @param outage null for a test
 * @param test null for an alarm
 * @param round 0 for the first message
 * @param state whether it has arrived, as the outbox knows
 * @param why what stands in its way, a code or a few words; null for nothing
 */
public record Alert(
    long id,
    long launch,
    @Nullable Long outage,
    @Nullable Long test,
    Target target,
    int round,
    Instant at,
    State state,
    @Nullable String why) {

  /** What became of it. */
  public enum State {
    WAITING,
    DELIVERED,
    FAILED
  }

  /** Names it in the outbox. */
  public static String tag(long id) {
    return "alert:" + id;
  }
}
