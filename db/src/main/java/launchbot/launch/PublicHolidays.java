package launchbot.launch;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Public holidays by jollyday. Nothing of it is loaded before somebody asks for a country, and a
 * year of a country is worked out once.
 */
final class PublicHolidays {
  private static final Pattern CODE = Pattern.compile("[a-z]{2}(?:-[a-z0-9]{1,4}){0,2}");
  private static final SortedSet<LocalDate> NONE =
      Collections.unmodifiableSortedSet(new TreeSet<>());

  /** Years that anybody plans for; each country and year is some kilobytes at most. */
  private static final Map<Key, SortedSet<LocalDate>> YEARS = new ConcurrentHashMap<>();

  private static final int MOST_YEARS = 2_000;

  private PublicHolidays() {}

  private record Key(String country, int year) {}

  static SortedSet<LocalDate> of(String country, int year) {
    var key = new Key(country, year);
    SortedSet<LocalDate> known = YEARS.get(key);
    if (known != null) {
      return known;
    }
    SortedSet<LocalDate> days = load(country, year);
    if (YEARS.size() < MOST_YEARS) {
      YEARS.put(key, days);
    }
    return days;
  }

  static Optional<String> country(String typed) {
    String code = typed.strip().toLowerCase(Locale.ROOT).replace('_', '-');
    return known(code) ? Optional.of(code.toUpperCase(Locale.ROOT)) : Optional.empty();
  }

  /** One at a time: jollyday promises nothing about threads. */
  private static synchronized SortedSet<LocalDate> load(String country, int year) {
    String code = country.toLowerCase(Locale.ROOT);
    if (!known(code)) {
      return NONE;
    }
    var days = new TreeSet<LocalDate>();
    String[] regions = regions(code).toArray(String[]::new);
    for (Holiday holiday :
        manager(code).getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY, regions)) {
      days.add(holiday.getActualDate());
      holiday.getObservedDate().ifPresent(days::add);
    }
    return Collections.unmodifiableSortedSet(days);
  }

  private static synchronized boolean known(String code) {
    if (!CODE.matcher(code).matches()
        || HolidayManager.getSupportedCalendarCodes().stream()
            .noneMatch(code.substring(0, 2)::equalsIgnoreCase)) {
      return false;
    }
    CalendarHierarchy at = manager(code).getCalendarHierarchy();
    for (String region : regions(code)) {
      at = at.getChildren().get(region);
      if (at == null) {
        return false;
      }
    }
    return true;
  }

  private static List<String> regions(String code) {
    return Arrays.stream(code.split("-")).skip(1).toList();
  }

  private static HolidayManager manager(String code) {
    return HolidayManager.getInstance(ManagerParameters.create(code.substring(0, 2)));
  }
}
