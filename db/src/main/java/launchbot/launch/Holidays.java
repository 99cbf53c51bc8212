package launchbot.launch;

import java.time.LocalDate;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The public holidays of a country, or of one of its regions. */
public interface Holidays {
  Holidays NONE = _ -> new TreeSet<>();

  /** All of a year. */
  SortedSet<LocalDate> in(int year);

  /**
   * @param country ISO 3166, the region behind a dash; null or unknown: none
   */
  static Holidays of(@Nullable String country) {
    return NONE;
  }
}
