package launchbot.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is believed of a probe, look by look. */
public final class Watching {
  /** So soon a look is repeated that says otherwise than what is believed. */
  static final Duration QUICK = Duration.ofSeconds(10);

  /** And up to so much later, so that many do not look at once. */
  static final Duration JITTER = Duration.ofSeconds(5);

  private static final int MOST = 32;

  private Watching() {}

  /**
   * What is believed after a look.
   *
   * @param turned empty where nothing new was confirmed
   * @param unsure whether the look says otherwise than what is believed: it is repeated soon
   */
  public record Decision(Watch next, Optional<Turned> turned, boolean unsure) {}

  /** From a confirmed state to another, or to news in the same one. */
  public record Turned(WatchState from, WatchState to, Instant since) {}

  public static Decision decide(Watch watch, Pace pace, Outcome outcome, Instant now) {
    Instant at = watch.last() != null && watch.last().at().isAfter(now) ? watch.last().at() : now;
    var last = new Watch.Last(outcome, at);
    if (outcome.level() == Level.UNTESTABLE) {
      return new Decision(watch.seen(last, watch.news()), Optional.empty(), false);
    }
    boolean failed = outcome.level() == Level.DOWN;
    Recent recent = recent(watch.recent(), pace, outcome.level(), at);
    WatchState to = failed ? failed(watch, pace, recent) : worked(watch, pace, outcome, recent);
    boolean moved = to != watch.settled();
    Instant since = moved ? since(to, recent, at) : watch.since();
    // A fresh start: what led to an outage does not lead to the next one as well.
    Recent left = moved && watch.settled() == WatchState.DOWN ? settled(recent) : recent;
    boolean pending = failed && to != WatchState.DOWN;
    String says = moved || says(watch.settled(), outcome.level()) ? news(outcome) : watch.news();
    boolean news = !moved && !pending && !says.equals(watch.news()) && watch.last() != null;
    Watch next = watch.with(to, since, pending(left, pending)).seen(last, says);
    return new Decision(
        next,
        moved || news ? Optional.of(new Turned(watch.settled(), to, since)) : Optional.empty(),
        !says(to, outcome.level()));
  }

  /**
   * When it is due again: soon while it is unsure, else an interval after it was due, so that it
   * does not drift; far from it, as after a pause or when a clock jumped, it starts anew.
   *
   * @param due when this look was due; null for at no certain time
   * @param luck from 0 to 1, so that many probes do not look at once
   */
  public static Instant next(
      Pace pace, boolean unsure, boolean first, @Nullable Instant due, Instant now, double luck) {
    Duration every = pace.every();
    if (unsure) {
      Duration soon = QUICK.plus(part(JITTER, luck));
      return now.plus(soon.compareTo(every) < 0 ? soon : every);
    }
    if (first) {
      // Those that were added together look apart from then on.
      return now.plus(part(every, Math.max(0.1, luck)));
    }
    Instant next = due == null ? now.plus(every) : due.plus(every);
    boolean far = !next.isAfter(now) || next.isAfter(now.plus(every));
    return far ? now.plus(every) : next;
  }

  private static Duration part(Duration whole, double luck) {
    return Duration.ofMillis((long) (whole.toMillis() * luck));
  }

  private static WatchState failed(Watch watch, Pace pace, Recent recent) {
    return count(recent.failing(), pace.outOf()) >= pace.fails()
        ? WatchState.DOWN
        : watch.settled();
  }

  private static WatchState worked(Watch watch, Pace pace, Outcome outcome, Recent recent) {
    boolean slow = outcome.level() == Level.DEGRADED;
    boolean reallySlow = count(recent.slow(), pace.outOf()) >= pace.fails();
    return switch (watch.settled()) {
      case UNKNOWN ->
          slow ? (reallySlow ? WatchState.DEGRADED : WatchState.UNKNOWN) : WatchState.UP;
      case UP, PENDING -> slow && reallySlow ? WatchState.DEGRADED : WatchState.UP;
      case DEGRADED ->
          !slow && recent.good() >= pace.recovers() && (recent.slow() & mask(pace.recovers())) == 0
              ? WatchState.UP
              : WatchState.DEGRADED;
      case DOWN ->
          recent.good() < pace.recovers()
              ? WatchState.DOWN
              : slow ? WatchState.DEGRADED : WatchState.UP;
    };
  }

  private static Instant since(WatchState to, Recent recent, Instant at) {
    Instant since =
        switch (to) {
          case DOWN -> recent.failedAt().isEmpty() ? null : recent.failedAt().getFirst();
          case DEGRADED -> recent.slowSince();
          case UP, UNKNOWN, PENDING -> recent.goodSince();
        };
    return Objects.requireNonNullElse(since, at);
  }

  private static Recent recent(Recent before, Pace pace, Level level, Instant at) {
    boolean failed = level == Level.DOWN;
    boolean slow = level == Level.DEGRADED;
    int failing = before.failing() << 1 | (failed ? 1 : 0);
    int slows = before.slow() << 1 | (slow ? 1 : 0);
    List<Instant> failedAt = new ArrayList<>(before.failedAt());
    if (failed) {
      failedAt.add(at);
    }
    int counted = Math.min(pace.fails(), count(failing, pace.outOf()));
    while (failedAt.size() > counted) {
      failedAt.removeFirst();
    }
    boolean anySlow = count(slows, pace.outOf()) > 0;
    return new Recent(
        before.pending(),
        failing,
        slows,
        failedAt,
        anySlow ? Objects.requireNonNullElse(before.slowSince(), at) : null,
        failed ? 0 : before.good() + 1,
        failed
            ? null
            : level == Level.UP && before.slow() << 31 != 0
                ? at
                : Objects.requireNonNullElse(before.goodSince(), at));
  }

  private static Recent settled(Recent recent) {
    return new Recent(
        false, 0, recent.slow(), List.of(), recent.slowSince(), recent.good(), recent.goodSince());
  }

  private static Recent pending(Recent recent, boolean pending) {
    return new Recent(
        pending,
        recent.failing(),
        recent.slow(),
        recent.failedAt(),
        recent.slowSince(),
        recent.good(),
        recent.goodSince());
  }

  /** Whether a look of that level is what the state would have one expect. */
  private static boolean says(WatchState state, Level level) {
    return switch (level) {
      case UP -> state == WatchState.UP;
      case DEGRADED -> state == WatchState.DEGRADED;
      case DOWN -> state == WatchState.DOWN;
      case UNTESTABLE -> true;
    };
  }

  /** Where it failed, and against which rules: the words may change with every look. */
  private static String news(Outcome outcome) {
    String rules =
        outcome.findings().stream()
            .map(Finding::rule)
            .distinct()
            .sorted()
            .collect(Collectors.joining(" "));
    Phase phase = outcome.phase();
    return (phase == null ? "" : phase.key() + " ") + rules;
  }

  private static int count(int looks, int outOf) {
    return Integer.bitCount(looks & mask(outOf));
  }

  private static int mask(int looks) {
    return looks >= MOST ? -1 : (1 << looks) - 1;
  }
}
