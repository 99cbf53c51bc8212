package launchbot.jobs.calendar;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Something that recurs. A value: two with the same parts are the same, and one whose parts change
 * is rescheduled.
 *
 * @param kind of which {@link Duty}: {@code backup}, {@code nudge}
 * @param ids what it is about, from the wide to the narrow: workspace, launch. Ids only, since they
 *     stand in tables without a tenant; the duty reads the rest from its rows
 * @param hours when a missed one may be caught up; the rhythm's own times lie within
 */
public record Appointment(String kind, List<String> ids, Rhythm rhythm, Hours hours) {
  private static final Pattern KIND = Pattern.compile("[a-z][a-z-]{0,39}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._:-]{1,40}");
  private static final int LONGEST_NAME = 120;

  public Appointment {
    ids = List.copyOf(ids);
    if (!KIND.matcher(kind).matches() || !ids.stream().allMatch(ID.asMatchPredicate())) {
      throw new IllegalArgumentException("no kind and ids: " + kind + " " + ids);
    }
    if (String.join("/", ids).length() + kind.length() >= LONGEST_NAME) {
      throw new IllegalArgumentException("too many ids: " + ids);
    }
    for (LocalTime time : rhythm.times()) {
      boolean open =
          rhythm.days().stream()
              .map(day -> java.time.LocalDate.EPOCH.with(day))
              .allMatch(day -> hours.open(day.atTime(time).atZone(java.time.ZoneOffset.UTC)));
      if (!open) {
        throw new IllegalArgumentException("%s is outside of its hours".formatted(time));
      }
    }
  }

  /** At any hour, as what runs by itself. */
  public static Appointment of(String kind, Rhythm rhythm, String... ids) {
    return new Appointment(kind, List.of(ids), rhythm, Hours.ANY);
  }

  /** Kind and ids: {@code nudge/T1/12}. No two that are wanted share one. */
  public String name() {
    return ids.isEmpty() ? kind : kind + "/" + String.join("/", ids);
  }

  /** Whether a missed occasion may be caught up then. */
  boolean open(Instant at) {
    var there = at.atZone(rhythm.zone());
    return hours.equals(Hours.ANY)
        || (hours.open(there) && !rhythm.holidays().contains(there.toLocalDate()));
  }

  /** When it may be next, if it may not be now. */
  Instant opening(Instant after) {
    return Rhythm.on(hours.days(), rhythm.zone(), hours.from())
        .except(rhythm.holidays())
        .next(after);
  }
}
