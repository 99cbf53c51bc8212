package launchbot.alarm;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Who is on call: a week each, handed over on Monday at nine where the launch is.
 *
 * @param people in their order; empty for nobody
 * @param since the Monday on which the first one's week began
 */
public record Rota(List<String> people, LocalDate since, List<Swap> swaps) {
  static final LocalTime HANDOVER = LocalTime.of(9, 0);
  public static final Rota NOBODY = new Rota(List.of(), LocalDate.EPOCH, List.of());

  public Rota {
    people = List.copyOf(people);
    swaps = List.copyOf(swaps);
  }

  /** Somebody stands in. */
  public record Swap(String person, Instant from, Instant until) {
    boolean at(Instant now) {
      return !now.isBefore(from) && now.isBefore(until);
    }
  }

  /** One that begins with the first of them now. */
  public static Rota of(List<String> people, Instant now, ZoneId zone) {
    return new Rota(people, week(now, zone), List.of());
  }

  /** Whose turn it is, stand-ins counted. */
  public Optional<String> onCall(Instant now, ZoneId zone) {
    return order(now, zone).stream().findFirst();
  }

  /** Everybody once, from whoever is on call: whom an alarm goes on to. */
  public List<String> order(Instant now, ZoneId zone) {
    List<String> byWeek =
        IntStream.range(0, people.size()).mapToObj(i -> inWeek(now, zone, i)).toList();
    // The last one made counts.
    Optional<String> standIn =
        swaps.reversed().stream().filter(swap -> swap.at(now)).map(Swap::person).findFirst();
    return Stream.concat(standIn.stream(), byWeek.stream()).distinct().toList();
  }

  /** Whose week it is so many weeks from now, stand-ins left out. */
  public String inWeek(Instant now, ZoneId zone, int weeks) {
    long gone = ChronoUnit.WEEKS.between(since, week(now, zone)) + weeks;
    return people.get(Math.floorMod(gone, people.size()));
  }

  /** When the next week begins. */
  public static Instant handover(Instant now, ZoneId zone) {
    return week(now, zone).plusWeeks(1).atTime(HANDOVER).atZone(zone).toInstant();
  }

  /** The Monday of the week that counts: before nine on Monday it is still the last one. */
  static LocalDate week(Instant now, ZoneId zone) {
    return now.atZone(zone)
        .toLocalDateTime()
        .minusHours(HANDOVER.getHour())
        .toLocalDate()
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
