package launchbot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import launchbot.ledger.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell: what each request makes of each state. */
class LifecycleTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");

  @ParameterizedTest
  @CsvSource({
    // from, request, becomes (- refused)
    "investigating, investigate, -",
    "investigating, identify, identified",
    "investigating, monitor, monitoring",
    "investigating, resolve, resolved",
    "investigating, roll back, rolled back",
    "investigating, false alarm, false alarm",
    "investigating, merge, merged",
    "investigating, reopen, -",
    "identified, investigate, investigating",
    "identified, identify, identified",
    "identified, monitor, monitoring",
    "identified, resolve, resolved",
    "identified, roll back, rolled back",
    "identified, false alarm, false alarm",
    "identified, merge, merged",
    "identified, reopen, -",
    "monitoring, investigate, investigating",
    "monitoring, identify, identified",
    "monitoring, monitor, -",
    "monitoring, resolve, resolved",
    "monitoring, roll back, rolled back",
    "monitoring, false alarm, false alarm",
    "monitoring, merge, merged",
    "monitoring, reopen, -",
    "resolved, investigate, -",
    "resolved, identify, -",
    "resolved, monitor, -",
    "resolved, resolve, -",
    "resolved, roll back, -",
    "resolved, false alarm, -",
    "resolved, merge, merged",
    "resolved, reopen, investigating",
    "merged, investigate, -",
    "merged, identify, -",
    "merged, monitor, -",
    "merged, resolve, -",
    "merged, roll back, -",
    "merged, false alarm, -",
    "merged, merge, -",
    "merged, reopen, investigating",
  })
  void everyCell(String from, String request, String becomes) {
    Verdict<Incident> verdict = Lifecycle.decide(in(1, status(from)), request(request), NOW);

    String got =
        switch (verdict) {
          case Verdict.Moved<Incident>(Incident next, _) -> next.status().words();
          case Verdict.Refused<Incident> _ -> "-";
        };
    assertThat(got).isEqualTo(becomes);
  }

  @Test
  void whatIsOverHasAnEndAndWhatIsReopenedHasNone() {
    Incident over = moved(in(1, status("monitoring")), request("resolve"));
    assertThat(over.resolvedAt()).isEqualTo(NOW);
    assertThat(over.lasted(NOW.plusSeconds(900))).isEqualTo(Duration.ofMinutes(70));

    Incident again = moved(over, request("reopen"));
    assertThat(again.resolvedAt()).isNull();
    assertThat(again.reopened()).isEqualTo(1);
  }

  @Test
  void aDrillAndARealOneAreNeverMerged() {
    var into = new Request.Merge(drill());
    assertThat(Lifecycle.decide(in(1, status("identified")), into, NOW))
        .isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void nothingIsMergedIntoItselfOrIntoWhatWasMerged() {
    var itself = new Request.Merge(in(1, status("investigating")));
    var gone = new Request.Merge(in(2, status("merged")));
    assertThat(Lifecycle.decide(in(1, status("investigating")), itself, NOW))
        .isInstanceOf(Verdict.Refused.class);
    assertThat(Lifecycle.decide(in(1, status("investigating")), gone, NOW))
        .isInstanceOf(Verdict.Refused.class);
  }

  private static Incident moved(Incident incident, Request request) {
    return Lifecycle.decide(incident, request, NOW)
            instanceof Verdict.Moved<Incident>(Incident next, _)
        ? next
        : incident;
  }

  private static Request request(String words) {
    return switch (words) {
      case "investigate" -> new Request.Investigate("it was not that");
      case "identify" -> new Request.Identify("the new cache");
      case "monitor" -> new Request.Monitor("the cache is off");
      case "resolve" -> new Request.Resolve(Resolution.FIXED, null);
      case "roll back" -> new Request.Resolve(Resolution.ROLLED_BACK, null);
      case "false alarm" -> new Request.Resolve(Resolution.FALSE_ALARM, null);
      case "merge" -> new Request.Merge(in(2, status("investigating")));
      case "reopen" -> new Request.Reopen("it is back");
      default -> throw new IllegalArgumentException(words);
    };
  }

  private static Status status(String words) {
    return switch (words) {
      case "investigating" -> new Status.Investigating(null);
      case "identified" -> new Status.Identified("the pool is empty");
      case "monitoring" -> new Status.Monitoring("restarted");
      case "resolved" -> new Status.Resolved(Resolution.FIXED, null);
      case "merged" -> new Status.Merged(9);
      default -> throw new IllegalArgumentException(words);
    };
  }

  private static Incident in(long id, Status status) {
    return incident(id, status, false);
  }

  private static Incident drill() {
    return incident(3, new Status.Investigating(null), true);
  }

  private static Incident incident(long id, Status status, boolean drill) {
    Instant began = NOW.minus(Duration.ofMinutes(70));
    return new Incident(
        id,
        1,
        (int) id,
        "Checkout hangs",
        Sev.SEV2,
        drill,
        "C1",
        null,
        status,
        began,
        Incident.Began.at(began),
        began,
        new Incident.Opened(began, null),
        null,
        status.open() ? null : began,
        0,
        Crew.NOBODY,
        null,
        1);
  }
}
