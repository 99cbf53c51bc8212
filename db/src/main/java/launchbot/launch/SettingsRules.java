package launchbot.launch;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** What a team may set of how it keeps time. */
public final class SettingsRules {
  static final int MOST_MESSAGES = 50;
  static final int MOST_DAYS_OFF = 200;

  /** Stand-up comes to people in their own zone, where it must not be night. */
  private static final LocalTime EARLY = LocalTime.of(6, 0);

  private static final LocalTime LATE = LocalTime.of(20, 0);

  private SettingsRules() {}

  /** What there is to be set. */
  public enum Part {
    HOURS,
    MORNING,
    EVENING,
    STANDUP,
    COUNTRY,
    DAYS_OFF,
    CAP
  }

  /** What speaks against settings, and which of them. */
  public record Objection(Part part, String why) {}

  /** Takes all of the new settings, or none of them. */
  public static Verdict<Settings> change(Launch launch, Settings before, Settings after, Role who) {
    List<Change.Field> fields = between(before, after);
    Optional<String> objection =
        Stream.of(
                Permissions.check(who, Verb.CONFIGURE),
                objection(after).map(Objection::why),
                fields.isEmpty()
                    ? Optional.of("That is how it is already: nothing was changed.")
                    : Optional.<String>empty())
            .flatMap(Optional::stream)
            .findFirst();
    return objection
        .<Verdict<Settings>>map(Verdict.Refused::new)
        .orElseGet(() ->
            new Verdict.Moved<>(
                after, new Change("configured", new Subject("launch", launch.id()), fields, null)));
  }

  /** Empty where nothing speaks against them. */
  public static Optional<Objection> objection(Settings settings) {
    if (settings.from().plusHours(1).isAfter(settings.to())
        || settings.from().isAfter(LocalTime.of(22, 59))) {
      return against(
          Part.HOURS,
          "Working hours end on the day that they begin on, an hour later or more: type for example"
              + " `/launch settings hours 9-18`.");
    }
    LocalTime morning = settings.morning();
    if (morning.isBefore(settings.from()) || !morning.isBefore(settings.to())) {
      return against(
          Part.MORNING,
          "The morning lies within the working hours, which are %s: type for example `/launch settings morning %s`."
              .formatted(hours(settings), settings.from()));
    }
    if (!settings.evening().isAfter(morning) || settings.evening().isAfter(settings.to())) {
      return against(
          Part.EVENING,
          "The evening comes after the morning (%s) and not after the working hours (%s): type for example `/launch settings evening %s`."
              .formatted(morning, hours(settings), settings.to()));
    }
    LocalTime standup = settings.standup();
    if (standup != null && (standup.isBefore(EARLY) || standup.isAfter(LATE))) {
      return against(
          Part.STANDUP,
          "A stand-up is between %s and %s, where each person is: type for example `/launch settings standup 9:15`, or `off` for none."
              .formatted(EARLY, LATE));
    }
    String country = settings.country();
    if (country != null && !Holidays.country(country).equals(Optional.of(country))) {
      return against(
          Part.COUNTRY,
          "I know no holidays of that country or region. Type its code, such as `DE`, with a region"
              + " behind it where the days differ: `/launch settings country DE-BY`; `none` for no"
              + " holidays.");
    }
    if (settings.daysOff().size() > MOST_DAYS_OFF) {
      return against(
          Part.DAYS_OFF,
          "A team can have %d days off of its own; these would be %d. Remove some: `/launch settings days-off remove 24 dec`."
              .formatted(MOST_DAYS_OFF, settings.daysOff().size()));
    }
    return settings.dailyCap() < 1 || settings.dailyCap() > MOST_MESSAGES
        ? against(
            Part.CAP,
            "The daily cap is a number from 1 to %d: type for example `/launch settings cap 6`. It"
                    .formatted(MOST_MESSAGES)
                + " counts what I post to the channel of my own accord; the rest comes as one"
                + " digest.")
        : Optional.empty();
  }

  private static Optional<Objection> against(Part part, String why) {
    return Optional.of(new Objection(part, why));
  }

  private static List<Change.Field> between(Settings before, Settings after) {
    List<Change.Field> fields = new ArrayList<>();
    field(fields, "working hours", hours(before), hours(after));
    field(fields, "morning", text(before.morning()), text(after.morning()));
    field(fields, "evening", text(before.evening()), text(after.evening()));
    field(fields, "stand-up", text(before.standup()), text(after.standup()));
    field(fields, "weekends", weekends(before), weekends(after));
    field(fields, "country", before.country(), after.country());
    field(fields, "days off", days(before.daysOff()), days(after.daysOff()));
    field(fields, "daily cap", text(before.dailyCap()), text(after.dailyCap()));
    return fields;
  }

  private static void field(
      List<Change.Field> fields, String name, @Nullable String from, @Nullable String to) {
    if (!Objects.equals(from, to)) {
      fields.add(new Change.Field(name, from, to));
    }
  }

  private static String hours(Settings settings) {
    return settings.from() + "–" + settings.to();
  }

  private static String weekends(Settings settings) {
    return settings.weekends() ? "worked" : "off";
  }

  private static @Nullable String days(SortedSet<LocalDate> days) {
    return days.isEmpty()
        ? null
        : days.stream().map(LocalDate::toString).collect(Collectors.joining(" "));
  }

  private static @Nullable String text(@Nullable Object value) {
    return value == null ? null : value.toString();
  }
}
