package launchbot.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When maintenance is, and of what. */
public final class Maintenances {
  /** The longest that a weekly one may last, so that each is over before the next begins. */
  public static final int MOST_MINUTES = 7 * 24 * 60;

  private Maintenances() {}

  /** Whether it is of that probe. */
  public static boolean of(Maintenance maintenance, Probe probe) {
    return maintenance.launch() == probe.launch()
        && switch (maintenance.scope()) {
          case Maintenance.Scope.Launch() -> true;
          case Maintenance.Scope.Group(String partOf) -> partOf.equals(probe.partOf());
          case Maintenance.Scope.One(long id) -> id == probe.id();
        };
  }

  /** The one that a probe is in at that time, and when it ends; of several the last to end. */
  public static Optional<Uptime.Range> running(
      Collection<Maintenance> all, Probe probe, Instant at) {
    return all.stream()
        .filter(one -> of(one, probe))
        .flatMap(one -> windows(one, new Uptime.Range(at, at.plusNanos(1))).stream())
        .max(Comparator.comparing(Uptime.Range::until));
  }

  /** Its times of a probe that touch that range, whole, by their beginning. */
  public static List<Uptime.Range> windows(
      Collection<Maintenance> all, Probe probe, Uptime.Range range) {
    return all.stream()
        .filter(one -> of(one, probe))
        .flatMap(one -> windows(one, range).stream())
        .sorted(Comparator.comparing(Uptime.Range::from))
        .toList();
  }

  /** Its times that touch that range, whole. What was before it was made does not count. */
  public static List<Uptime.Range> windows(Maintenance maintenance, Uptime.Range range) {
    List<Uptime.Range> windows =
        switch (maintenance.when()) {
          case Maintenance.When.Once once -> List.of(new Uptime.Range(once.from(), once.until()));
          case Maintenance.When.Weekly weekly -> weekly(weekly, range);
        };
    Instant ended = maintenance.endedAt() == null ? Instant.MAX : maintenance.endedAt();
    var possible = new Uptime.Range(maintenance.madeAt(), ended);
    return windows.stream()
        .map(window -> window.within(possible))
        .filter(window ->
            window.from().isBefore(window.until())
                && window.from().isBefore(range.until())
                && window.until().isAfter(range.from()))
        .toList();
  }

  private static List<Uptime.Range> weekly(Maintenance.When.Weekly weekly, Uptime.Range range) {
    ZoneId zone = weekly.zone();
    List<Uptime.Range> windows = new ArrayList<>();
    LocalDate last = range.until().atZone(zone).toLocalDate();
    LocalDate day = range.from().atZone(zone).toLocalDate().minusDays(1 + weekly.minutes() / 1440);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      if (weekly.days().contains(day.getDayOfWeek())) {
        // A time that the night does not have is the one an hour later; of two the first is meant.
        Instant from = day.atTime(weekly.at()).atZone(zone).toInstant();
        Instant until =
            day.atTime(weekly.at()).plusMinutes(weekly.minutes()).atZone(zone).toInstant();
        // A night that is set forward may swallow all of it: it still lasts as long as was said.
        if (!until.isAfter(from)) {
          until = from.plus(Duration.ofMinutes(weekly.minutes()));
        }
        if (!from.isBefore(weekly.from())) {
          windows.add(new Uptime.Range(from, until));
        }
      }
    }
    return windows;
  }
}
