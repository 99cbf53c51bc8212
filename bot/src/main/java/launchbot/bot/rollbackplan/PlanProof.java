package launchbot.bot.rollbackplan;

import java.util.List;
import java.util.Optional;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.release.Release;
import launchbot.rollbackplan.Lint;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.PlanVersion;
import org.jooq.DSLContext;

/** What the rollback plan proves on the checklist: that there is one, and that it would work. */
final class PlanProof {
  private static final String SOURCE = "rollback-plan";
  private static final String SUBJECT = "plan";

  private PlanProof() {}

  /** That of production, or of the first environment where production has none. */
  static Optional<PlanVersion> main(DSLContext sql, long launch) {
    List<PlanVersion> plans = PlanStore.current(sql, launch);
    return plans.stream()
        .filter(one -> one.plan().environment().equals(Release.PRODUCTION))
        .findFirst()
        .or(() -> plans.stream().findFirst());
  }

  /** Says how it stands now where that is something new. */
  static void settle(Tx tx, Launch launch) {
    Optional<PlanVersion> plan = main(tx.sql(), launch.id());
    Optional<Evidence> known =
        EvidenceStore.of(tx.sql(), launch.id()).stream()
            .filter(one -> one.source().equals(SOURCE) && one.subject().equals(SUBJECT))
            .findFirst();
    if (plan.isEmpty() && known.isEmpty()) {
      return;
    }
    List<Lint> lints =
        plan.map(one -> PlanKnown.lint(tx.sql(), launch, one.plan(), tx.cause().at()))
            .orElse(List.of());
    boolean sound = plan.isPresent() && Lint.sound(lints);
    String words =
        plan.isEmpty()
            ? "The rollback plan was removed"
            : sound
                ? "The rollback plan of %s, version %d, has no gap that would stop it"
                    .formatted(plan.get().plan().environment(), plan.get().version())
                : "The rollback plan of %s would not work: %s"
                    .formatted(plan.get().plan().environment(), lints.getFirst().code());
    Evidence.Result result = sound ? Evidence.Result.GREEN : Evidence.Result.RED;
    if (known.filter(one -> one.result() == result && one.words().equals(words)).isEmpty()) {
      EvidenceStore.put(
          tx, launch.id(), new Evidence(SOURCE, SUBJECT, result, words, null, tx.cause().at()));
    }
  }
}
