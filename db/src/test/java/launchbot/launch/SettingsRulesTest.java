package launchbot.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsRulesTest {
  private static final Launch LAUNCH = new Launch(3, "C1", "Shop", ZoneOffset.UTC, null, "U1");

  static Settings with(@Nullable String country) {
    return Settings.DEFAULT.withCountry(country);
  }

  static Stream<Arguments> allowed() {
    return Stream.of(
        change("working hours", s -> s.withHours(time("08:00"), time("19:00"))),
        change("morning", s -> s.withMorning(time("09:30"))),
        change("evening", s -> s.withEvening(time("18:00"))),
        change("stand-up", s -> s.withStandup(time("06:00"))),
        change("stand-up", s -> s.withStandup(time("20:00"))),
        change("weekends", s -> s.withWeekends(true)),
        change("country", s -> s.withCountry("DE-BY")),
        change("days off", s -> s.withDaysOff(days(2))),
        change("daily cap", s -> s.withDailyCap(1)),
        change("daily cap", s -> s.withDailyCap(50)));
  }

  @ParameterizedTest
  @MethodSource("allowed")
  void theLeadSetsItAndItsHistorySaysSo(String field, UnaryOperator<Settings> change) {
    Settings after = change.apply(Settings.DEFAULT);
    var moved = (Verdict.Moved<Settings>) judge(after, Role.LEAD);
    assertThat(moved.next()).isEqualTo(after);
    assertThat(moved.change().verb()).isEqualTo("configured");
    assertThat(moved.change().fields()).extracting(Change.Field::name).containsExactly(field);
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        change("hours 9-18", s -> s.withHours(time("18:00"), time("09:00"))),
        change("hours 9-18", s -> s.withHours(time("09:00"), time("09:30"))),
        change("hours 9-18", s -> s.withHours(time("23:30"), time("23:59"))),
        change("morning 09:00", s -> s.withMorning(time("08:59"))),
        change("morning 09:00", s -> s.withMorning(time("18:00"))),
        change("evening 18:00", s -> s.withEvening(time("09:00"))),
        change("evening 18:00", s -> s.withEvening(time("18:01"))),
        change("between 06:00 and 20:00", s -> s.withStandup(time("05:59"))),
        change("between 06:00 and 20:00", s -> s.withStandup(time("20:01"))),
        change("country DE-BY", s -> s.withCountry("XX")),
        change("country DE-BY", s -> s.withCountry("de")),
        change("200 days off", s -> s.withDaysOff(days(201))),
        change("from 1 to 50", s -> s.withDailyCap(0)),
        change("from 1 to 50", s -> s.withDailyCap(51)),
        change("already", s -> s));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void whatCannotBeMeantIsRefused(String says, UnaryOperator<Settings> change) {
    assertThat(why(judge(change.apply(Settings.DEFAULT), Role.LEAD))).contains(says);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"MEMBER", "GUEST"})
  void nobodyElseMay(Role role) {
    assertThat(why(judge(Settings.DEFAULT.withDailyCap(3), role))).contains("change settings");
  }

  @ParameterizedTest
  @CsvSource({
    "08:00, 19:00, 09:00, 17:30",
    "10:00, 19:00, 10:00, 17:30",
    "06:00, 09:00, 06:00, 08:30",
    "17:00, 18:00, 17:00, 17:30",
    "17:20, 23:00, 17:20, 17:30",
    "18:00, 23:00, 18:00, 22:30"
  })
  void newHoursTakeMorningAndEveningAlong(
      LocalTime from, LocalTime to, LocalTime morning, LocalTime evening) {
    Settings moved = Settings.DEFAULT.withHours(from, to);
    assertThat(moved.morning()).isEqualTo(morning);
    assertThat(moved.evening()).isEqualTo(evening);
    assertThat(judge(moved, Role.LEAD)).isInstanceOf(Verdict.Moved.class);
  }

  @Test
  void theHistorySaysBothInWords() {
    var moved =
        (Verdict.Moved<Settings>)
            judge(
                Settings.DEFAULT.withDaysOff(days(2)).withHours(time("10:00"), time("18:00")),
                Role.LEAD);
    assertThat(moved.change().fields())
        .containsExactly(
            new Change.Field("working hours", "09:00–18:00", "10:00–18:00"),
            new Change.Field("morning", "09:00", "10:00"),
            new Change.Field("days off", null, "2026-12-24 2026-12-25"));
  }

  private static Verdict<Settings> judge(Settings after, Role role) {
    return SettingsRules.change(LAUNCH, Settings.DEFAULT, after, role);
  }

  private static String why(Verdict<Settings> verdict) {
    return ((Verdict.Refused<Settings>) verdict).why();
  }

  private static Arguments change(String says, UnaryOperator<Settings> change) {
    return arguments(says, change);
  }

  private static LocalTime time(String text) {
    return LocalTime.parse(text);
  }

  private static SortedSet<LocalDate> days(int count) {
    return IntStream.range(0, count)
        .mapToObj(LocalDate.parse("2026-12-24")::plusDays)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
