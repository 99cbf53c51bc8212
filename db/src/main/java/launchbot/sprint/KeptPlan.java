package launchbot.sprint;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A plan that a team can start.
 *
 * @param source as it was written, in YAML
 * @param by who wrote this version; null for Launchbot's own
 * @param at when; null for Launchbot's own
 */
public record KeptPlan(Plan plan, String source, @Nullable String by, @Nullable Instant at) {

  /** Whether it came with Launchbot. */
  public boolean builtIn() {
    return by == null;
  }
}
