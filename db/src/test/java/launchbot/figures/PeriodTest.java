package launchbot.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  private static final LocalDate TODAY = LocalDate.parse("2026-12-03");

  @ParameterizedTest
  @CsvSource({
    "'', 2026-11-04, 2026-12-03, the last 30 days",
    "7d, 2026-11-27, 2026-12-03, the last 7 days",
    "90 days, 2026-09-05, 2026-12-03, the last 90 days",
    "1d, 2026-12-03, 2026-12-03, today",
    "THIS month, 2026-12-01, 2026-12-03, this month",
    "2026-11, 2026-11-01, 2026-11-30, 2026-11",
    "2024-2, 2024-02-01, 2024-02-29, 2024-02",
    "2026-10-01..2026-10-31, 2026-10-01, 2026-10-31, 2026-10-01 to 2026-10-31",
    "2026-10-01…2026-10-01, 2026-10-01, 2026-10-01, 2026-10-01 to 2026-10-01",
    "2026-12, 2026-12-01, 2026-12-31, 2026-12",
  })
  void periods(String typed, LocalDate first, LocalDate last, String name) {
    assertThat(Period.parse(typed, TODAY))
        .isEqualTo(new Period.Meant(new Period(first, last, name)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0d",
        "400d",
        "9999d",
        "-7d",
        "2026-13",
        "2026-00",
        "2026-02-30..2026-03-01",
        "2027-01",
        "2026-10-31..2026-10-01",
        "2025-01-01..2026-06-01",
        "yesterday",
        "<!channel>",
        "٣d",
        "2026-10-01..",
        "99999999999999d",
        "🙂"
      })
  void refusedWithWhatToType(String typed) {
    assertThat(Period.parse(typed, TODAY))
        .isInstanceOfSatisfying(
            Period.Wrong.class,
            wrong -> assertThat(wrong.why()).matches("(?s).+[.] Type `30d`.*|A period is.*"));
  }

  @Test
  void aDayOfTheZoneIsWholeAlsoWhereTheClocksChange() {
    var day = new Period(LocalDate.parse("2026-10-25"), LocalDate.parse("2026-10-25"), "that day");
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    assertThat(day.from(berlin)).isEqualTo(Instant.parse("2026-10-24T22:00:00Z"));
    assertThat(day.until(berlin)).isEqualTo(Instant.parse("2026-10-25T23:00:00Z"));
  }
}
