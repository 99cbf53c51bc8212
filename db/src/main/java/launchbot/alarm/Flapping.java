package launchbot.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What goes to and fro is said once, and then it is quiet until it is stable. */
public final class Flapping {
  static final Duration WITHIN = Duration.ofMinutes(30);
  static final int TURNS = 3;

  /** So long without a turn it counts as stable. */
  public static final Duration STABLE = Duration.ofMinutes(30);

  private static final int KEPT = 10;

  private Flapping() {}

  /** The turns that still count, this one included. */
  public static List<Instant> with(List<Instant> turns, Instant at) {
    List<Instant> all =
        Stream.concat(turns.stream().filter(one -> one.isAfter(at.minus(WITHIN))), Stream.of(at))
            .toList();
    return all.subList(Math.max(0, all.size() - KEPT), all.size());
  }

  public static boolean is(List<Instant> turns, Instant now) {
    return turns.stream().filter(one -> one.isAfter(now.minus(WITHIN))).count() >= TURNS;
  }
}
