package launchbot.rollback;

import java.time.Instant;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a rollback may become. One switch over every pair: a missing one does not compile.
 *
 * <p>Nothing in here keeps anybody from containment: those steps need no state but an open one.
 */
public final class RunLifecycle {
  private static final String NOT_YET =
      "It is not approved yet. Whoever is asked can approve it; whoever is on call can do"
          + " containment steps meanwhile, or break the glass.";
  private static final String APPROVED = "It was approved already.";
  private static final String UNDER_WAY = "It is under way already.";
  private static final String DONE = "Its steps are done already.";

  private RunLifecycle() {}

  private record Pair(Status status, Request request) {}

  public static Verdict<Run> decide(Run run, Request request, Instant now) {
    return switch (new Pair(run.status(), request)) {
      case Pair(Status.Proposed(int was), Request.Ask(int link)) ->
          link > was
              ? moved(run, new Status.Proposed(link), "the next of the chain asked", null, now)
              : refused("They are asked already.");
      case Pair(Status.Proposed _, Request.Approve _) ->
          moved(run, new Status.Approved(null), "approved", null, now);
      case Pair(Status.Proposed _, Request.BreakGlass(String by, String reason)) ->
          moved(run, new Status.Approved(by), "broke the glass", reason, now);
      case Pair(Status.Proposed _, Request.Refuse(String by, String reason)) ->
          moved(run, new Status.Refused(by, reason), "refused", reason, now);
      case Pair(Status.Proposed _, Request.Check _) -> refused(NOT_YET);
      case Pair(Status.Proposed _, Request.Start _) -> refused(NOT_YET);
      case Pair(Status.Proposed _, Request.Verify _) -> refused(NOT_YET);
      case Pair(Status.Proposed _, Request.Doubt _) -> refused(NOT_YET);
      case Pair(Status.Proposed _, Request.Close _) ->
          refused("It is only proposed. `/rollback abort because …` ends it.");
      case Pair(Status.Proposed _, Request.Abort(String by, String reason)) ->
          aborted(run, by, reason, now);

      case Pair(Status.Approved _, Request.Ask _) -> refused(APPROVED);
      case Pair(Status.Approved _, Request.Approve _) -> refused(APPROVED);
      case Pair(Status.Approved _, Request.BreakGlass _) -> refused(APPROVED);
      case Pair(Status.Approved _, Request.Refuse _) -> late();
      case Pair(Status.Approved _, Request.Check _) ->
          moved(run, new Status.Preflight(), "preflight", null, now);
      case Pair(Status.Approved _, Request.Start(List<String> missing)) ->
          started(run, missing, now);
      case Pair(Status.Approved _, Request.Verify _) -> early();
      case Pair(Status.Approved _, Request.Doubt _) -> early();
      case Pair(Status.Approved _, Request.Close _) -> early();
      case Pair(Status.Approved _, Request.Abort(String by, String reason)) ->
          aborted(run, by, reason, now);

      case Pair(Status.Preflight _, Request.Ask _) -> refused(APPROVED);
      case Pair(Status.Preflight _, Request.Approve _) -> refused(APPROVED);
      case Pair(Status.Preflight _, Request.BreakGlass _) -> refused(APPROVED);
      case Pair(Status.Preflight _, Request.Refuse _) -> late();
      case Pair(Status.Preflight _, Request.Check _) -> refused("The preflight has begun already.");
      case Pair(Status.Preflight _, Request.Start(List<String> missing)) ->
          started(run, missing, now);
      case Pair(Status.Preflight _, Request.Verify _) -> early();
      case Pair(Status.Preflight _, Request.Doubt _) -> early();
      case Pair(Status.Preflight _, Request.Close _) -> early();
      case Pair(Status.Preflight _, Request.Abort(String by, String reason)) ->
          aborted(run, by, reason, now);

      case Pair(Status.Running _, Request.Ask _) -> refused(UNDER_WAY);
      case Pair(Status.Running _, Request.Approve _) -> refused(UNDER_WAY);
      case Pair(Status.Running _, Request.BreakGlass _) -> refused(UNDER_WAY);
      case Pair(Status.Running _, Request.Refuse _) -> late();
      case Pair(Status.Running _, Request.Check _) -> refused(UNDER_WAY);
      case Pair(Status.Running _, Request.Start _) -> refused(UNDER_WAY);
      case Pair(Status.Running _, Request.Verify _) ->
          moved(run, new Status.Verified(now), "verified", null, now);
      case Pair(Status.Running _, Request.Doubt _) -> refused("It is not verified yet.");
      case Pair(Status.Running _, Request.Close _) ->
          refused("It is not verified yet. Where nothing measures it, say that it is good again.");
      case Pair(Status.Running _, Request.Abort(String by, String reason)) ->
          aborted(run, by, reason, now);

      case Pair(Status.Verified _, Request.Ask _) -> refused(DONE);
      case Pair(Status.Verified _, Request.Approve _) -> refused(DONE);
      case Pair(Status.Verified _, Request.BreakGlass _) -> refused(DONE);
      case Pair(Status.Verified _, Request.Refuse _) -> late();
      case Pair(Status.Verified _, Request.Check _) -> refused(DONE);
      case Pair(Status.Verified _, Request.Start _) -> refused(DONE);
      case Pair(Status.Verified _, Request.Verify _) -> refused("It is verified already.");
      case Pair(Status.Verified _, Request.Doubt(String why)) ->
          moved(run, new Status.Running(now), "doubted", why, now);
      case Pair(Status.Verified _, Request.Close(@Nullable String note)) ->
          moved(run, new Status.Closed(note), "closed", note, now);
      case Pair(Status.Verified _, Request.Abort(String by, String reason)) ->
          aborted(run, by, reason, now);

      case Pair(Status.Closed _, Request _) -> over("closed");
      case Pair(Status.Refused _, Request _) -> over("refused");
      case Pair(Status.Aborted _, Request _) -> over("aborted");
    };
  }

  private static Verdict<Run> started(Run run, List<String> missing, Instant now) {
    return missing.isEmpty()
        ? moved(run, new Status.Running(now), "started", null, now)
        : refused(
            "Answer the preflight first: %s. A *no* needs a reason of an approver to go on."
                .formatted(String.join("; ", missing)));
  }

  private static Verdict<Run> aborted(Run run, String by, String reason, Instant now) {
    return moved(run, new Status.Aborted(by, reason), "aborted", reason, now);
  }

  private static Verdict<Run> moved(
      Run run, Status next, String verb, @Nullable String reason, Instant now) {
    return new Verdict.Moved<>(
        run.turned(next, now),
        new Change(
            verb,
            run.subject(),
            List.of(new Change.Field("status", run.status().key(), next.key())),
            reason));
  }

  private static Verdict<Run> early() {
    return refused("Nothing of it has been done yet: the preflight comes first, then its steps.");
  }

  private static Verdict<Run> late() {
    return refused(
        "It was approved already, so a no comes too late. `/rollback abort because …` ends it.");
  }

  private static Verdict<Run> over(String how) {
    return refused("It was %s: `/rollback now because …` proposes another one.".formatted(how));
  }

  private static Verdict<Run> refused(String why) {
    return new Verdict.Refused<>(why);
  }
}
