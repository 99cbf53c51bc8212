package launchbot.bot.probe;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.slack.Numbers;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.probe.Length;
import launchbot.probe.Maintenance;
import launchbot.probe.Probe;
import org.jspecify.annotations.Nullable;

/**
 * When nobody is to be woken, as people type it: {@code 3 for 1h because deploy}, {@code checkout
 * for 2h}, {@code all every sunday 02:00-03:00}.
 */
final class MaintenanceWords {
  static final String USAGE =
      "Type whom it is of and when it is: `/probe maintenance 3 for 1h`, `maintenance checkout for"
          + " 2h because deploy`, `maintenance all every sunday 02:00-03:00`; `maintenance` lists"
          + " them, `maintenance end 2` ends one.";

  private static final Duration LONGEST = Duration.ofDays(31);
  private static final int DAY = 24 * 60;

  private MaintenanceWords() {}

  /** What came of it. */
  sealed interface Read {}

  /**
   * @param reason null for none
   */
  record Good(Maintenance.Scope scope, Maintenance.When when, @Nullable String reason)
      implements Read {}

  /** In mrkdwn: what to type instead. */
  record Bad(String why) implements Read {}

  /**
   * @param standing the launch's probes, which scopes name
   * @param zone in which times of day are meant
   */
  static Read read(Words words, List<Probe> standing, Instant now, ZoneId zone) {
    int once = at(words, "for");
    int every = at(words, "every");
    int when = once < 0 ? every : every < 0 ? once : Math.min(once, every);
    if (when < 0) {
      return new Bad(USAGE);
    }
    Optional<Maintenance.Scope> scope = scope(words, when, standing);
    if (scope.isEmpty()) {
      return new Bad(
          "There is no such probe or group: a number of `/probe list`, the name of a group, or"
              + " `all`.");
    }
    int because = at(words, "because");
    int end = because < 0 ? words.size() : because;
    String reason = because < 0 ? null : words.rest(because + 1);
    List<String> rest = new ArrayList<>();
    for (int i = when + 1; i < end; i++) {
      rest.add(lower(words, i));
    }
    Optional<Maintenance.When> time =
        when == once ? once(rest, now, zone) : weekly(rest, now, zone);
    if (reason != null && reason.length() > 300) {
      return new Bad("A reason has at most 300 characters.");
    }
    return time.<Read>map(it -> new Good(scope.get(), it, reason))
        .orElseGet(() ->
            new Bad(
                when == once
                    ? "Say how long, up to 31 days: `for 1h`, `for 30m`."
                    : "Say which days and from when until when: `every sunday 02:00-03:00`, `every"
                        + " sat,sun 22:00-02:00`, `every day 03:00-03:30`."));
  }

  private static Optional<Maintenance.Scope> scope(Words words, int end, List<Probe> standing) {
    int from = end == 2 && lower(words, 0).equals("group") ? 1 : 0;
    if (end == 0 || (end == 1 && lower(words, 0).equals("all"))) {
      return Optional.of(new Maintenance.Scope.Launch());
    }
    if (end - from != 1) {
      return Optional.empty();
    }
    var number = Numbers.small(words, from);
    if (number.isPresent()) {
      return standing.stream()
          .filter(probe -> probe.number() == number.getAsInt())
          .findFirst()
          .map(probe -> new Maintenance.Scope.One(probe.id()));
    }
    String group = Typed.target(words.get(from));
    return standing.stream()
        .map(Probe::partOf)
        .filter(group::equalsIgnoreCase)
        .findFirst()
        .map(Maintenance.Scope.Group::new);
  }

  private static Optional<Maintenance.When> once(List<String> rest, Instant now, ZoneId zone) {
    return Length.of(String.join(" ", rest))
        .filter(length -> length.compareTo(Duration.ofMinutes(1)) >= 0)
        .filter(length -> length.compareTo(LONGEST) <= 0)
        .map(length -> new Maintenance.When.Once(now, now.plus(length), zone));
  }

  private static Optional<Maintenance.When> weekly(List<String> rest, Instant now, ZoneId zone) {
    if (rest.size() < 2) {
      return Optional.empty();
    }
    Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : String.join(",", rest.subList(0, rest.size() - 1)).split(",", -1)) {
      Set<DayOfWeek> meant = days(word);
      if (!word.isEmpty() && meant.isEmpty()) {
        return Optional.empty();
      }
      days.addAll(meant);
    }
    String[] times = rest.getLast().replace('–', '-').split("-", -1);
    Optional<LocalTime> from = times.length == 2 ? time(times[0]) : Optional.empty();
    Optional<LocalTime> until = times.length == 2 ? time(times[1]) : Optional.empty();
    if (days.isEmpty() || from.isEmpty() || until.isEmpty()) {
      return Optional.empty();
    }
    int minutes =
        Math.floorMod((until.get().toSecondOfDay() - from.get().toSecondOfDay()) / 60, DAY);
    return Optional.of(
        new Maintenance.When.Weekly(days, from.get(), minutes == 0 ? DAY : minutes, zone, now));
  }

  private static Set<DayOfWeek> days(String word) {
    return switch (word) {
      case "day" -> EnumSet.allOf(DayOfWeek.class);
      case "weekday", "weekdays" -> EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
      case "weekend", "weekends" -> EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
      default -> {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
          String name = day.name().toLowerCase(Locale.ROOT);
          if (word.equals(name) || word.equals(name + "s") || word.equals(name.substring(0, 3))) {
            days.add(day);
          }
        }
        yield days;
      }
    };
  }

  private static Optional<LocalTime> time(String text) {
    String[] parts = text.split(":", -1);
    boolean fine =
        parts.length == 2 && parts[0].matches("\\d{1,2}") && parts[1].matches("[0-5]\\d");
    int hour = fine ? Integer.parseInt(parts[0]) : 24;
    return hour > 23
        ? Optional.empty()
        : Optional.of(LocalTime.of(hour, Integer.parseInt(parts[1])));
  }

  private static int at(Words words, String word) {
    for (int i = 0; i < words.size(); i++) {
      if (lower(words, i).equals(word)) {
        return i;
      }
    }
    return -1;
  }

  private static String lower(Words words, int i) {
    return words.get(i) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
  }
}
