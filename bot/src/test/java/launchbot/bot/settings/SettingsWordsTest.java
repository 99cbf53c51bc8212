package launchbot.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.TreeSet;
import launchbot.bot.words.Times;
import launchbot.bot.words.Words;
import launchbot.launch.Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsWordsTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

  @ParameterizedTest
  @CsvSource({
    "9, 09:00",
    "9:30, 09:30",
    "09.30, 09:30",
    "17h30, 17:30",
    "5:30pm, 17:30",
    "12am, 00:00",
    "12 pm, 12:00",
    "0, 00:00",
    "24, ",
    "9:60, ",
    "13pm, ",
    "nine, ",
    "'', ",
    "9:5, "
  })
  void timesOfDay(String typed, @Nullable LocalTime time) {
    assertThat(Times.time(typed).orElse(null)).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "hours 9-18, 09:00, 18:00",
    "hours 8:30 – 17:00, 08:30, 17:00",
    "hours 10 to 19, 10:00, 19:00",
    "Hours 9am-6pm, 09:00, 18:00"
  })
  void hours(String typed, LocalTime from, LocalTime to) {
    Settings next = next(typed, Settings.DEFAULT.withHours(LocalTime.of(7, 0), LocalTime.of(8, 0)));
    assertThat(next.from()).isEqualTo(from);
    assertThat(next.to()).isEqualTo(to);
  }

  @Test
  void theOthers() {
    Settings plain = Settings.DEFAULT;
    assertThat(next("morning 9:30", plain).morning()).isEqualTo("09:30");
    assertThat(next("evening 18:00", plain).evening()).isEqualTo("18:00");
    assertThat(next("standup 9:15", plain).standup()).isEqualTo("09:15");
    assertThat(next("standup off", plain.withStandup(LocalTime.NOON)).standup()).isNull();
    assertThat(next("weekends on", plain).weekends()).isTrue();
    assertThat(next("weekends off", plain.withWeekends(true)).weekends()).isFalse();
    assertThat(next("country de-by", plain).country()).isEqualTo("DE-BY");
    assertThat(next("country none", plain.withCountry("DE")).country()).isNull();
    assertThat(next("cap 12", plain).dailyCap()).isEqualTo(12);
    assertThat(SettingsWords.read(Words.of("edit"), plain, TODAY))
        .isInstanceOf(SettingsWords.Form.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'days-off 24 dec - 2 jan', 2026-12-24, 2027-01-02, 10",
    "days-off 24-26 dec, 2026-12-24, 2026-12-26, 3",
    "days-off 2026-12-24 to 2026-12-25, 2026-12-24, 2026-12-25, 2",
    "days-off 2026-12-24, 2026-12-24, 2026-12-24, 1",
    "'days-off 24 dec, 31 dec and 4 jan', 2026-12-24, 2027-01-04, 3",
    "days-off tomorrow, 2026-11-21, 2026-11-21, 1"
  })
  void daysOffAreAdded(String typed, LocalDate first, LocalDate last, int days) {
    Settings next = next(typed, Settings.DEFAULT);
    assertThat(next.daysOff()).hasSize(days);
    assertThat(next.daysOff().first()).isEqualTo(first);
    assertThat(next.daysOff().last()).isEqualTo(last);
    // What the form shows is read back as it was.
    assertThat(DaysOff.read(DaysOff.lines(next.daysOff()), TODAY))
        .isEqualTo(new DaysOff.Days(next.daysOff()));
  }

  @Test
  void daysOffAreRemoved() {
    Settings some = next("days-off 24 dec - 26 dec", Settings.DEFAULT);
    assertThat(next("days-off remove 25 dec", some).daysOff())
        .containsExactly(LocalDate.parse("2026-12-24"), LocalDate.parse("2026-12-26"));
    assertThat(next("days-off none", some).daysOff()).isEmpty();
    assertThat(DaysOff.words(some.daysOff(), TODAY)).isEqualTo("Thu 24 Dec – Sat 26 Dec");
    assertThat(DaysOff.words(new TreeSet<>(), TODAY)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "xyzzy",
        "hours",
        "hours 9",
        "hours nine to five",
        "morning",
        "morning tea",
        "standup",
        "weekends",
        "weekends maybe",
        "cap",
        "cap many",
        "cap -3",
        "days-off",
        "days-off whenever",
        "days-off 31 feb",
        "days-off 2 jan 2027 - 24 dec 2026",
        "days-off 1 jan 2027 - 1 jun 2027",
        "days-off 24 dec and xyzzy"
      })
  void whatIsUnclearChangesNothingAndSaysWhatToType(String typed) {
    assertThat(SettingsWords.read(Words.of(typed), Settings.DEFAULT, TODAY))
        .isInstanceOfSatisfying(
            SettingsWords.Unclear.class,
            unclear -> assertThat(unclear.why()).endsWith(".").hasSizeGreaterThan(20));
  }

  private static Settings next(String typed, Settings before) {
    return ((SettingsWords.Next) SettingsWords.read(Words.of(typed), before, TODAY)).settings();
  }
}
