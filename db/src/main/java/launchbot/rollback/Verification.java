package launchbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether all is well again once the steps of a rollback are over. */
public final class Verification {
  /** How long all must be well where the team has not said otherwise. */
  public static final Duration PATIENCE = Duration.ofMinutes(5);

  /** When a person is asked although something measured has not got better by itself. */
  static final Duration LONG = Duration.ofMinutes(30);

  private Verification() {}

  /** How something looks that is measured. */
  public enum Look {
    GOOD,
    BAD,
    /** Nothing has measured it since the steps were over. */
    UNKNOWN
  }

  /**
   * One thing that is measured.
   *
   * @param what it is: a criterion of the plan, or a probe
   * @param words what was measured last: {@code 7.2 %}; null for nothing
   */
  public record Reading(String what, Look look, @Nullable String words) {}

  /** What comes of a look. */
  public sealed interface Turn {
    RunWatch watch();
  }

  /** All has been well for long enough, or somebody has said so. */
  public record Well(RunWatch watch) implements Turn {}

  /** It is looked again later. */
  public record Wait(RunWatch watch) implements Turn {}

  /**
   * A person has to look, and is asked once.
   *
   * @param why what cannot be measured, or is bad for so long
   */
  public record Ask(RunWatch watch, String why) implements Turn {}

  /**
   * A look at a rollback whose steps are over.
   *
   * @param patience for how long all must be well
   */
  public static Turn look(RunWatch watch, List<Reading> readings, Duration patience, Instant now) {
    Instant over = watch.over();
    if (over == null) {
      return new Wait(watch);
    }
    List<Reading> bad = with(readings, Look.BAD);
    if (!bad.isEmpty()) {
      RunWatch seen = watch.seen(null, words(bad));
      return !watch.asked() && !now.isBefore(over.plus(LONG))
          ? new Ask(
              seen.asking(),
              "Not well after %d minutes: %s".formatted(minutes(over, now), words(bad)))
          : new Wait(seen);
    }
    List<Reading> unknown = with(readings, Look.UNKNOWN);
    Instant good = watch.goodSince() == null ? now : watch.goodSince();
    RunWatch seen = watch.seen(good, unknown.isEmpty() ? null : "not measured: " + words(unknown));
    if (watch.confirmed() != null) {
      return new Well(seen);
    }
    if (now.isBefore(good.plus(patience))) {
      return new Wait(seen);
    }
    if (!readings.isEmpty() && unknown.isEmpty()) {
      return new Well(seen);
    }
    return watch.asked()
        ? new Wait(seen)
        : new Ask(
            seen.asking(),
            readings.isEmpty()
                ? "Nothing measures it: the plan has no criteria, and there is no smoke probe"
                : "Not measured: " + words(unknown));
  }

  /** What has got worse since it was verified; empty for nothing. */
  public static List<Reading> worse(List<Reading> readings) {
    return with(readings, Look.BAD);
  }

  /** What they say, on a line: {@code error rate >= 5% for 3m (7.2 %), smoke #3}. */
  public static String words(List<Reading> readings) {
    return readings.stream()
        .map(one -> one.words() == null ? one.what() : "%s (%s)".formatted(one.what(), one.words()))
        .collect(Collectors.joining(", "));
  }

  private static List<Reading> with(List<Reading> readings, Look look) {
    return readings.stream().filter(one -> one.look() == look).toList();
  }

  private static long minutes(Instant from, Instant until) {
    return Duration.between(from, until).toMinutes();
  }
}
