package launchbot.rollback;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * What a step of a rollback may become. One switch over every pair of state and request: a missing
 * one does not compile.
 */
public final class RunSteps {
  /** How history calls that somebody else carries a step out from now on. */
  public static final String TAKEN = "taken over";

  private RunSteps() {}

  /**
   * Around the step: what else the answer depends on.
   *
   * @param steps all of the rollback, in their order
   * @param person a Slack user id
   * @param onCall whether they are on call now
   */
  public record Scene(
      Run run, List<RunStep> steps, String person, Role role, boolean onCall, Instant now) {
    public Scene {
      steps = List.copyOf(steps);
    }
  }

  private record Pair(StepState state, StepRequest request) {}

  public static Verdict<RunStep> decide(RunStep step, StepRequest request, Scene scene) {
    Optional<String> no = closed(step, request, scene);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    Instant now = scene.now();
    String by = scene.person();
    return switch (new Pair(step.state(), request)) {
      case Pair(StepState.Waiting _, StepRequest.Start(boolean sure)) ->
          begun(step, sure, scene, new StepState.Doing(now, by), "started", null);
      case Pair(StepState.Waiting _, StepRequest.Finish(@Nullable String note, boolean sure)) ->
          begun(step, sure, scene, new StepState.Done(null, now, by, note, false), "done", note);
      case Pair(StepState.Waiting _, StepRequest.Simulate(@Nullable String note)) ->
          begun(step, true, scene, done(null, note, scene), "simulated", note);
      case Pair(StepState.Waiting _, StepRequest.Fail _) ->
          refused("It has not begun. Start it first, or skip it with a reason.");
      case Pair(StepState.Waiting _, StepRequest.Skip(@Nullable String why)) ->
          skipped(step, why, scene);
      case Pair(StepState.Waiting _, StepRequest.Take _) -> taken(step, scene);

      case Pair(StepState.Doing _, StepRequest.Start _) ->
          refused("It is under way already. Say how it went: done, failed or skip.");
      case Pair(StepState.Doing(Instant since, _), StepRequest.Finish(@Nullable String note, _)) ->
          moved(step, new StepState.Done(since, now, by, note, false), "done", note);
      case Pair(StepState.Doing(Instant since, _), StepRequest.Simulate(@Nullable String note)) ->
          moved(step, done(since, note, scene), "simulated", note);
      case Pair(StepState.Doing(Instant since, _), StepRequest.Fail(@Nullable String note)) ->
          failed(step, since, note, scene);
      case Pair(StepState.Doing _, StepRequest.Skip(@Nullable String why)) ->
          skipped(step, why, scene);
      case Pair(StepState.Doing _, StepRequest.Take _) -> taken(step, scene);

      case Pair(StepState.Done _, StepRequest.Start _) -> doneAlready();
      case Pair(StepState.Done _, StepRequest.Finish _) -> doneAlready();
      case Pair(StepState.Done _, StepRequest.Simulate _) -> doneAlready();
      case Pair(
              StepState.Done(@Nullable Instant since, _, _, _, _),
              StepRequest.Fail(@Nullable String note)) ->
          failed(step, since, note, scene);
      case Pair(StepState.Done _, StepRequest.Skip _) -> doneAlready();
      case Pair(StepState.Done _, StepRequest.Take _) -> doneAlready();

      case Pair(StepState.Failed _, StepRequest.Start(boolean sure)) ->
          begun(step, sure, scene, new StepState.Doing(now, by), "started", null);
      case Pair(StepState.Failed _, StepRequest.Finish _) -> failedAlready();
      case Pair(
              StepState.Failed(@Nullable Instant since, _, _, _),
              StepRequest.Simulate(@Nullable String note)) ->
          moved(step, done(since, note, scene), "simulated", note);
      case Pair(StepState.Failed _, StepRequest.Fail _) -> failedAlready();
      case Pair(StepState.Failed _, StepRequest.Skip(@Nullable String why)) ->
          skipped(step, why, scene);
      case Pair(StepState.Failed _, StepRequest.Take _) -> taken(step, scene);

      case Pair(StepState.Skipped _, StepRequest.Start(boolean sure)) ->
          begun(step, sure, scene, new StepState.Doing(now, by), "started", null);
      case Pair(StepState.Skipped _, StepRequest.Finish _) -> skippedAlready();
      case Pair(StepState.Skipped _, StepRequest.Simulate _) -> skippedAlready();
      case Pair(StepState.Skipped _, StepRequest.Fail _) -> skippedAlready();
      case Pair(StepState.Skipped _, StepRequest.Skip _) -> skippedAlready();
      case Pair(StepState.Skipped _, StepRequest.Take _) -> skippedAlready();
    };
  }

  /**
   * It begins because the one before it is over.
   *
   * @param step one of {@link StepOrder#starting}
   */
  public static Verdict.Moved<RunStep> begin(RunStep step, Instant now) {
    return moved(step, new StepState.Doing(now, null), "started", null);
  }

