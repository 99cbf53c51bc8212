package launchbot.heartbeat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.probe.Length;
import launchbot.probe.Probe;
import launchbot.probe.Spec;

/**
 * When a heartbeat is late.
 *
 * @param grace how long after it was expected
 * @param zone in which times of day are meant: the launch's
 */
public record Terms(Schedule schedule, Duration grace, ZoneId zone) {
  /** The option for {@link Schedule.At}: {@code weekday 03:00}, {@code mon,thu 22:30}. */
  public static final String AT = "at";

  /** The option for the grace: {@code 2h}. */
  public static final String GRACE = "grace";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final int LETTERS = 3;
  private static final Duration LEAST_GRACE = Duration.ofMinutes(1);
  private static final Duration MOST_GRACE = Duration.ofHours(1);

  /** Of a probe as it is kept; what cannot be read there counts as not given. */
  public static Terms of(Probe probe, ZoneId zone) {
    Schedule schedule =
        probe
            .spec()
            .option(AT)
            .flatMap(Terms::at)
            .<Schedule>map(at -> at)
            .orElseGet(() -> new Schedule.Every(probe.pace().every()));
    return new Terms(
        schedule,
        probe.spec().option(GRACE).flatMap(Length::of).orElseGet(() -> grace(schedule)),
        zone);
  }

  /** When a heartbeat is late that was heard of then, unless it is heard of again. */
  public Instant lateAfter(Instant heard) {
    return schedule.next(heard, zone).plus(grace);
  }

  /** What somebody gets who names none: a quarter of the period, within a minute and an hour. */
  public static Duration grace(Schedule schedule) {
    Duration quarter =
        schedule instanceof Schedule.Every(Duration period) ? period.dividedBy(4) : MOST_GRACE;
    return quarter.compareTo(LEAST_GRACE) < 0
        ? LEAST_GRACE
        : quarter.compareTo(MOST_GRACE) > 0 ? MOST_GRACE : quarter;
  }

  /**
   * Reads {@code day 03:00}, {@code weekday 03:00}, {@code monday 03:00}, {@code mon,thu 03:00}.
   */
  public static Optional<Schedule.At> at(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split(" ", -1);
    if (parts.length != 2) {
      return Optional.empty();
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String name : parts[0].split(",", -1)) {
      Optional<Set<DayOfWeek>> some = days(name);
      if (some.isEmpty()) {
        return Optional.empty();
      }
      days.addAll(some.get());
    }
    try {
      return Optional.of(new Schedule.At(days, LocalTime.parse(parts[1], TIME)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** The same back, as {@link #at} reads it. */
  public static String text(Schedule.At at) {
    String days =
        at.days().equals(EnumSet.allOf(DayOfWeek.class))
            ? "day"
            : at.days().equals(WEEKDAYS)
                ? "weekday"
                : at.days().stream().map(Terms::name).collect(Collectors.joining(","));
    return days + " " + at.time();
  }

  /** As people read it: {@code every 1d, grace 2h}, {@code every weekday at 03:00, grace 1h}. */
  public String words() {
    String when =
        switch (schedule) {
          case Schedule.Every(Duration period) -> Length.words(period);
          case Schedule.At at -> text(at).replace(" ", " at ");
        };
    return "every %s, grace %s".formatted(when, Length.words(grace));
  }

  /** What speaks against the options of a heartbeat, a sentence in mrkdwn; empty for nothing. */
  public static Optional<String> mistake(Spec spec) {
    if (spec.option(AT).isPresent() && spec.option(AT).flatMap(Terms::at).isEmpty()) {
      return Optional.of(
          "Say when it runs like `every 24h`, `every day at 03:00`, `every weekday at 03:00` or"
              + " `every mon,thu at 22:30`.");
    }
    Optional<String> grace = spec.option(GRACE);
    if (grace.isPresent()
        && grace
            .flatMap(Length::of)
            .filter(length -> length.compareTo(Duration.ofSeconds(10)) >= 0)
            .filter(length -> length.compareTo(Duration.ofDays(7)) <= 0)
            .isEmpty()) {
      return Optional.of("The grace is between 10 seconds and a week: `grace 2h`.");
    }
    return Optional.empty();
  }

  private static Optional<Set<DayOfWeek>> days(String name) {
    if (name.equals("day") || name.equals("daily")) {
      return Optional.of(EnumSet.allOf(DayOfWeek.class));
    }
    if (name.equals("weekday") || name.equals("weekdays")) {
      return Optional.of(WEEKDAYS);
    }
    for (DayOfWeek day : DayOfWeek.values()) {
      String whole = day.name().toLowerCase(Locale.ROOT);
      if (name.equals(whole) || name.equals(whole + "s") || name.equals(name(day))) {
        return Optional.of(EnumSet.of(day));
      }
    }
    return Optional.empty();
  }

  private static String name(DayOfWeek day) {
    return day.name().toLowerCase(Locale.ROOT).substring(0, LETTERS);
  }
}
