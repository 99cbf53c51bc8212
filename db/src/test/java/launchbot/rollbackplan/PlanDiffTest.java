package launchbot.rollbackplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In what two plans differ, and what a change of one part does to the others. */
class PlanDiffTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          previous: 1.4.1                | previous: 1.4.0                | previous build: 1.4.1 → 1.4.0
          target: 20m                    | target: 25m                    | step restore-db target: 20m → 25m
          reversible: no                 | reversible: yes                | step restore-db reversible: no → yes
          owner: U0ADA                   | owner: U0BEN                   | step hold-jobs owner: U0ADA → U0BEN
          contact: Ada at home           | contact: Ben at home           | step hold-jobs contact: Ada at home, +49 30 1234 → Ben at home, +49 30 1234
          needs: restore-db              | needs: []                      | step look needs: restore-db → null
          kind: verification             | kind: code                     | step look kind: verification → code
          quorum: 2                      | quorum: 1                      | chain 2: U0ADA U0BEN, 2 of them, within 10m → U0ADA U0BEN, 1 of them, within 10m
          timeout: 5m                    | timeout: 6m                    | chain 1: role on-call, 1 of them, within 5m → role on-call, 1 of them, within 6m
          - error rate >= 5% for 3m      | []                             | criterion: error rate >= 5% for 3m → null
          name: Checkout                 | name: Pay                      | feature checkout name: Checkout → Pay
          probes: [3, "#4"]              | probes: [3]                    | feature checkout probes: 3, 4 → 3
          - key: payments                | - key: money                   | feature payments: payments → null
          """)
  void eachDifferenceIsSaidInWords(String from, String to, String expected) {
    RollbackPlan before = SamplePlans.shop();
    String text = SamplePlans.SHOP.replace(from, to);
    RollbackPlan after =
        to.equals("[]")
            ? PlanEdits.criteria(before, before.criteria().subList(1, 2))
            : SamplePlans.plan(text);
    assertThat(PlanDiff.of(before, after))
        .extracting(one -> "%s: %s → %s".formatted(one.name(), one.from(), one.to()))
        .contains(expected);
    assertThat(PlanDiff.of(before, before)).isEmpty();
    assertThat(PlanDiff.of(after, after)).isEmpty();
  }

  @Test
  void wholePlansComeAndGo() {
    assertThat(PlanDiff.of(null, SamplePlans.shop()))
        .extracting(one -> one.name())
        .contains("environment", "step hold-jobs", "chain 1", "criterion", "feature checkout");
    assertThat(PlanDiff.of(SamplePlans.shop(), null))
        .allMatch(one -> one.to() == null || one.to().isEmpty());
  }

  @Test
  void whatRefersToAPartFollowsIt() {
    RollbackPlan plan = SamplePlans.shop();
    Step hold = plan.step("hold-jobs").orElseThrow();
    Step renamed =
        new Step(
            "stop-jobs",
            hold.kind(),
            hold.text(),
            hold.command(),
            hold.owner(),
            hold.deputy(),
            hold.target(),
            hold.contact(),
            hold.needs(),
            hold.reversible(),
            hold.containment(),
            hold.feature());
    RollbackPlan next = PlanEdits.step(plan, "hold-jobs", renamed, "look");
    assertThat(next.steps())
        .extracting(Step::key)
        .containsExactly("restore-db", "look", "stop-jobs");
    assertThat(next.step("restore-db").orElseThrow().needs()).containsExactly("stop-jobs");
    assertThat(PlanDiff.of(plan, next))
        .extracting(one -> one.name())
        .doesNotContain("order of steps");
    assertThat(PlanEdits.withoutStep(next, "stop-jobs").step("restore-db").orElseThrow().needs())
        .isEmpty();
    RollbackPlan without = PlanEdits.withoutFeature(plan, "checkout");
    assertThat(without.step("restore-db").orElseThrow().feature()).isNull();
    assertThat(without.criteria()).extracting(RollbackPlan.Trigger::feature).containsOnlyNulls();
    assertThat(PlanEdits.step(plan, null, renamed, "").steps().getFirst()).isEqualTo(renamed);
  }

  @Test
  void aFeatureSaysWhatStandsAndFallsWithIt() {
    RollbackPlan plan = SamplePlans.shop();
    assertThat(FeatureWords.of(plan, "checkout"))
        .containsExactly(
            "Checkout: nobody can pay; 400 € an hour",
            "Fails so: cards are declined · Watched by probe 3, 4 · switch: shop.checkout");
    assertThat(FeatureWords.of(plan, "payments").getLast())
        .isEqualTo("With it fall: Checkout · No probe watches it · no switch turns it off");
    assertThat(FeatureWords.of(plan, "cart")).isEmpty();
    assertThat(FeatureWords.of(plan, null)).isEmpty();
    FeatureMap map = FeatureMap.of(plan);
    assertThat(map.find("CHECKOUT")).isPresent();
    assertThat(map.unknown("chekout")).contains("Did you mean `checkout`?");
    assertThat(map.cycle()).isEmpty();
    var round =
        PlanEdits.feature(
            plan,
            "payments",
            new ProductFeature(
                "payments", "P", List.of("checkout"), List.of(), List.of(), null, null, null));
    assertThat(FeatureMap.of(round).cycle()).contains(List.of("checkout", "payments", "checkout"));
    assertThat(FeatureMap.of(round).dependents("checkout"))
        .extracting(ProductFeature::key)
        .containsExactly("payments");
  }
}
