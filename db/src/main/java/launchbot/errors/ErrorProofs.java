package launchbot.errors;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import launchbot.checklist.Evidence;
import launchbot.checklist.Evidence.Result;

/** What the events that arrive prove of the checklist (PLAYBOOK "Checklists", `visibility`). */
public final class ErrorProofs {
  public static final String SOURCE = "error-hook";
  private static final String SERVER_ERRORS = "visibility.server-errors";
  private static final String JOB_FAILURES = "visibility.job-failures";
  private static final String LOG_CONTEXT = "observability.log-context";

  /** So many in a row that lack it open an item again: one program of several may be behind. */
  private static final int LACKING = 5;

  private ErrorProofs() {}

  /**
   * @param latest events, the newest first
   */
  public static List<Evidence> of(List<Sample> latest, Instant now) {
    List<Evidence> proofs = new ArrayList<>();
    add(
        proofs,
        SERVER_ERRORS,
        latest.stream()
            .filter(one -> one.kind().equals(ErrorEvent.HTTP) || (one.status() != null))
            .toList(),
        Sample::hasRequest,
        "an error arrived with its route, status and request id",
        "errors arrive without route, status or request id",
        now);
    add(
        proofs,
        JOB_FAILURES,
        latest.stream().filter(one -> one.kind().equals(ErrorEvent.JOB)).toList(),
        Sample::hasRecord,
        "a job's failure arrived with the job and the record",
        "failures of jobs arrive without the job or the record",
        now);
    add(
        proofs,
        LOG_CONTEXT,
        latest,
        Sample::hasContext,
        "an error arrived with request id, message and release",
        "errors arrive without request id, message or release",
        now);
    return proofs;
  }

  private static void add(
      List<Evidence> proofs,
      String item,
      List<Sample> latest,
      Predicate<Sample> right,
      String good,
      String bad,
      Instant now) {
    List<Sample> newest = latest.stream().limit(LACKING).toList();
    if (newest.isEmpty()) {
      return;
    }
    if (right.test(newest.getFirst())) {
      proofs.add(new Evidence(SOURCE, item, Result.GREEN, good, null, now));
    } else if (newest.stream().noneMatch(right)) {
      proofs.add(new Evidence(SOURCE, item, Result.RED, bad, null, now));
    }
  }
}
