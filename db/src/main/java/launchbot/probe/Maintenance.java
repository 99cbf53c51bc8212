package launchbot.probe;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A time in which nobody is to be woken by some probes: they look, but what they see is not
 * announced and counts as no downtime.
 *
 * @param number counts within the launch; what people call it by
 * @param reason as it was given; null for none
 * @param endedAt when somebody ended it for good; null while nobody has
 */
public record Maintenance(
    long id,
    long launch,
    int number,
    Scope scope,
    When when,
    @Nullable String reason,
    String madeBy,
    Instant madeAt,
    @Nullable Instant endedAt) {

  /** Which probes it is of. */
  public sealed interface Scope {
    /** All of the launch. */
    record Launch() implements Scope {}

    /** Those of a group, by the name of it. */
    record Group(String partOf) implements Scope {}

    /** One, by its id. */
    record One(long probe) implements Scope {}
  }

  /** When it is. */
  public sealed interface When {
    ZoneId zone();

    /** Once. */
    record Once(Instant from, Instant until, ZoneId zone) implements When {}

    /**
     * Every week, on these days at that time of theirs.
     *
     * @param minutes how long it lasts by the clock on the wall: three hours from 1:00 on end at
     *     4:00 in a night of 23 hours as well
     * @param from the first one begins no earlier
     */
    record Weekly(Set<DayOfWeek> days, LocalTime at, int minutes, ZoneId zone, Instant from)
        implements When {
      public Weekly {
        days = Set.copyOf(days);
      }
    }
  }
}
