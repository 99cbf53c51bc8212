package launchbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a drill has shown: each step and the whole against the targets, and against the last drill.
 *
 * @param before the last drill of that environment before it; null where it was the first
 */
public record DrillReport(Drill drill, List<Line> lines, @Nullable Drill before) {

  public DrillReport {
    lines = List.copyOf(lines);
  }

  /**
   * A step.
   *
   * @param took null where nobody said when it began
   */
  public record Line(RunStep step, Duration target, @Nullable Duration took, boolean late) {}

  /**
   * @param run a drill, or a real one that is looked at like a drill
   * @param now when it was verified, or is looked at
   */
  public static DrillReport of(
      Run run, List<RunStep> steps, RunWatch watch, Instant now, @Nullable Drill before) {
    List<Line> lines = new ArrayList<>();
    int late = 0;
    for (RunStep step : steps) {
      boolean tooLong = step.late(now);
      late += tooLong ? 1 : 0;
      lines.add(new Line(step, step.step().target(), step.took(now).orElse(null), tooLong));
    }
    Instant over = watch.over() == null ? now : watch.over();
    boolean verified =
        run.status() instanceof Status.Verified || run.status() instanceof Status.Closed;
    var drill =
        new Drill(
            run.id(),
            run.launch(),
            run.environment(),
            watch.began(),
            now,
            steps.size(),
            count(steps, state -> state instanceof StepState.Done done && done.simulated()),
            late,
            count(steps, state -> state instanceof StepState.Failed),
            count(steps, state -> state instanceof StepState.Skipped),
            target(steps),
            Duration.between(watch.began(), over),
            verified ? Duration.between(watch.began(), now) : null);
    return new DrillReport(drill, lines, before);
  }

  /** Whether the whole took no longer than its steps may. */
  public boolean inTime() {
    return drill.took().compareTo(drill.target()) <= 0;
  }

  /** How much longer it took than the last one; negative where it was quicker. */
  public Optional<Duration> slower() {
    return Optional.ofNullable(before).map(last -> drill.took().minus(last.took()));
  }

  /** The longest way through the steps: each begins when what it needs is over. */
  static Duration target(List<RunStep> steps) {
    Map<String, Duration> ends = new HashMap<>();
    Duration latest = Duration.ZERO;
    for (RunStep step : steps) {
      List<Duration> needed =
          step.step().needs().stream().filter(ends::containsKey).map(ends::get).toList();
      Duration begins =
          needed.isEmpty() ? latest : needed.stream().max(Duration::compareTo).orElse(latest);
      Duration end = begins.plus(step.step().target());
      ends.put(step.step().key(), end);
      latest = end.compareTo(latest) > 0 ? end : latest;
    }
    return latest;
  }

  private interface Test {
    boolean of(StepState state);
  }

  private static int count(List<RunStep> steps, Test test) {
    return (int) steps.stream().filter(step -> test.of(step.state())).count();
  }
}
