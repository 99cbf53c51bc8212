package launchbot.launch;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The public holidays of a country, or of one of its regions. */
public interface Holidays {
  Holidays NONE = _ -> Collections.unmodifiableSortedSet(new TreeSet<>());

  /** All of a year, each on the day that people have off for it too. */
  SortedSet<LocalDate> in(int year);

  /**
   * Those of a country; they are looked up when a year of them is asked for first.
   *
   * @param country ISO 3166, the region behind a dash; null or unknown: none
   */
  static Holidays of(@Nullable String country) {
    return country == null ? NONE : year -> PublicHolidays.of(country, year);
  }

  /**
   * The country or region that somebody typed as we keep it: {@code DE-BY} for {@code de-by}; empty
   * where no holidays are known of it.
   */
  static Optional<String> country(String typed) {
    return PublicHolidays.country(typed);
  }
}
