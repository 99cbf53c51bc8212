package launchbot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingDaysTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Holidays CHRISTMAS =
      year -> new TreeSet<>(List.of(LocalDate.of(year, 12, 25), LocalDate.of(year, 12, 26)));

  private static WorkingDays in(ZoneId zone, LocalDate... off) {
    return new WorkingDays(
        zone,
        EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
        LocalTime.of(9, 0),
        LocalTime.of(18, 0),
        CHRISTMAS,
        new TreeSet<>(List.of(off)));
  }

  @ParameterizedTest(name = "{0} works: {1}")
  @CsvSource({
    "2026-12-23, true",
    "2026-12-24, false",
    "2026-12-25, false",
    "2026-12-26, false",
    "2026-12-27, false",
    "2026-12-28, true",
    "2027-12-24, true",
  })
  void weekendsHolidaysAndTheTeamsOwnDaysAreOff(LocalDate day, boolean works) {
    assertThat(in(BERLIN, LocalDate.of(2026, 12, 24)).works(day)).isEqualTo(works);
  }

  @ParameterizedTest(name = "{0}: on or before {1}, on or after {2}, after {3}")
  @CsvSource({
    "2026-12-23, 2026-12-23, 2026-12-23, 2026-12-24",
    "2026-12-24, 2026-12-24, 2026-12-24, 2026-12-28",
    "2026-12-25, 2026-12-24, 2026-12-28, 2026-12-28",
    "2026-12-27, 2026-12-24, 2026-12-28, 2026-12-28",
    "2026-12-28, 2026-12-28, 2026-12-28, 2026-12-29",
  })
  void theNextWorkingDay(LocalDate day, LocalDate before, LocalDate on, LocalDate after) {
    assertThat(in(BERLIN).onOrBefore(day)).isEqualTo(before);
    assertThat(in(BERLIN).onOrAfter(day)).isEqualTo(on);
    assertThat(in(BERLIN).after(day)).isEqualTo(after);
  }

  @ParameterizedTest(name = "{0} by {1} working days: {2}")
  @CsvSource({
    "2026-12-22, 0,  2026-12-22",
    "2026-12-22, 2,  2026-12-24",
    "2026-12-22, 3,  2026-12-28",
    "2026-12-28, -1, 2026-12-24",
    "2026-12-27, -1, 2026-12-24",
    "2026-12-26, 1,  2026-12-28",
    "2026-12-28, -4, 2026-12-21",
  })
  void someWorkingDaysAway(LocalDate day, int days, LocalDate there) {
    assertThat(in(BERLIN).shift(day, days)).isEqualTo(there);
  }

  @ParameterizedTest(name = "{0}, {1} to {2}: {3}")
  @CsvSource({
    "Europe/Berlin,       2026-12-01T10:00, 2026-12-01T12:30, PT2H30M",
    "Europe/Berlin,       2026-12-01T12:30, 2026-12-01T10:00, PT0S",
    "Europe/Berlin,       2026-12-01T20:00, 2026-12-02T08:00, PT0S",
    "Europe/Berlin,       2026-12-01T17:00, 2026-12-02T10:00, PT2H",
    "Europe/Berlin,       2026-12-04T17:00, 2026-12-07T10:00, PT2H",
    "Europe/Berlin,       2026-12-24T17:00, 2026-12-28T10:00, PT2H",
    // Clocks go forward on Sunday 28 March, and back on Sunday 25 October: the hours of work stay.
    "Europe/Berlin,       2027-03-26T09:00, 2027-03-29T18:00, PT18H",
    "Europe/Berlin,       2026-10-23T09:00, 2026-10-26T18:00, PT18H",
    // Lord Howe moves by half an hour and Kathmandu is at 5:45.
    "Australia/Lord_Howe, 2026-10-02T09:00, 2026-10-05T18:00, PT18H",
    "Asia/Kathmandu,      2026-12-01T09:00, 2026-12-02T18:00, PT18H",
  })
  void workingTimeIsCountedWhereTheLaunchIs(
      String zone, LocalDateTime since, LocalDateTime until, Duration time) {
    ZoneId there = ZoneId.of(zone);
    assertThat(in(there).between(since.atZone(there).toInstant(), until.atZone(there).toInstant()))
        .isEqualTo(time);
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @CsvSource({
    "Europe/Berlin, 2026-12-01T08:59:59, false",
    "Europe/Berlin, 2026-12-01T09:00,    true",
    "Europe/Berlin, 2026-12-01T17:59:59, true",
    "Europe/Berlin, 2026-12-01T18:00,    false",
    "Europe/Berlin, 2026-12-05T10:00,    false",
    "Europe/Berlin, 2027-03-29T09:00,    true",
    "Asia/Kathmandu, 2026-12-01T09:00,   true",
  })
  void itIsOpenInWorkingHours(String zone, LocalDateTime at, boolean open) {
    ZoneId there = ZoneId.of(zone);
    assertThat(in(there).open(at.atZone(there).toInstant())).isEqualTo(open);
  }

  @Test
  void theDaysOffOfASpan() {
    assertThat(in(BERLIN).off(LocalDate.of(2026, 12, 24), LocalDate.of(2026, 12, 28)))
        .containsExactly(
            LocalDate.of(2026, 12, 25), LocalDate.of(2026, 12, 26), LocalDate.of(2026, 12, 27));
  }

  @Test
  void whoNeverWorksIsNotWaitedForForEver() {
    var never =
        new WorkingDays(
            BERLIN,
            EnumSet.noneOf(DayOfWeek.class),
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            Holidays.NONE,
            new TreeSet<>());
    LocalDate day = LocalDate.of(2026, 12, 1);
    assertThat(never.onOrAfter(day)).isEqualTo(day.plusDays(366));
    assertThat(never.onOrBefore(day)).isEqualTo(day.minusDays(366));
    assertThat(
            never.between(
                day.atStartOfDay(BERLIN).toInstant(),
                day.plusDays(9).atStartOfDay(BERLIN).toInstant()))
        .isZero();
  }

  @Test
  void whoWantsItWorksOnWeekendsToo() {
    var settings =
        new Settings(
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            LocalTime.of(9, 0),
            LocalTime.of(17, 30),
            null,
            true,
            null,
            new TreeSet<>(List.of(LocalDate.of(2026, 12, 6))),
            6);
    assertThat(settings.workingDays(BERLIN).works(LocalDate.of(2026, 12, 5))).isTrue();
    assertThat(settings.workingDays(BERLIN).works(LocalDate.of(2026, 12, 6))).isFalse();
    assertThat(Settings.DEFAULT.workingDays(BERLIN).works(LocalDate.of(2026, 12, 5))).isFalse();
  }
}
