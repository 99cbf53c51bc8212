package launchbot.sprint;

import static launchbot.sprint.Samples.TODAY;
import static launchbot.sprint.Samples.WORKING;
import static launchbot.sprint.Samples.begun;
import static launchbot.sprint.Samples.working;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import launchbot.launch.Holidays;
import launchbot.launch.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimetableTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a week                     | 2026-12-07 | ''         | ''                    | 7 8 9 10 11
          across a weekend           | 2026-12-03 | ''         | ''                    | 3 4 7 8 9
          a day off                  | 2026-12-07 | 2026-12-08 | ''                    | 7 9 10 11 14
          day 1 on a day off, wanted | 2026-12-05 | ''         | ''                    | 5 7 8 9 10
          a pause                    | 2026-12-07 | ''         | 2026-12-08 2026-12-10 | 7 10 11 14 15
          a pause into a weekend     | 2026-12-07 | ''         | 2026-12-11 2026-12-13 | 7 8 9 10 14
          a pause across a weekend   | 2026-12-07 | ''         | 2026-12-11 2026-12-15 | 7 8 9 10 15
          a pause within a weekend   | 2026-12-10 | ''         | 2026-12-12 2026-12-14 | 10 11 14 15 16
          a pause from day 1 on      | 2026-12-07 | ''         | 2026-12-07 2026-12-09 | 9 10 11 14 15
          a pause before day 1       | 2026-12-07 | ''         | 2026-11-30 2026-12-07 | 7 8 9 10 11
          two pauses                 | 2026-12-07 | ''         | 2026-12-08 2026-12-09 2026-12-10 2026-12-11 | 7 9 11 14 15
          a pause and a day off      | 2026-12-07 | 2026-12-10 | 2026-12-08 2026-12-10 | 7 11 14 15 16
          """)
  void daysLieOnWorkingDays(String name, String dayOne, String off, String pauses, String days) {
    Sprint sprint = begun(dayOne).in(Sprint.State.ACTIVE, pauses(pauses));
    assertThat(days(Timetable.of(sprint, working(off), LocalDate.of(2026, 12, 31))))
        .isEqualTo(days);
  }

  @ParameterizedTest(name = "paused since Tuesday 8th, seen on the {0}th")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8  | 7 9 10 11 14
          9  | 7 10 11 14 15
          11 | 7 14 15 16 17
          12 | 7 14 15 16 17
          14 | 7 15 16 17 18
          """)
  void aPauseThatLastsPushesTheRestAhead(int today, String days) {
    Sprint sprint =
        begun("2026-12-07")
            .in(Sprint.State.PAUSED, List.of(new Sprint.Pause(LocalDate.of(2026, 12, 8), null)));
    assertThat(days(Timetable.of(sprint, WORKING, LocalDate.of(2026, 12, today)))).isEqualTo(days);
  }

  @Test
  void itIsLongerWhereItWasExtended() {
    Sprint sprint = begun("2026-12-07").longer(2, List.of());
    Timetable days = Timetable.of(sprint, WORKING, TODAY);
    assertThat(days(days)).isEqualTo("7 8 9 10 11 14 15");
    assertThat(sprint.day(7)).isEqualTo(sprint.day(5));
  }

  @ParameterizedTest(name = "on {0}: day {1}, {2} begun, over: {3}")
  @CsvSource({
    "2026-12-02, 0, 0, false",
    "2026-12-03, 1, 1, false",
    "2026-12-05, 0, 2, false",
    "2026-12-07, 3, 3, false",
    "2026-12-09, 5, 5, false",
    "2026-12-10, 0, 5, true",
  })
  void itKnowsWhichDayADateIs(LocalDate date, int day, int begun, boolean over) {
    Timetable days = Timetable.of(begun("2026-12-03"), WORKING, TODAY);
    assertThat(days.on(date).orElse(0)).isEqualTo(day);
    assertThat(days.begun(date)).isEqualTo(begun);
    assertThat(days.over(date)).isEqualTo(over);
  }

  @Test
  void aTeamThatNeverWorksIsNotWaitedForForEver() {
    var never =
        new WorkingDays(
            Samples.BERLIN,
            EnumSet.noneOf(java.time.DayOfWeek.class),
            LocalTime.of(9, 0),
            LocalTime.of(18, 0),
            Holidays.NONE,
            new TreeSet<>());
    assertThat(Timetable.of(begun("2026-12-03"), never, TODAY).dates()).hasSize(5);
    Sprint paused =
        begun("2015-12-03")
            .in(Sprint.State.PAUSED, List.of(new Sprint.Pause(LocalDate.of(2015, 12, 3), null)));
    assertThat(Timetable.of(paused, never, TODAY).first()).isAfter(TODAY);
  }

  @ParameterizedTest(name = "begun at {0}: day 1 on {1} at the earliest")
  @CsvSource({
    "2026-12-01T08:00, 2026-12-01",
    "2026-12-01T17:59, 2026-12-01",
    "2026-12-01T18:00, 2026-12-02",
    "2026-12-04T19:00, 2026-12-07",
    "2026-12-05T10:00, 2026-12-07",
  })
  void itBeginsTodayUnlessTheWorkIsOver(String at, LocalDate day) {
    var now = ZonedDateTime.of(java.time.LocalDateTime.parse(at), Samples.BERLIN).toInstant();
    assertThat(Timetable.earliest(WORKING, now)).isEqualTo(day);
  }

  @ParameterizedTest(name = "launch on {0} after {1} days: day 1 on {2}")
  @CsvSource({
    "2026-12-18, 5, 2026-12-14",
    "2026-12-18, 1, 2026-12-18",
    "2026-12-19, 5, 2026-12-14",
    "2026-12-20, 6, 2026-12-11",
    "2026-12-21, 2, 2026-12-18",
  })
  void itIsLaidBeforeTheLaunch(LocalDate launch, int days, LocalDate dayOne) {
    assertThat(Timetable.before(launch, days, WORKING)).isEqualTo(dayOne);
  }

  private static List<Sprint.Pause> pauses(String text) {
    String[] dates = text.isBlank() ? new String[0] : text.strip().split(" +");
    List<Sprint.Pause> pauses = new java.util.ArrayList<>();
    for (int i = 0; i < dates.length; i += 2) {
      pauses.add(new Sprint.Pause(LocalDate.parse(dates[i]), LocalDate.parse(dates[i + 1])));
    }
    return pauses;
  }

  private static String days(Timetable days) {
    return days.dates().stream()
        .map(day -> String.valueOf(day.getDayOfMonth()))
        .collect(Collectors.joining(" "));
  }
}
