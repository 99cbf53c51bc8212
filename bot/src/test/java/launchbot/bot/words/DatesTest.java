package launchbot.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatesTest {

  /** A Friday. */
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @ParameterizedTest
  @CsvSource({
    "today, 2026-11-20, 1",
    "TODAY!, 2026-11-20, 1",
    "eod, 2026-11-20, 1",
    "tomorrow, 2026-11-21, 1",
    "tmrw and so on, 2026-11-21, 1",
    "in 3 days, 2026-11-23, 3",
    "in two weeks time, 2026-12-04, 3",
    "in a week, 2026-11-27, 3",
    "in one month, 2026-12-20, 3",
    "3 days, 2026-11-23, 2",
    "3d, 2026-11-23, 1",
    "in 2w, 2026-12-04, 2",
    "0d, 2026-11-20, 1",
    "eow, 2026-11-20, 1",
    "end of week, 2026-11-20, 3",
    "end of the month, 2026-11-30, 4",
    "eom, 2026-11-30, 1",
    "next week, 2026-11-23, 2",
    "next month, 2026-12-01, 2",
  })
  void readsDistances(String words, LocalDate date, int used) {
    assertThat(Dates.read(words, TODAY)).isEqualTo(new When.Found(date, used));
  }

  @ParameterizedTest
  @CsvSource({
    // asked on a Friday
    "2026-11-20, fri, 2026-11-27",
    "2026-11-20, this friday, 2026-11-27",
    "2026-11-20, next fri, 2026-11-27",
    "2026-11-20, sat, 2026-11-21",
    "2026-11-20, next sat, 2026-11-28",
    "2026-11-20, on Monday, 2026-11-23",
    "2026-11-20, by next tues., 2026-11-24",
    // asked on a Monday
    "2026-11-16, fri, 2026-11-20",
    "2026-11-16, next fri, 2026-11-27",
    "2026-11-16, mon, 2026-11-23",
    "2026-11-16, next week, 2026-11-23",
    "2026-11-16, end of week, 2026-11-20",
    // asked on a Sunday: the week that begins tomorrow is the next one
    "2026-11-22, next wed, 2026-11-25",
    "2026-11-22, wed, 2026-11-25",
    "2026-11-22, eow, 2026-11-27",
  })
  void readsDaysOfTheWeek(LocalDate today, String words, LocalDate date) {
    assertThat(Dates.read(words, today)).isEqualTo(new When.Found(date, words.split(" ").length));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      value = {
        "12 dec → 2026-12-12 → 2",
        "Dec 12 → 2026-12-12 → 2",
        "12. Dec → 2026-12-12 → 2",
        "12th of december, then → 2026-12-12 → 3",
        "the 3rd of dec → 2026-12-03 → 4",
        "12 december 2027 → 2027-12-12 → 3",
        "december 12, 2027. → 2027-12-12 → 3",
        "12 dec 404 pages → 2026-12-12 → 2",
        "sept 1 → 2027-09-01 → 2",
        "fri 4 dec → 2026-12-04 → 3",
        "Friday, 4 December 2026 → 2026-12-04 → 4",
        "fri 4 users → 2026-11-27 → 1",
        // passed this year, so next year; today has not passed
        "19 nov → 2027-11-19 → 2",
        "20 nov → 2026-11-20 → 2",
        "2026-12-12 → 2026-12-12 → 1",
        "2026/12/1, → 2026-12-01 → 1",
        // in the past: the caller decides
        "2026-01-31 → 2026-01-31 → 1",
        "29 feb 2028 → 2028-02-29 → 3",
        "1.12. → 2026-12-01 → 1",
        "1.12.2026 → 2026-12-01 → 1",
        "25/12 → 2026-12-25 → 1",
        "12/25/26 → 2026-12-25 → 1",
        "12/12 → 2026-12-12 → 1",
      })
  void readsDays(String words, LocalDate date, int used) {
    assertThat(Dates.read(words, TODAY)).isEqualTo(new When.Found(date, used));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "12",
        "dec",
        "dec 2026",
        "12th",
        "12 monkeys",
        "404 dec",
        "in",
        "in time",
        "next",
        "next time",
        "this form",
        "end",
        "end of line",
        "a",
        "marching 5",
        "v1.2",
        "1.2",
        "3-4",
        "3 of 4",
        "fridays",
        "12:30",
        "١٢ dec",
        "d",
        "2026"
      })
  void leavesOtherWordsAlone(String words) {
    assertThat(Dates.read(words, TODAY)).isEqualTo(new When.NotADate());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "→",
      value = {
        "feb 30 → 2 → February has 28 days in 2027: there is no 30 February.",
        "29 feb → 2 → February has 28 days in 2027: there is no 29 February.",
        "29 feb 2027 → 3 → February has 28 days in 2027: there is no 29 February.",
        "31 apr → 2 → April has 30 days: there is no 31 April.",
        "0 dec → 2 → There is no day 0: days begin with 1.",
        "2026-13-01 → 1 → There is no month 13: months go from 1 to 12.",
        "2026-11-31 → 1 → November has 30 days: there is no 31 November.",
        "thu 4 dec → 3 → 4 December 2026 is a Friday, not a Thursday.",
        "5/6 → 1 → That can be 5 June or 6 May: type \"5 jun\" or \"6 may\".",
        "5/6/2027 → 1 → That can be 5 June or 6 May: type \"5 jun\" or \"6 may\".",
        "2099-12-12 → 1 → That day is more than five years away: check the year.",
        "12 dec 1999 → 3 → That day is more than five years ago: check the year.",
        "0000-01-01 → 1 → That day is more than five years ago: check the year.",
        "in 99999999999999 weeks → 3 → That day is more than five years away: check the year.",
      })
  void saysWhyADayCannotBeMeant(String words, int used, String why) {
    assertThat(Dates.read(words, TODAY)).isEqualTo(new When.Impossible(why, used));
  }

  /** The seed stands in the name of the test that it fails. */
  static LongStream seeds() {
    return new Random().longs(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsAnything(long seed) {
    var random = new Random(seed);
    var pieces =
        List.of(
            " ", " ", " ", "in", "next", "end", "of", "the", "fri", "dec", "feb", "may", "day",
            "weeks", "w", "0", "1", "12", "31", "99", "2026", "/", "-", ".", ",", "th", "a", "two",
            "é", "٣");
    for (int i = 0; i < 1_000; i++) {
      var typed = new StringBuilder();
      for (int k = random.nextInt(12); k > 0; k--) {
        typed.append(pieces.get(random.nextInt(pieces.size())));
      }
      String words = typed.toString().strip();

      if (Dates.read(words, TODAY) instanceof When.Found(LocalDate date, int used)) {
        assertThat(used).as(words).isBetween(1, words.split(" +").length);
        assertThat(date).as(words).isBetween(TODAY.minusYears(5), TODAY.plusYears(5));
      }
    }
  }
}
