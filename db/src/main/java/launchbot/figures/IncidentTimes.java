package launchbot.figures;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.incident.Incident;
import launchbot.incident.Resolution;
import launchbot.incident.Status;
import org.jspecify.annotations.Nullable;

/**
 * The figures of one incident, and of those that were merged into it, which were the same trouble:
 * of them all, the first beginning, the first knowledge and the first answer count.
 *
 * @param merged those that count with it, the oldest first
 * @param began as it stands now, corrected where it was
 * @param startKnown whether somebody said, or a probe saw, when it began; otherwise it counts from
 *     when we knew, and there is no time to detect
 * @param over when it was over; null while it lasts
 * @param words how often people were told something, inside and outside
 * @param lengths without those that are not known
 */
public record IncidentTimes(
    Incident incident,
    List<Incident> merged,
    Instant began,
    boolean startKnown,
    Instant detected,
    @Nullable Instant acknowledged,
    @Nullable Instant told,
    @Nullable Instant over,
    int words,
    Map<Figure, Duration> lengths) {

  public IncidentTimes {
    merged = List.copyOf(merged);
    lengths = Map.copyOf(lengths);
  }

  /**
   * @param updates when something was said inside
   * @param notices when customers were told something: approved ones only
   * @param now until when the silence of one that lasts is reckoned
   */
  public static IncidentTimes of(
      Incident incident,
      Collection<Incident> merged,
      Collection<Instant> updates,
      Collection<Instant> notices,
      Instant now) {
    List<Incident> all = Stream.concat(Stream.of(incident), merged.stream()).toList();
    Instant detected = first(all.stream().map(Incident::detectedAt)).orElseThrow();
    Optional<Instant> stated =
        first(all.stream().filter(IncidentTimes::stated).map(one -> one.began().at()));
    Instant began = stated.orElse(detected);
    Instant acknowledged =
        first(all.stream().map(Incident::acknowledged).flatMap(Stream::ofNullable).map(a -> a.at()))
            .orElse(null);
    Instant told = first(notices.stream()).orElse(null);
    Instant over = incident.status() instanceof Status.Resolved ? incident.resolvedAt() : null;
    Map<Figure, Duration> lengths = new EnumMap<>(Figure.class);
    stated.ifPresent(at -> lengths.put(Figure.DETECT, between(at, detected)));
    put(lengths, Figure.ACKNOWLEDGE, detected, acknowledged);
    put(lengths, Figure.RESOLVE, began, over);
    put(lengths, Figure.TELL, detected, told);
    lengths.put(
        Figure.SILENCE,
        silence(
            detected,
            Stream.concat(updates.stream(), notices.stream()).sorted().toList(),
            over == null ? now : over));
    return new IncidentTimes(
        incident,
        List.copyOf(merged),
        began,
        stated.isPresent(),
        detected,
        acknowledged,
        told,
        over,
        updates.size() + notices.size(),
        lengths);
  }

  /** Empty where it is not known. Whole days stay in it. */
  public Optional<Duration> length(Figure figure) {
    return Optional.ofNullable(lengths.get(figure));
  }

  /** Nothing was wrong: it is counted apart, and no figure has it in it. */
  public boolean falseAlarm() {
    return incident.status() instanceof Status.Resolved(Resolution how, _)
        && how == Resolution.FALSE_ALARM;
  }

  /** What was believed of its beginning before somebody corrected it; null where nobody did. */
  public @Nullable Instant beganFirst() {
    return incident.began().first();
  }

  /**
   * Whoever opens one without saying since when gives no beginning, only the moment at which it was
   * known.
   */
  private static boolean stated(Incident incident) {
    return incident.opened().by() == null
        || incident.began().first() != null
        || !incident.began().at().equals(incident.detectedAt());
  }

  /**
   * The longest time in which nobody was told anything: from when we knew, over each word, to the
   * end.
   */
  private static Duration silence(Instant detected, List<Instant> words, Instant end) {
    Duration longest = Duration.ZERO;
    Instant last = detected;
    for (Instant word : words) {
      Instant until = word.isAfter(end) ? end : word;
      longest = longer(longest, between(last, until));
      last = until.isAfter(last) ? until : last;
    }
    return longer(longest, between(last, end));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static void put(
      Map<Figure, Duration> lengths, Figure figure, Instant from, @Nullable Instant until) {
    if (until != null) {
      lengths.put(figure, between(from, until));
    }
  }

  /** What was known before it began took no time at all. */
  private static Duration between(Instant from, Instant until) {
    return until.isBefore(from) ? Duration.ZERO : Duration.between(from, until);
  }

  private static Optional<Instant> first(Stream<Instant> times) {
    return times.min(Instant::compareTo);
  }
}
