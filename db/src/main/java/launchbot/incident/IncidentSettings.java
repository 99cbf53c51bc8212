package launchbot.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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
    CRITICAL("those that say that something critical is down"),
    WARNING("all that say that something is down or slow"),
    NEVER("none");

    private final String words;

    Opens(String words) {
      this.words = words;
    }

    /** As it is typed and stored. */
    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** Which ones, in a few words. */
    public String words() {
      return words;
    }

    public static Optional<Opens> parse(String key) {
      return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
    }
  }

  public IncidentSettings in(@Nullable String threads) {
    return new IncidentSettings(threads, opens, autoResolve, rooms);
  }

  public IncidentSettings opening(Opens which) {
    return new IncidentSettings(channel, which, autoResolve, rooms);
  }

  public IncidentSettings resolving(boolean byItself) {
    return new IncidentSettings(channel, opens, byItself, rooms);
  }

  public IncidentSettings withRooms(boolean own) {
    return new IncidentSettings(channel, opens, autoResolve, own);
  }
}
