package launchbot.bot.settings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import launchbot.bot.words.Times;
import launchbot.bot.words.Words;
import launchbot.launch.Holidays;
import launchbot.launch.Settings;

/** What the words behind {@code /launch settings} make of the settings. */
final class SettingsWords {
  static final String KNOWN =
      "`hours 9-18`, `morning 9:30`, `evening 17:30`, `standup 9:15` or `off`, `weekends on` or"
          + " `off`, `country DE-BY` or `none`, `days-off 24 dec - 2 jan`, `cap 6`";

  private SettingsWords() {}

  /** What was meant. */
  sealed interface Read {}

  record Next(Settings settings) implements Read {}

  record Unclear(String why) implements Read {}

  /** The form was asked for. */
  record Form() implements Read {}

  static Read read(Words words, Settings now, LocalDate today) {
    String text = words.text();
    String first = text.split("\\s", 2)[0].toLowerCase(Locale.ROOT);
    String rest = text.substring(first.length()).strip();
    return switch (first) {
      case "edit", "change" -> new Form();
      case "hours", "working-hours" ->
          Times.span(rest)
              .<Read>map(span -> new Next(now.withHours(span.from(), span.to())))
              .orElseGet(() -> unclear("hours", "9-18"));
      case "morning" -> time(rest, now::withMorning, "morning");
      case "evening" -> time(rest, now::withEvening, "evening");
      case "standup", "stand-up" ->
          off(rest) ? new Next(now.withStandup(null)) : time(rest, now::withStandup, "standup");
      case "weekends", "weekend" ->
          switch (rest.toLowerCase(Locale.ROOT)) {
            case "on", "yes", "worked" -> new Next(now.withWeekends(true));
            case "off", "no", "free" -> new Next(now.withWeekends(false));
            default -> unclear("weekends", "on` or `off");
          };
      case "country", "holidays" ->
          // What no country has is left for the rule to refuse.
          new Next(now.withCountry(off(rest) ? null : Holidays.country(rest).orElse(rest)));
      case "days-off", "daysoff", "day-off", "off" -> daysOff(rest, now, today);
      case "cap" ->
          rest.matches("\\d{1,4}")
              ? new Next(now.withDailyCap(Integer.parseInt(rest)))
              : unclear("cap", "6");
      default ->
          new Unclear(
              "I don't know that setting, and nothing was changed. These I know: " + KNOWN + ".");
    };
  }

  private static Read daysOff(String rest, Settings now, LocalDate today) {
    if (off(rest)) {
      return new Next(now.withDaysOff(new TreeSet<>()));
    }
    boolean remove = rest.toLowerCase(Locale.ROOT).matches("(?:remove|not)\\s.*");
    String dates = remove ? rest.split("\\s+", 2)[1] : rest;
    return switch (DaysOff.read(dates, today)) {
      case DaysOff.Days(SortedSet<LocalDate> days) -> {
        SortedSet<LocalDate> all = new TreeSet<>(now.daysOff());
        if (remove) {
          all.removeAll(days);
        } else {
          all.addAll(days);
        }
        yield new Next(now.withDaysOff(all));
      }
      case DaysOff.Unclear(String why) -> new Unclear(why);
    };
  }

  private static Read time(String rest, Function<LocalTime, Settings> with, String name) {
    return Times.time(rest)
        .<Read>map(time -> new Next(with.apply(time)))
        .orElseGet(() -> unclear(name, "9:30"));
  }

  private static boolean off(String rest) {
    return rest.toLowerCase(Locale.ROOT).matches("off|none|no|clear");
  }

  private static Read unclear(String setting, String example) {
    return new Unclear(
        "I cannot read that, and nothing was changed: type for example `/launch settings %s %s`."
            .formatted(setting, example));
  }
}
