package launchbot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import launchbot.ledger.Tx;
import org.jspecify.annotations.Nullable;

/** What new looks make of criteria, many in one transaction. */
public final class Evaluation {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofSeconds(10);

  /** So much longer than its reach a number speaks of now: it takes a moment to come in. */
  private static final Duration GRACE = Duration.ofMinutes(2);

  private Evaluation() {}

  /**
   * What became of one.
   *
   * @param after with the trip where it came true, without where it is over
   */
  public record Step(Armed before, Armed after) {

    public boolean tripped() {
      return before.trip() == null && after.trip() != null;
    }

    public boolean recovered() {
      return before.trip() != null && after.trip() == null;
    }

    /** Whether it came true or is over, so that somebody has to hear of it. */
    public boolean turned() {
      return tripped() || recovered();
    }

    /** Whether it is over only because what said that it is true is looked at no more. */
    public boolean lost() {
      return recovered()
          && before.sources().entrySet().stream()
              .filter(one -> one.getValue().standing().tripped())
              .noneMatch(one -> after.sources().containsKey(one.getKey()));
    }

    /** The probe that tripped it; empty where none did. */
    public Optional<Long> probe() {
      return after.sources().entrySet().stream()
          .filter(one -> one.getKey() != Armed.NO_PROBE && one.getValue().standing().tripped())
          .map(Map.Entry::getKey)
          .findFirst();
    }
  }

  /**
   * Takes in what is new. Nothing is kept but numbers that probes read.
   *
   * @param drilled whether a drill goes on, so that nothing counts
   */
  public static List<Step> of(Tx tx, Collection<Armed> all, Predicate<Armed> drilled) {
    Instant now = tx.cause().at();
    var gauge = new Gauge(tx.sql(), now);
    List<Step> steps = new ArrayList<>();
    for (Armed armed : all) {
      boolean quiet = drilled.test(armed);
      Map<Long, Armed.Source> sources = new HashMap<>();
      gauge
          .looks(armed)
          .forEach((probe, looks) -> sources.put(probe, after(armed, probe, looks, quiet)));
      Armed seen = armed.with(sources).next(next(armed, sources, now));
      steps.add(new Step(armed, turned(seen, now)));
    }
    return steps;
  }

  /** Numbers that JSON probes read are kept by name, for charts. */
  public static void remember(Tx tx, Step step) {
    String name = series(step.after().criterion().metric());
    step.after()
        .sources()
        .forEach((probe, source) -> {
          Instant at = source.standing().measuredAt();
          Double value = source.standing().value();
          if (name != null
              && probe != Armed.NO_PROBE
              && at != null
              && !at.equals(step.before().source(probe).standing().measuredAt())
              && value != null) {
            ReadingStore.saw(tx, step.after().launch(), name, at, value);
          }
        });
  }

  /** By which name numbers of a metric are kept that stand nowhere else; null for none. */
  static @Nullable String series(Metric metric) {
    return switch (metric) {
      case Metric.Reading(String name) -> name;
      case Metric.Reads _ -> metric.text();
      case Metric.P95(String route) -> route == null ? null : metric.text();
      case Metric.ErrorRate(), Metric.Smoke(), Metric.Fails _ -> null;
    };
  }

  private static Armed.Source after(Armed armed, long probe, List<Look> looks, boolean quiet) {
    Armed.Source source = armed.source(probe);
    Standing standing = source.standing();
    Instant fresh = source.freshUntil();
    for (Look look : looks) {
      standing = Judging.after(armed.criterion(), standing, quiet ? look.quiet() : look);
      if (look.value().isPresent()) {
        fresh = look.at().plus(look.reach()).plus(GRACE);
      }
    }
    return new Armed.Source(standing, fresh);
  }

  private static Armed turned(Armed seen, Instant now) {
    Armed.Trip before = seen.trip();
    if (!seen.holds()) {
      return before == null ? seen : seen.tripped(null);
    }
    if (before != null) {
      return seen;
    }
    Standing worst = seen.worst().standing();
    Instant since = worst.since() == null ? now : worst.since();
    return seen.tripped(new Armed.Trip(since, now, Figure.measured(seen.criterion(), worst), null));
  }

  private static Instant next(Armed armed, Map<Long, Armed.Source> sources, Instant now) {
    if (!armed.criterion().metric().traffic()) {
      return now.plus(MINUTE);
    }
    Instant last = sources.getOrDefault(Armed.NO_PROBE, Armed.Source.NONE).standing().at();
    Instant from = (last == null ? armed.armedAt() : last).truncatedTo(ChronoUnit.MINUTES);
    Instant due = from.plus(MINUTE).plus(Gauge.SOON);
    // Too little is known of that minute yet; or the clock was put back.
    return due.isAfter(now) && due.isBefore(now.plus(MINUTE.multipliedBy(2)))
        ? due
        : now.plus(AGAIN);
  }
}
