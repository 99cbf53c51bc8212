package launchbot.criterion;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import launchbot.errors.Measure;
import launchbot.probe.Level;
import launchbot.release.Release.Health;
import org.jspecify.annotations.Nullable;

/** What the looks after a release say of it, held against how it stood before. */
public final class Aftermath {
  /** So long traffic is watched. */
  public static final Duration TRAFFIC = Duration.ofMinutes(5);

  /** Whoever has not looked by then is not waited for. */
  public static final Duration END = Duration.ofMinutes(10);

  private static final Duration LATE = Duration.ofSeconds(90);
  private static final double WORSE = 1.5;
  private static final double NOTICEABLE = 50;
  private static final double FAILED = 1;
  private static final double MANY_FAILED = 5;

  private Aftermath() {}

  /**
   * What was seen since.
   *
   * @param level of a smoke probe's last look since; null before it has looked
   * @param confirming whether that was a failure which is looked at once more
   * @param routes what a perf probe has measured since, in milliseconds; empty before it has
   */
  public record Now(
      @Nullable Level level, boolean confirming, Map<String, Double> routes, boolean looked) {
    public static final Now NOTHING = new Now(null, false, Map.of(), false);
  }

  /** What it comes to. */
  public sealed interface Answer {}

  /** Not all have looked yet. */
  public record Waiting() implements Answer {}

  /**
   * It is over.
   *
   * @param words a sentence or more with the figures before and after, plain text
   * @param broken what speaks against it, the worst first; empty unless it is bad
   */
  public record Judged(Health health, String words, List<Broken> broken) implements Answer {}

  /**
   * One thing that is worse than before.
   *
   * @param what in front of "after release 1.4.2": {@code smoke fails}
   * @param measured with its unit
   * @param probe id of the probe that saw it; null where programs told
   */
  public record Broken(String what, String measured, @Nullable Long probe) {}

  /**
   * @param seen by the id of the probe
   * @param rate the share of requests that failed since, in per cent
   */
  public static Answer judge(Before before, Map<Long, Now> seen, Measure rate, Duration passed) {
    List<String> words = new ArrayList<>();
    List<Broken> broken = new ArrayList<>();
    boolean over = passed.compareTo(END) >= 0;
    boolean waiting = false;
    boolean good = false;
    for (Before.Smoke one : before.smoke()) {
      Now now = seen.getOrDefault(one.probe(), Now.NOTHING);
      waiting |= now.level() == null || now.confirming();
      good |= now.level() == Level.UP || now.level() == Level.DEGRADED;
      words.add(smoke(one, now, broken));
    }
    for (Before.Perf one : before.perf()) {
      Now now = seen.getOrDefault(one.probe(), Now.NOTHING);
      waiting |= !now.looked();
      good |= !now.routes().isEmpty();
      words.add(perf(one, now, broken));
    }
    if (before.told()) {
      waiting |= passed.compareTo(TRAFFIC.plus(LATE)) < 0;
      good |= rate.measurable();
      words.add(failed(before, rate, passed, broken));
    }
    if (!broken.isEmpty()) {
      return new Judged(Health.BAD, String.join(" ", words), broken);
    }
    if (waiting && !over) {
      return new Waiting();
    }
    return new Judged(good ? Health.GOOD : Health.UNKNOWN, String.join(" ", words), List.of());
  }

  private static String smoke(Before.Smoke one, Now now, List<Broken> broken) {
    String start = "Smoke #%d %s ".formatted(one.number(), one.name());
    if (now.level() == null) {
      return start + "has not looked.";
    }
    return start
        + switch (now.level()) {
          case UP, DEGRADED -> one.down() ? "passes; it failed before." : "passes, as before.";
          case UNTESTABLE -> "could not be tested.";
          case DOWN -> {
            if (one.down()) {
              yield "fails, but it failed before the release already.";
            }
            if (!now.confirming()) {
              broken.add(
                  new Broken("smoke fails", "#%d fails".formatted(one.number()), one.probe()));
            }
            yield "fails; it passed before.";
          }
        };
  }

  private static String perf(Before.Perf one, Now now, List<Broken> broken) {
    if (now.routes().isEmpty()) {
      return "Perf #%d %s measured nothing.".formatted(one.number(), one.name());
    }
    List<String> routes = new ArrayList<>();
    new TreeMap<>(now.routes())
        .forEach((route, took) -> {
          Double was = one.routes().get(route);
          if (was == null) {
            routes.add("%s %d ms (no baseline)".formatted(route, Math.round(took)));
            return;
          }
          routes.add("%s %d ms (before %d ms)".formatted(route, Math.round(took), Math.round(was)));
          if (took > was * WORSE && took - was > NOTICEABLE) {
            broken.add(
                new Broken(
                    "p95 of %s is worse".formatted(route),
                    "%d ms, before %d ms".formatted(Math.round(took), Math.round(was)),
                    one.probe()));
          }
        });
    return "p95 of " + String.join(", ", routes) + ".";
  }

  private static String failed(Before before, Measure rate, Duration passed, List<Broken> broken) {
    var metric = new Metric.ErrorRate();
    String was = before.failed() == null ? "not measurable" : metric.shown(before.failed());
    if (rate.value().isEmpty()) {
      return "Error rate not measurable since, before %s.".formatted(was);
    }
    double now = rate.value().getAsDouble();
    double usual = before.failed() == null ? 0 : before.failed();
    boolean whole = passed.compareTo(TRAFFIC) >= 0 && before.failed() != null;
    boolean bad =
        now >= Math.max(MANY_FAILED, 3 * usual) || (whole && now >= Math.max(FAILED, 2 * usual));
    if (bad) {
      broken.add(
          new Broken(
              "error rate is worse", "%s, before %s".formatted(metric.shown(now), was), null));
    }
    return "Error rate %s, before %s.".formatted(metric.shown(now), was);
  }
}
