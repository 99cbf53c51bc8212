package launchbot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import launchbot.criterion.Hold.For;
import launchbot.criterion.Hold.OutOf;
import launchbot.criterion.Hold.Times;
import launchbot.criterion.Standing.Run;
import org.jspecify.annotations.Nullable;

/**
 * When a criterion comes true and when it is over, look by look. After the analysis of Argo
 * Rollouts: a look is bad, good, or could not be measured; so many bad ones are borne ({@code
 * failureLimit}); what could not be measured is neither, and too much of it in a row ({@code
 * consecutiveErrorLimit}) begins anew; good again are only good ones in a row.
 */
public final class Judging {
  /** More looks than this in a row that could not be measured: what was before them is over. */
  static final int UNMEASURED = 4;

  /** A look that is older than the newest by more than this: the clock was put back. */
  static final Duration BACK = Duration.ofMinutes(10);

  private Judging() {}

  /** How it stands after a look. What is not newer than the last one changes nothing. */
  public static Standing after(Criterion criterion, Standing before, Look look) {
    Instant last = before.at();
    if (last != null && !look.at().isAfter(last)) {
      return last.isAfter(look.at().plus(BACK))
          ? after(criterion, forgetting(before), look)
          : before;
    }
    boolean gap = last != null && look.from().isAfter(last.plus(look.reach()));
    Standing known = gap || look.sort() == Look.Sort.QUIET ? before.anew() : before;
    if (look.value().isEmpty()) {
      return unmeasured(criterion, known, look);
    }
    double value = look.value().getAsDouble();
    Standing seen = measured(known, look, value);
    if (look.sort() == Look.Sort.QUIET) {
      return at(seen, look.at());
    }
    Duration longer = longer(known, look, criterion.broken(value), gap ? null : last);
    return criterion.broken(value)
        ? bad(criterion, seen, look, longer)
        : good(criterion, seen, look, longer);
  }

  /** The clock was put back: when anything was is not known any more. */
  private static Standing forgetting(Standing before) {
    Standing anew = before.anew();
    return new Standing(
        null, anew.value(), anew.measuredAt(), List.of(), Run.NONE, Run.NONE, 0, 0, before.since());
  }

  private static Standing unmeasured(Criterion criterion, Standing known, Look look) {
    if (look.sort() == Look.Sort.QUIET) {
      return at(known, look.at());
    }
    int times = known.unmeasured() + (look.sort() == Look.Sort.FRESH ? 1 : 0);
    Standing kept = times > UNMEASURED ? known.anew() : known;
    int window = shifted(criterion, kept, look, false);
    return new Standing(
        look.at(),
        kept.value(),
        kept.measuredAt(),
        pruned(criterion, kept.bad(), window),
        kept.badRun(),
        Run.NONE,
        times,
        window,
        kept.since());
  }

  private static Standing bad(Criterion criterion, Standing seen, Look look, Duration longer) {
    int one = look.sort() == Look.Sort.FRESH ? 1 : 0;
    Run run = seen.badRun().plus(one, longer);
    int window = shifted(criterion, seen, look, true);
    List<Instant> bad = new ArrayList<>(seen.bad());
    if (bad.isEmpty() || (one == 1 && criterion.hold() instanceof OutOf)) {
      bad.add(look.from());
    }
    bad = pruned(criterion, bad, window);
    boolean holds = holds(criterion.hold(), run, window);
    Instant since = seen.since() != null ? seen.since() : holds ? bad.getFirst() : null;
    return new Standing(
        look.at(), seen.value(), seen.measuredAt(), bad, run, Run.NONE, 0, window, since);
  }

  private static Standing good(Criterion criterion, Standing seen, Look look, Duration longer) {
    Run run = seen.goodRun().plus(look.sort() == Look.Sort.FRESH ? 1 : 0, longer);
    int window = shifted(criterion, seen, look, false);
    boolean over = seen.tripped() && recovered(criterion.hold(), run);
    // What led to the last time does not lead to the next one as well.
    int left = over ? 0 : window;
    return new Standing(
        look.at(),
        seen.value(),
        seen.measuredAt(),
        criterion.hold() instanceof OutOf ? pruned(criterion, seen.bad(), left) : List.of(),
        Run.NONE,
        run,
        0,
        left,
        over ? null : seen.since());
  }

  private static boolean holds(Hold hold, Run run, int window) {
    return switch (hold) {
      case For(Duration length) -> run.length().compareTo(length) >= 0;
      case Times(int times) -> run.looks() >= times;
      case OutOf(int bad, int of, _) -> Integer.bitCount(window & mask(of)) >= bad;
    };
  }

  /** Good for as long, or as often in a row, as it had to be bad. */
  private static boolean recovered(Hold hold, Run run) {
    return switch (hold) {
      case For(Duration length) -> run.length().compareTo(length) >= 0;
      case Times(int times) -> run.looks() >= times;
      case OutOf(int bad, _, _) -> run.looks() >= bad;
    };
  }

  /** How much longer it has been so with this look: what could not be measured is left out. */
  private static Duration longer(Standing known, Look look, boolean bad, @Nullable Instant last) {
    Run run = bad ? known.badRun() : known.goodRun();
    boolean goesOn = last != null && run.looks() > 0 && known.unmeasured() == 0;
    return Duration.between(goesOn ? last : look.from(), look.at());
  }

  private static int shifted(Criterion criterion, Standing before, Look look, boolean bad) {
    if (!(criterion.hold() instanceof OutOf(_, int of, Hold.Unit unit))
        || look.sort() == Look.Sort.STANDING) {
      return before.window();
    }
    boolean measured = look.value().isPresent();
    int by = unit == Hold.Unit.MINUTES ? minutes(before.at(), look.at()) : measured ? 1 : 0;
    int moved = by >= Integer.SIZE ? 0 : before.window() << by;
    return (moved | (bad ? 1 : 0)) & mask(of);
  }

  /** A look speaks of the minute in which it was over; on the minute of the one before. */
  private static int minutes(@Nullable Instant before, Instant at) {
    if (before == null) {
      return Integer.SIZE;
    }
    long passed = ChronoUnit.MINUTES.between(minute(before), minute(at));
    return (int) Math.min(Integer.SIZE, passed);
  }

  private static Instant minute(Instant at) {
    return at.minusNanos(1).truncatedTo(ChronoUnit.MINUTES);
  }

  private static List<Instant> pruned(Criterion criterion, List<Instant> bad, int window) {
    if (!(criterion.hold() instanceof OutOf)) {
      return bad;
    }
    int most = Integer.bitCount(window);
    return bad.size() <= most ? bad : bad.subList(bad.size() - most, bad.size());
  }

  private static Standing measured(Standing known, Look look, double value) {
    return new Standing(
        known.at(),
        value,
        look.at(),
        known.bad(),
        known.badRun(),
        known.goodRun(),
        known.unmeasured(),
        known.window(),
        known.since());
  }

  private static Standing at(Standing known, Instant at) {
    return new Standing(
        at,
        known.value(),
        known.measuredAt(),
        known.bad(),
        known.badRun(),
        known.goodRun(),
        known.unmeasured(),
        known.window(),
        known.since());
  }

  private static int mask(int of) {
    return of >= Integer.SIZE ? -1 : (1 << of) - 1;
  }
}
