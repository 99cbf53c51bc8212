package launchbot.rollbackplan;

import java.util.Optional;

/** Plans that tests begin with. */
final class SamplePlans {
  static final String SHOP =
      """
      environment: Production
      previous: 1.4.1
      runbook: https://wiki.example.com/rollback
      steps:
      - key: hold-jobs
        kind: configuration
        text: Stop the background jobs
        command: |
          systemctl stop worker
          systemctl status worker
        owner: U0ADA
        deputy: <@U0BEN|ben>
        target: 2m
        contact: Ada at home, +49 30 1234
        containment: yes
      - key: restore-db
        kind: database
        text: "Restore the backup: the newest one 🚀"
        owner: @ada
        deputy: U0BEN
        target: 20m
        needs: [hold-jobs]
        reversible: no
        feature: checkout
      - key: look
        kind: verification
        text: Walk the checkout
        needs: restore-db
      chain:
      - role: on-call
        timeout: 5m
      - people: [@ada, U0BEN]
        quorum: 2
      criteria:
      - error rate >= 5% for 3m
      - when: p95 > 800ms for 5m
        feature: checkout
      features:
      - key: checkout
        name: Checkout
        depends: [payments, "Stripe: cards"]
        fails: [cards are declined]
        probes: [3, "#4"]
        flag: shop.checkout
        customers: nobody can pay
        revenue: 400 € an hour
      - key: payments
      """;

  private SamplePlans() {}

  static RollbackPlan shop() {
    return plan(SHOP);
  }

  static RollbackPlan plan(String yaml) {
    return switch (PlanText.read(
        yaml, name -> Optional.of("U0ADA").filter(_ -> name.equals("ada")))) {
      case PlanText.Good(RollbackPlan plan) -> plan;
      case PlanText.Bad bad -> throw new AssertionError(bad.words());
    };
  }
}
