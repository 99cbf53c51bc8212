package launchbot.checklist;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What can prove items of a checklist by itself: a probe, a heartbeat, a record.
 *
 * @param key as evidence names it: {@code restore-test}
 * @param name as people read it: {@code restore test}
 * @param each whether it proves items one by one, so that the subject of its evidence begins with
 *     the item's key; otherwise whatever it says is about every item that needs it
 * @param oldest how old its evidence may grow; null where newer evidence comes by itself
 */
public record Source(String key, String name, boolean each, @Nullable Duration oldest) {

  /** From when on evidence of that time is too old; null for never. */
  public @Nullable Instant expiry(Instant at) {
    return oldest == null ? null : at.plus(oldest);
  }
}
