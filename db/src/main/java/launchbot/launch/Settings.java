package launchbot.launch;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How a team keeps time in a launch. All times of day are in the launch's zone.
 *
 * @param from when the working day begins
 * @param to when it ends, later than {@code from}
 * @param morning when the day's focus and everybody's list are said
 * @param evening when what is unranked is listed
 * @param standup when each person is asked, in their own zone; null: no stand-up
 * @param weekends whether Saturday and Sunday are working days too
 * @param country whose public holidays are days off: ISO 3166, the region behind a dash ({@code
 *     DE-BY}); null: none
 * @param daysOff further days off of this team
 * @param dailyCap how many messages of its own accord the bot posts to the channel in a day; what
 *     goes beyond is said in one digest
 */
public record Settings(
    LocalTime from,
    LocalTime to,
    LocalTime morning,
    LocalTime evening,
    @Nullable LocalTime standup,
    boolean weekends,
    @Nullable String country,
    SortedSet<LocalDate> daysOff,
    int dailyCap) {
  public static final Settings DEFAULT =
      new Settings(
          LocalTime.of(9, 0),
          LocalTime.of(18, 0),
          LocalTime.of(9, 0),
          LocalTime.of(17, 30),
          null,
          false,
          null,
          new TreeSet<>(),
          6);

  public Settings {
    daysOff = Collections.unmodifiableSortedSet(new TreeSet<>(daysOff));
  }

  /** With other working hours; morning and evening move into them where they lie outside. */
  public Settings withHours(LocalTime begin, LocalTime end) {
    LocalTime first = morning.isBefore(begin) || !morning.isBefore(end) ? begin : morning;
    boolean fits = evening.isAfter(first) && !evening.isAfter(end);
    LocalTime half = end.minusMinutes(30);
    LocalTime last = fits ? evening : half.isAfter(first) ? half : end;
    return new Settings(begin, end, first, last, standup, weekends, country, daysOff, dailyCap);
  }

  public Settings withMorning(LocalTime time) {
    return new Settings(from, to, time, evening, standup, weekends, country, daysOff, dailyCap);
  }

  public Settings withEvening(LocalTime time) {
    return new Settings(from, to, morning, time, standup, weekends, country, daysOff, dailyCap);
  }

  public Settings withStandup(@Nullable LocalTime time) {
    return new Settings(from, to, morning, evening, time, weekends, country, daysOff, dailyCap);
  }

  public Settings withWeekends(boolean work) {
    return new Settings(from, to, morning, evening, standup, work, country, daysOff, dailyCap);
  }

  public Settings withCountry(@Nullable String code) {
    return new Settings(from, to, morning, evening, standup, weekends, code, daysOff, dailyCap);
  }

  public Settings withDaysOff(SortedSet<LocalDate> days) {
    return new Settings(from, to, morning, evening, standup, weekends, country, days, dailyCap);
  }

  public Settings withDailyCap(int most) {
    return new Settings(from, to, morning, evening, standup, weekends, country, daysOff, most);
  }

  /** The days on which this team works. */
  public WorkingDays workingDays(ZoneId zone) {
    Set<DayOfWeek> week =
        weekends
            ? EnumSet.allOf(DayOfWeek.class)
            : EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    return new WorkingDays(zone, week, from, to, Holidays.of(country), daysOff);
  }
}
