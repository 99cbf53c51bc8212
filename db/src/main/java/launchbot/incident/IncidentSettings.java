package launchbot.incident;

import org.jspecify.annotations.Nullable;

/**
 * How a launch handles incidents.
 *
 * @param channel where threads open; null: the launch's own
 * @param opens which alarms open an incident by themselves
 * @param autoResolve whether it is resolved when all its probes have recovered, without being asked
 * @param rooms whether a sev1 gets a channel of its own
 */
public record IncidentSettings(
    @Nullable String channel, Opens opens, boolean autoResolve, boolean rooms) {
  public static final IncidentSettings DEFAULT =
      new IncidentSettings(null, Opens.CRITICAL, false, true);

  /** Which alarms open an incident. */
  public enum Opens {
    /** Those that say that something critical is down. */
    CRITICAL,
    /** Those that say that anything is down or slow. */
    WARNING,
    NEVER
  }
}
