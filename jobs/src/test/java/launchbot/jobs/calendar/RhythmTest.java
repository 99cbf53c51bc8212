package launchbot.jobs.calendar;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SATURDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RhythmTest {

  /** Every occasion from the first instant on, in local time with its offset. */
  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # clocks go forward: 02:30 does not exist, and comes once, as 03:30
          Europe/Berlin    | 02:30 | 2027-03-26T12:00:00Z | 2027-03-27T02:30+01:00 2027-03-28T03:30+02:00 2027-03-29T02:30+02:00
          America/New_York | 02:30 | 2027-03-13T12:00:00Z | 2027-03-14T03:30-04:00 2027-03-15T02:30-04:00
          # clocks go back: 02:30 is there twice, and comes once, at the first
          Europe/Berlin    | 02:30 | 2027-10-29T22:00:00Z | 2027-10-30T02:30+02:00 2027-10-31T02:30+02:00 2027-11-01T02:30+01:00
          America/New_York | 01:30 | 2026-10-31T12:00:00Z | 2026-11-01T01:30-04:00 2026-11-02T01:30-05:00
          # asked between the two: not again that night
          Europe/Berlin    | 02:30 | 2027-10-31T00:45:00Z | 2027-11-01T02:30+01:00
          # two times that the gap moves onto each other are one
          Europe/Berlin    | 02:30 03:30 | 2027-03-27T12:00:00Z | 2027-03-28T03:30+02:00 2027-03-29T02:30+02:00
          # moved past another time: in order all the same
          Europe/Berlin    | 02:30 03:00 | 2027-03-27T12:00:00Z | 2027-03-28T03:00+02:00 2027-03-28T03:30+02:00 2027-03-29T02:30+02:00
          # a whole day that Samoa left out
          Pacific/Apia     | 09:00 | 2011-12-29T00:00:00Z | 2011-12-29T09:00-10:00 2011-12-31T09:00+14:00 2012-01-01T09:00+14:00
          # a gap at midnight
          Africa/Cairo     | 00:00 | 2024-04-25T10:00:00Z | 2024-04-26T01:00+03:00 2024-04-27T00:00+03:00
          # strictly later
          UTC              | 06:00 | 2026-12-01T06:00:00Z | 2026-12-02T06:00Z
          UTC              | 06:00 | 2026-12-01T05:59:59.999999999Z | 2026-12-01T06:00Z
          """)
  void nightsWithOtherHours(String zone, String times, Instant after, String expected) {
    var rhythm =
        Rhythm.daily(
            ZoneId.of(zone),
            List.of(times.split(" ")).stream().map(LocalTime::parse).toArray(LocalTime[]::new));
    List<String> wanted = List.of(expected.split(" "));
    assertThat(shown(rhythm, after, wanted.size())).isEqualTo(wanted);
  }

  @Test
  void daysOfTheWeekAndHolidays() {
    var mornings =
        Rhythm.on(EnumSet.of(MONDAY, FRIDAY), ZoneId.of("Europe/Berlin"), LocalTime.of(9, 0))
            .except(Set.of(LocalDate.parse("2026-12-25"), LocalDate.parse("2026-12-28")));
    assertThat(shown(mornings, Instant.parse("2026-12-20T00:00:00Z"), 3))
        .containsExactly(
            "2026-12-21T09:00+01:00", "2027-01-01T09:00+01:00", "2027-01-04T09:00+01:00");
  }

  @Test
  void workingDaysLeaveTheWeekendOut() {
    var noon = Rhythm.workingDays(ZoneId.of("Asia/Kolkata"), LocalTime.NOON);
    assertThat(shown(noon, Instant.parse("2026-12-04T00:00:00Z"), 2))
        .containsExactly("2026-12-04T12:00+05:30", "2026-12-07T12:00+05:30");
  }

  @Test
  void aRhythmThatNeverComesIsRefused() {
    assertThatThrownBy(() -> Rhythm.daily(ZoneId.of("UTC")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Rhythm.on(Set.of(), ZoneId.of("UTC"), LocalTime.NOON))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Against the slow way: every date of two years, its times one after the other. */
  @Test
  void anyRhythmInAnyZoneIsWhatTheCalendarOnTheWallSays() {
    long seed = System.nanoTime();
    System.out.println("RhythmTest: seed " + seed);
    var random = new Random(seed);
    List<String> zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    for (int i = 0; i < 60; i++) {
      var zone = ZoneId.of(zones.get(random.nextInt(zones.size())));
      var times = new TreeSet<LocalTime>();
      random
          .ints(1 + random.nextInt(3), 0, 24 * 60)
          .forEach(minute -> times.add(LocalTime.ofSecondOfDay(minute * 60L)));
      var days = EnumSet.of(SATURDAY);
      random.ints(3, 1, 8).forEach(day -> days.add(DayOfWeek.of(day)));
      var start = LocalDate.of(1990 + random.nextInt(50), 1, 1);
      var holidays = new TreeSet<LocalDate>();
      random.ints(20, 0, 700).forEach(day -> holidays.add(start.plusDays(day)));
      var wall = new TreeSet<Instant>();
      for (var day = start; day.isBefore(start.plusYears(2)); day = day.plusDays(1)) {
        for (LocalTime time : times) {
          var at = ZonedDateTime.of(day, time, zone);
          if (days.contains(day.getDayOfWeek())
              && !holidays.contains(day)
              && at.getDayOfMonth() == day.getDayOfMonth()) {
            wall.add(at.toInstant());
          }
        }
      }
      var rhythm = new Rhythm(times, days, zone, holidays);
      assertThat(first(rhythm, wall.getFirst().minusNanos(1), wall.size()))
          .as(rhythm.toString())
          .containsExactlyElementsOf(wall);
    }
  }

  private static List<Instant> first(Rhythm rhythm, Instant after, int count) {
    List<Instant> instants = new ArrayList<>();
    for (Instant at = rhythm.next(after); instants.size() < count; at = rhythm.next(at)) {
      instants.add(at);
    }
    return instants;
  }

  private static List<String> shown(Rhythm rhythm, Instant after, int count) {
    return first(rhythm, after, count).stream()
        .map(at -> at.atZone(rhythm.zone()).toOffsetDateTime().toString())
        .toList();
  }
}
