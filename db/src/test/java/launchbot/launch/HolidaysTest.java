package launchbot.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HolidaysTest {

  @ParameterizedTest
  @CsvSource({
    "DE, 2026-12-25, true",
    "DE, 2026-10-03, true",
    "DE, 2027-05-06, true", // Ascension: moves with Easter
    "DE, 2027-01-06, false", // Epiphany: in three of its states
    "DE-BY, 2027-01-06, true",
    "DE-BE, 2027-01-06, false",
    "US, 2026-11-26, true", // Thanksgiving
    "US, 2026-07-03, true", // the 4th is a Saturday: this is the day off
    "GB-ENG, 2026-12-28, true", // for Boxing Day on a Saturday
    "DE, 2026-12-24, false",
    "XX, 2026-12-25, false",
    "DE-XX, 2026-12-25, false",
    "rubbish, 2026-12-25, false"
  })
  void aDayIsAHoliday(String country, LocalDate day, boolean is) {
    assertThat(Holidays.of(country).in(day.getYear()).contains(day)).isEqualTo(is);
  }

  @Test
  void nobodysHolidaysAreNone() {
    assertThat(Holidays.of(null).in(2026)).isEmpty();
    assertThat(Holidays.NONE.in(2026)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"de,DE", "De-by,DE-BY", "de_by,DE-BY", "' us-ca ',US-CA", "JP,JP"})
  void countriesAreKeptInOneSpelling(String typed, String kept) {
    assertThat(Holidays.country(typed)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "d",
        "xx",
        "de-zz",
        "deutschland",
        "../etc",
        "dj_stoxx",
        "nyse",
        "de-by-",
        "de--by"
      })
  void whatNobodyKnowsIsNoCountry(String typed) {
    assertThat(Holidays.country(typed)).isEmpty();
  }

  @Test
  void workingDaysLeaveThemOut() {
    var settings = SettingsRulesTest.with("DE");
    assertThat(settings.workingDays(ZoneOffset.UTC).onOrAfter(LocalDate.parse("2026-12-25")))
        .isEqualTo("2026-12-28");
  }

  @Test
  void manyMayAskAtOnce() throws Exception {
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<SortedSet<LocalDate>>> all =
          java.util.stream.IntStream.range(0, 40)
              .mapToObj(i -> pool.submit(() -> Holidays.of("FR").in(2030 + i % 4)))
              .toList();
      for (int i = 0; i < all.size(); i++) {
        assertThat(all.get(i).get()).hasSizeGreaterThan(9).isEqualTo(all.get(i % 4).get());
      }
    }
  }
}
