package launchbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;

/** Rollbacks for tests. */
final class Runs {
  private static final Instant THEN = Instant.parse("2026-12-03T21:00:00Z");

  private Runs() {}

  static RollbackPlan plan(String environment, Chain chain) {
    return new RollbackPlan(
        environment,
        "1.4.1",
        List.of(
            new Step(
                "code",
                Step.Kind.CODE,
                "Deploy the build before",
                "deploy 1.4.1",
                "U1",
                "U2",
                Duration.ofMinutes(5),
                "Ann, +44 20 7946 0000",
                List.of(),
                true,
                false,
                "checkout")),
        chain,
        List.of(new RollbackPlan.Trigger("error rate >= 5% for 3m", "checkout")),
        List.of(
            new ProductFeature(
                "checkout",
                "Checkout",
                List.of(),
                List.of("hangs"),
                List.of(1),
                null,
                "nobody can buy",
                "all of it")),
        null);
  }

  static Run.Draft draft(String environment, boolean drill) {
    return new Run.Draft(
        plan(environment, Chain.LEAD),
        3,
        drill,
        null,
        "1.4.1",
        null,
        "C1",
        "error rate 7.2 %",
        "checkout",
        "U1");
  }

  static Run in(Status status) {
    return new Run(
        7,
        1,
        2,
        plan("production", Chain.LEAD),
        3,
        false,
        null,
        "1.4.1",
        null,
        "C1",
        "error rate 7.2 %",
        "checkout",
        "U1",
        THEN,
        status,
        THEN,
        1);
  }
}
