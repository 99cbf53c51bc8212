package launchbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell: what each request makes of each state. */
class RunLifecycleTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");

  @ParameterizedTest
  @CsvSource({
    // from, request, becomes (- refused)
    "proposed, ask, proposed",
    "proposed, approve, approved",
    "proposed, break glass, approved",
    "proposed, refuse, refused",
    "proposed, check, -",
    "proposed, start, -",
    "proposed, start too early, -",
    "proposed, verify, -",
    "proposed, doubt, -",
    "proposed, close, -",
    "proposed, abort, aborted",
    "approved, ask, -",
    "approved, approve, -",
    "approved, break glass, -",
    "approved, refuse, -",
    "approved, check, preflight",
    "approved, start, running",
    "approved, start too early, -",
    "approved, verify, -",
    "approved, doubt, -",
    "approved, close, -",
    "approved, abort, aborted",
    "preflight, ask, -",
    "preflight, approve, -",
    "preflight, break glass, -",
    "preflight, refuse, -",
    "preflight, check, -",
    "preflight, start, running",
    "preflight, start too early, -",
    "preflight, verify, -",
    "preflight, doubt, -",
    "preflight, close, -",
    "preflight, abort, aborted",
    "running, ask, -",
    "running, approve, -",
    "running, break glass, -",
    "running, refuse, -",
    "running, check, -",
    "running, start, -",
    "running, start too early, -",
    "running, verify, verified",
    "running, doubt, -",
    "running, close, -",
    "running, abort, aborted",
    "verified, ask, -",
    "verified, approve, -",
    "verified, break glass, -",
    "verified, refuse, -",
    "verified, check, -",
    "verified, start, -",
    "verified, start too early, -",
    "verified, verify, -",
    "verified, doubt, running",
    "verified, close, closed",
    "verified, abort, aborted",
    "closed, ask, -",
    "closed, approve, -",
    "closed, break glass, -",
    "closed, refuse, -",
    "closed, check, -",
    "closed, start, -",
    "closed, start too early, -",
    "closed, verify, -",
    "closed, doubt, -",
    "closed, close, -",
    "closed, abort, -",
    "refused, ask, -",
    "refused, approve, -",
    "refused, break glass, -",
    "refused, refuse, -",
    "refused, check, -",
    "refused, start, -",
    "refused, start too early, -",
    "refused, verify, -",
    "refused, doubt, -",
    "refused, close, -",
    "refused, abort, -",
    "aborted, ask, -",
    "aborted, approve, -",
    "aborted, break glass, -",
    "aborted, refuse, -",
    "aborted, check, -",
    "aborted, start, -",
    "aborted, start too early, -",
    "aborted, verify, -",
    "aborted, doubt, -",
    "aborted, close, -",
    "aborted, abort, -",
  })
  void everyCell(String from, String request, String becomes) {
    Verdict<Run> verdict = RunLifecycle.decide(Runs.in(status(from)), request(request), NOW);

    String got =
        switch (verdict) {
          case Verdict.Moved<Run>(Run next, _) -> next.status().key();
          case Verdict.Refused<Run>(String why) -> {
            assertThat(why).endsWith(".");
            yield "-";
          }
        };
    assertThat(got).isEqualTo(becomes);
  }

  @Test
  void eachStateKnowsWhatBroughtItAbout() {
    assertThat(after("proposed", "break glass")).isEqualTo(new Status.Approved("U2"));
    assertThat(after("proposed", "refuse")).isEqualTo(new Status.Refused("U2", "it is not that"));
    assertThat(after("preflight", "start")).isEqualTo(new Status.Running(NOW));
    assertThat(after("verified", "doubt")).isEqualTo(new Status.Running(NOW));
    assertThat(after("running", "verify")).isEqualTo(new Status.Verified(NOW));
    assertThat(after("running", "abort")).isEqualTo(new Status.Aborted("U2", "worse than before"));
  }

  @Test
  void theChainGoesOnlyForward() {
    Run third = Runs.in(new Status.Proposed(2));
    assertThat(RunLifecycle.decide(third, new Request.Ask(2), NOW))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(RunLifecycle.decide(third, new Request.Ask(1), NOW))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void whatStandsInTheWayIsNamed() {
    assertThat(
            RunLifecycle.decide(
                Runs.in(new Status.Preflight()),
                new Request.Start(List.of("is the backup fresh")),
                NOW))
        .isEqualTo(
            new Verdict.Refused<Run>(
                "Answer the preflight first: is the backup fresh. A *no* needs a reason of an"
                    + " approver to go on."));
  }

  private static Status after(String from, String request) {
    Run run = Runs.in(status(from));
    return RunLifecycle.decide(run, request(request), NOW)
            instanceof Verdict.Moved<Run>(Run next, _)
        ? next.status()
        : run.status();
  }

  private static Request request(String words) {
    return switch (words) {
      case "ask" -> new Request.Ask(1);
      case "approve" -> new Request.Approve();
      case "break glass" -> new Request.BreakGlass("U2", "nobody answers");
      case "refuse" -> new Request.Refuse("U2", "it is not that");
      case "check" -> new Request.Check();
      case "start" -> new Request.Start(List.of());
      case "start too early" -> new Request.Start(List.of("is the backup fresh"));
      case "verify" -> new Request.Verify();
      case "doubt" -> new Request.Doubt("errors again");
      case "close" -> new Request.Close(null);
      case "abort" -> new Request.Abort("U2", "worse than before");
      default -> throw new IllegalArgumentException(words);
    };
  }

  private static Status status(String key) {
    return switch (key) {
      case "proposed" -> new Status.Proposed(0);
      case "approved" -> new Status.Approved(null);
      case "preflight" -> new Status.Preflight();
      case "running" -> new Status.Running(NOW.minusSeconds(60));
      case "verified" -> new Status.Verified(NOW.minusSeconds(60));
      case "closed" -> new Status.Closed("all good");
      case "refused" -> new Status.Refused("U1", "no");
      case "aborted" -> new Status.Aborted("U1", "worse");
      default -> throw new IllegalArgumentException(key);
    };
  }
}
