package launchbot.criterion;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A criterion of the current plan of an environment, and how it stands.
 *
 * @param feature key of the feature that it is about; null for all
 * @param nextAt when it is looked at, beside the looks of its probes
 * @param trip while it is true; null while it is not
 * @param sources how it stands at each thing that it looks at, by the id of the probe, 0 for what
 *     is no probe
 */
public record Armed(
    long id,
    long launch,
    String environment,
    Criterion criterion,
    @Nullable String feature,
    Instant armedAt,
    Instant nextAt,
    @Nullable Trip trip,
    Map<Long, Source> sources) {

  /** What is no probe: traffic, and what people enter. */
  public static final long NO_PROBE = 0;

  public Armed {
    sources = Map.copyOf(sources);
  }

  /**
   * That it came true.
   *
   * @param measured the number that tripped it
   * @param release id of the release that ran then; null where none is known
   */
  public record Trip(Instant since, Instant at, String measured, @Nullable Long release) {}

  /**
   * How it stands at one of them.
   *
   * @param freshUntil until when what was measured last speaks of now; null while nothing was
   */
  public record Source(Standing standing, @Nullable Instant freshUntil) {
    public static final Source NONE = new Source(Standing.FRESH, null);

    /** Whether what was measured last speaks of now, and nothing failed to be measured since. */
    public boolean measurable(Instant now) {
      return freshUntil != null && !freshUntil.isBefore(now) && standing.unmeasured() == 0;
    }
  }

  public Source source(long probe) {
    return sources.getOrDefault(probe, Source.NONE);
  }

  /** The one that says most: what is true, then what was bad longest, then what was seen last. */
  public Source worst() {
    return sources.values().stream().reduce(Armed::worse).orElse(Source.NONE);
  }

  /** The same with another standing at one of them. */
  public Armed with(long probe, Source source) {
    Map<Long, Source> next = new TreeMap<>(sources);
    next.put(probe, source);
    return with(next);
  }

  Armed with(Map<Long, Source> next) {
    return new Armed(id, launch, environment, criterion, feature, armedAt, nextAt, trip, next);
  }

  public Armed tripped(@Nullable Trip next) {
    return new Armed(id, launch, environment, criterion, feature, armedAt, nextAt, next, sources);
  }

  public Armed next(Instant at) {
    return new Armed(id, launch, environment, criterion, feature, armedAt, at, trip, sources);
  }

  /** Whether any of what it looks at says that it is true. */
  public boolean holds() {
    return sources.values().stream().anyMatch(one -> one.standing().tripped());
  }

  public Subject subject() {
    return new Subject("criterion", id);
  }

  /** As whoever listens hears of it. */
  public Tripped heard(Trip told, Instant at, @Nullable Long alarm) {
    return new Tripped(
        environment,
        criterion.text(),
        told.measured(),
        told.since(),
        at,
        feature,
        told.release(),
        alarm);
  }

  private static Source worse(Source one, Source other) {
    Standing left = one.standing();
    Standing right = other.standing();
    if (left.tripped() != right.tripped()) {
      return left.tripped() ? one : other;
    }
    if (left.bad().isEmpty() != right.bad().isEmpty()) {
      return left.bad().isEmpty() ? other : one;
    }
    Instant newest =
        Stream.of(left.measuredAt(), right.measuredAt())
            .filter(Objects::nonNull)
            .max(Instant::compareTo)
            .orElse(null);
    return newest != null && newest.equals(right.measuredAt()) ? other : one;
  }
}
