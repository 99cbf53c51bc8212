package launchbot.rollback;

import java.util.List;

/** Which steps of a rollback may begin, and which are to be done now. */
public final class StepOrder {
  private StepOrder() {}

  /** The steps that must be over before that one, and are not yet. */
  public static List<RunStep> missing(RunStep step, List<RunStep> all) {
    return all.stream()
        .filter(one -> step.step().needs().contains(one.step().key()))
        .filter(one -> one.id() != step.id() && !one.state().over())
        .toList();
  }

  /** Whether its turn has come: what it needs is over, or all before it where it names nothing. */
  public static boolean ready(RunStep step, List<RunStep> all) {
    boolean named = all.stream().anyMatch(one -> step.step().needs().contains(one.step().key()));
    return named
        ? missing(step, all).isEmpty()
        : all.stream().filter(one -> one.number() < step.number()).allMatch(StepOrder::over);
  }

  /**
   * Those that begin by themselves now that their turn has come. What cannot be undone never does:
   * it waits for a person.
   */
  public static List<RunStep> starting(List<RunStep> all) {
    return all.stream()
        .filter(one -> one.state() instanceof StepState.Waiting && one.step().reversible())
        .filter(one -> ready(one, all))
        .toList();
  }

  /** Those that somebody is at, or has to decide on, or has to start. */
  public static List<RunStep> current(List<RunStep> all) {
    return all.stream()
        .filter(one ->
            switch (one.state()) {
              case StepState.Doing _, StepState.Failed _ -> true;
              case StepState.Waiting _ -> ready(one, all);
              case StepState.Done _, StepState.Skipped _ -> false;
            })
        .toList();
  }

  /** Whether all of them are over. */
  public static boolean allOver(List<RunStep> all) {
    return all.stream().allMatch(StepOrder::over);
  }

  private static boolean over(RunStep step) {
    return step.state().over();
  }
}