  /** Why nothing at all can be said of it now; empty where something can. */
  private static Optional<String> closed(RunStep step, StepRequest request, Scene scene) {
    Optional<String> forbidden = Permissions.check(scene.role(), Verb.RUN_ROLLBACK);
    if (forbidden.isPresent()) {
      return forbidden;
    }
    boolean simulating = request instanceof StepRequest.Simulate;
    if (simulating && !scene.run().drill()) {
      return Optional.of("Steps are simulated in drills only. Say how it really went.");
    }
    String words =
        switch (request) {
          case StepRequest.Finish(@Nullable String note, _) -> note;
          case StepRequest.Simulate(@Nullable String note) -> note;
          case StepRequest.Fail(@Nullable String note) -> note;
          case StepRequest.Skip(@Nullable String reason) -> reason;
          case StepRequest.Start _, StepRequest.Take _ -> null;
        };
    Optional<String> tooLong = Wording.againstText("A note", words);
    if (tooLong.isPresent()) {
      return tooLong;
    }
    return switch (scene.run().status()) {
      case Status.Running _ -> Optional.empty();
      case Status.Proposed _, Status.Approved _, Status.Preflight _ ->
          early(step, request, scene.onCall());
      case Status.Verified _ ->
          Optional.of("All is verified already: nothing is to be done for its steps any more.");
      case Status.Closed _, Status.Refused _, Status.Aborted _ ->
          Optional.of("This rollback is over: nothing of its steps changes any more.");
    };
  }

  /** Before the rollback runs, whoever is on call may contain the damage, and nothing else. */
  private static Optional<String> early(RunStep step, StepRequest request, boolean onCall) {
    if (!step.step().containment()
        || request instanceof StepRequest.Skip
        || request instanceof StepRequest.Simulate) {
      return Optional.of(
          "The rollback does not run yet. Until it is approved and checked, only containment steps"
              + " may be done, by whoever is on call.");
    }
    return onCall
        ? Optional.empty()
        : Optional.of(
            "The rollback does not run yet. This step contains the damage, and until then only"
                + " whoever is on call may do it.");
  }

  private static Verdict<RunStep> begun(
      RunStep step, boolean sure, Scene scene, StepState next, String verb, @Nullable String note) {
    List<RunStep> missing = StepOrder.missing(step, scene.steps());
    if (!missing.isEmpty()) {
      return refused(
          "First %s must be over: %s."
              .formatted(
                  missing.size() == 1 ? "this step" : "these steps",
                  missing.stream()
                      .map(one -> one.number() + " (" + one.state().key() + ")")
                      .collect(Collectors.joining(", "))));
    }
    if (!step.step().reversible() && !sure) {
      return refused(
          "This step cannot be undone. If you are sure, say it again with `--sure` at its end.");
    }
    return moved(step, next, verb, note);
  }

  private static StepState done(@Nullable Instant since, @Nullable String note, Scene scene) {
    return new StepState.Done(since, scene.now(), scene.person(), note, true);
  }

  private static Verdict<RunStep> failed(
      RunStep step, @Nullable Instant since, @Nullable String note, Scene scene) {
    return note == null
        ? refused("What went wrong? Say it in a few words after `failed`.")
        : moved(
            step, new StepState.Failed(since, scene.now(), scene.person(), note), "failed", note);
  }

  private static Verdict<RunStep> skipped(RunStep step, @Nullable String why, Scene scene) {
    return why == null
        ? refused("Why can it be left out? Say it in a few words after `skip`.")
        : moved(step, new StepState.Skipped(scene.now(), scene.person(), why), "skipped", why);
  }

  private static Verdict<RunStep> taken(RunStep step, Scene scene) {
    String was = step.owner();
    return Objects.equals(was, scene.person())
        ? refused("It is yours already.")
        : new Verdict.Moved<>(
            step.of(scene.person()),
            new Change(
                TAKEN,
                step.subject(),
                List.of(named(step), new Change.Field("owner", was, scene.person())),
                null));
  }

  private static Verdict.Moved<RunStep> moved(
      RunStep step, StepState next, String verb, @Nullable String why) {
    List<Change.Field> fields = new ArrayList<>();
    fields.add(named(step));
    fields.add(new Change.Field("state", step.state().key(), next.key()));
    return new Verdict.Moved<>(step.turned(next), new Change(verb, step.subject(), fields, why));
  }

  private static Change.Field named(RunStep step) {
    return new Change.Field("step", null, step.number() + " " + step.step().key());
  }

  private static Verdict<RunStep> doneAlready() {
    return refused("It is done already. If it turns out that it is not, say `failed` and why.");
  }

  private static Verdict<RunStep> failedAlready() {
    return refused("It has failed. Start it again, skip it with a reason, or abort the rollback.");
  }

  private static Verdict<RunStep> skippedAlready() {
    return refused("It was skipped. Start it if it is to be done after all.");
  }

  private static Verdict<RunStep> refused(String why) {
    return new Verdict.Refused<>(why);
  }
}
