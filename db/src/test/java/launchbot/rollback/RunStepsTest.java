package launchbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell: what each request makes of each state of a step; and what stands in the way. */
class RunStepsTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");
  private static final Instant BEFORE = NOW.minusSeconds(240);

  @ParameterizedTest
  @CsvSource({
    // from, request, becomes (- refused)
    "waiting, start, doing",
    "waiting, finish, done",
    "waiting, simulate, done",
    "waiting, fail, -",
    "waiting, skip, skipped",
    "waiting, take, waiting",
    "doing, start, -",
    "doing, finish, done",
    "doing, simulate, done",
    "doing, fail, failed",
    "doing, skip, skipped",
    "doing, take, doing",
    "done, start, -",
    "done, finish, -",
    "done, simulate, -",
    "done, fail, failed",
    "done, skip, -",
    "done, take, -",
    "failed, start, doing",
    "failed, finish, -",
    "failed, simulate, done",
    "failed, fail, -",
    "failed, skip, skipped",
    "failed, take, failed",
    "skipped, start, doing",
    "skipped, finish, -",
    "skipped, simulate, -",
    "skipped, fail, -",
    "skipped, skip, -",
    "skipped, take, -",
  })
  void everyCell(String from, String request, String becomes) {
    RunStep step = step(1, state(from), true, false);
    assertThat(outcome(step, request(request), scene(running(true), step))).isEqualTo(becomes);
  }

  @ParameterizedTest
  @CsvSource({
    // the rollback, on call, a containment step, may be started
    "proposed, true, true, doing",
    "proposed, false, true, -",
    "proposed, true, false, -",
    "approved, true, true, doing",
    "approved, true, false, -",
    "preflight, true, true, doing",
    "preflight, false, false, -",
    "running, false, false, doing",
    "running, false, true, doing",
    "verified, true, true, -",
    "closed, true, true, -",
    "refused, true, true, -",
    "aborted, true, true, -",
  })
  void beforeItRunsOnlyWhoeverIsOnCallContains(
      String status, boolean onCall, boolean containment, String becomes) {
    RunStep step = step(1, new StepState.Waiting(), true, containment);
    var scene =
        new RunSteps.Scene(
            run(status(status), false), List.of(step), "UADA", Role.MEMBER, onCall, NOW);
    assertThat(outcome(step, new StepRequest.Start(false), scene)).isEqualTo(becomes);
    assertThat(outcome(step, new StepRequest.Skip("not needed"), scene))
        .isEqualTo(status.equals("running") ? "skipped" : "-");
  }

  @Test
  void whatItNeedsMustBeOverAndIsNamed() {
    RunStep first = step(1, new StepState.Failed(BEFORE, NOW, "UADA", "no such host"), true, false);
    RunStep second = step(2, new StepState.Waiting(), true, false, "s1");
    assertThat(why(second, new StepRequest.Start(true), scene(running(false), first, second)))
        .isEqualTo("First this step must be over: 1 (failed).");
    RunStep skipped = first.turned(new StepState.Skipped(NOW, "UADA", "not there"));
    assertThat(
            outcome(
                second,
                new StepRequest.Finish(null, false),
                scene(running(false), skipped, second)))
        .isEqualTo("done");
  }

  @Test
  void whatCannotBeUndoneIsAskedAgain() {
    RunStep step = step(1, new StepState.Waiting(), false, false);
    var scene = scene(running(false), step);
    assertThat(why(step, new StepRequest.Start(false), scene)).contains("cannot be undone");
    assertThat(why(step, new StepRequest.Finish(null, false), scene)).contains("cannot be undone");
    assertThat(outcome(step, new StepRequest.Start(true), scene)).isEqualTo("doing");
    assertThat(StepOrder.starting(List.of(step))).isEmpty();
    assertThat(StepOrder.current(List.of(step))).containsExactly(step);
  }

  @Test
  void simulatingIsForDrillsAndWordsAreAskedFor() {
    RunStep step = step(1, new StepState.Doing(BEFORE, null), true, false);
    var scene = scene(running(false), step);
    assertThat(why(step, new StepRequest.Simulate(null), scene)).contains("drills only");
    assertThat(why(step, new StepRequest.Fail(null), scene)).startsWith("What went wrong?");
    assertThat(why(step, new StepRequest.Skip(null), scene)).startsWith("Why");
    assertThat(why(step, new StepRequest.Finish("x".repeat(501), false), scene))
        .contains("at most 500");
  }

  @Test
  void guestsOnlyLook() {
    RunStep step = step(1, new StepState.Doing(BEFORE, null), true, true);
    var scene = new RunSteps.Scene(running(false), List.of(step), "UGUEST", Role.GUEST, true, NOW);
    assertThat(why(step, new StepRequest.Finish(null, false), scene)).contains("Guests");
  }

  @Test
  void stepsBeginInTheirOrderUnlessTheyNameWhatTheyNeed() {
    RunStep first = step(1, new StepState.Waiting(), true, false);
    RunStep second = step(2, new StepState.Waiting(), true, false);
    RunStep third = step(3, new StepState.Waiting(), true, false, "s1");
    assertThat(StepOrder.starting(List.of(first, second, third))).containsExactly(first);
    RunStep done = first.turned(new StepState.Done(null, NOW, "UADA", null, false));
    assertThat(StepOrder.starting(List.of(done, second, third))).containsExactly(second, third);
    RunStep failed = second.turned(new StepState.Failed(null, NOW, "UADA", "no"));
    assertThat(StepOrder.current(List.of(done, failed, third))).containsExactly(failed, third);
    assertThat(StepOrder.allOver(List.of(done, failed))).isFalse();
    assertThat(StepOrder.allOver(List.of(done))).isTrue();
  }

  @Test
  void itIsLateAfterItsTargetAndWhomThePlanNamesIsCalledHalfAsLongAfterThat() {
    RunStep step = step(1, new StepState.Doing(BEFORE, null), true, false);
    assertThat(StepTimer.LATE.due(step)).contains(BEFORE.plusSeconds(300));
    assertThat(StepTimer.CONTACT.due(step)).contains(BEFORE.plusSeconds(450));
    assertThat(step.late(NOW)).isFalse();
    assertThat(step.late(NOW.plusSeconds(61))).isTrue();
    assertThat(step.took(NOW)).contains(Duration.ofMinutes(4));
    assertThat(StepTimer.LATE.due(step.turned(new StepState.Waiting()))).isEmpty();
  }

  private static String outcome(RunStep step, StepRequest request, RunSteps.Scene scene) {
    return switch (RunSteps.decide(step, request, scene)) {
      case Verdict.Moved<RunStep>(RunStep next, _) -> {
        assertThat(next.owner()).isEqualTo(request instanceof StepRequest.Take ? "UADA" : "UBEN");
        yield next.state().key();
      }
      case Verdict.Refused<RunStep> _ -> "-";
    };
  }

  private static String why(RunStep step, StepRequest request, RunSteps.Scene scene) {
    return RunSteps.decide(step, request, scene) instanceof Verdict.Refused<RunStep>(String why)
        ? why
        : "allowed";
  }

  private static StepRequest request(String word) {
    return switch (word) {
      case "start" -> new StepRequest.Start(false);
      case "finish" -> new StepRequest.Finish("went well", false);
      case "simulate" -> new StepRequest.Simulate(null);
      case "fail" -> new StepRequest.Fail("no such host");
      case "skip" -> new StepRequest.Skip("not needed");
      case "take" -> new StepRequest.Take();
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static StepState state(String word) {
    return switch (word) {
      case "waiting" -> new StepState.Waiting();
      case "doing" -> new StepState.Doing(BEFORE, null);
      case "done" -> new StepState.Done(BEFORE, NOW, "UBEN", null, false);
      case "failed" -> new StepState.Failed(BEFORE, NOW, "UBEN", "no");
      case "skipped" -> new StepState.Skipped(NOW, "UBEN", "no");
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static Status status(String word) {
    return switch (word) {
      case "proposed" -> new Status.Proposed(0);
      case "approved" -> new Status.Approved(null);
      case "preflight" -> new Status.Preflight();
      case "running" -> new Status.Running(BEFORE);
      case "verified" -> new Status.Verified(NOW);
      case "closed" -> new Status.Closed(null);
      case "refused" -> new Status.Refused("UADA", "no");
      case "aborted" -> new Status.Aborted("UADA", "no");
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static RunSteps.Scene scene(Run run, RunStep... steps) {
    return new RunSteps.Scene(run, Arrays.asList(steps), "UADA", Role.MEMBER, false, NOW);
  }

  private static Run running(boolean drill) {
    return run(new Status.Running(BEFORE), drill);
  }

  private static Run run(Status status, boolean drill) {
    return new Run(
        1,
        1,
        1,
        new RollbackPlan("production", null, List.of(), Chain.LEAD, List.of(), List.of(), null),
        1,
        drill,
        null,
        "1.4.1",
        null,
        "C1",
        "checkout is broken",
        null,
        null,
        BEFORE,
        status,
        BEFORE,
        1);
  }

  private static RunStep step(
      int number, StepState state, boolean reversible, boolean containment, String... needs) {
    return new RunStep(
        number, 1, number, plan(number, reversible, containment, needs), state, "UBEN", 1);
  }

  private static Step plan(int number, boolean reversible, boolean containment, String... needs) {
    return new Step(
        "s" + number,
        Step.Kind.CODE,
        "Bring the build back",
        "deploy 1.4.1",
        "UBEN",
        null,
        Duration.ofMinutes(5),
        null,
        List.of(needs),
        reversible,
        containment,
        null);
  }
}
