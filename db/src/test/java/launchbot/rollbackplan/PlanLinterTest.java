package launchbot.rollbackplan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import launchbot.launch.LaunchRole;
import launchbot.people.Person;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is missing in a plan: each gap by itself, in a plan that has no other. */
class PlanLinterTest {
  private static final String SOUND =
      """
      environment: production
      steps:
      - {key: tell, kind: communication, text: Tell, owner: U0ADA, deputy: U0BEN, target: 5m}
      - {key: save, kind: database, text: Save, owner: U0ADA, deputy: U0BEN, target: 5m}
      - {key: back, kind: code, text: Back, owner: U0ADA, deputy: U0BEN, target: 5m, needs: save}
      - {key: look, kind: verification, text: Look, owner: U0ADA, deputy: U0BEN, target: 5m}
      chain:
      - {role: approver, quorum: 1, timeout: 5m}
      criteria:
      - probe 4 fails
      features:
      - {key: checkout, probes: [4], flag: shop}
      """;

  /** A gap, by its code, and what makes it: a change of the plan's text or of what is known. */
  record Gap(String code, String from, String to, PlanFacts facts) {
    @Override
    public String toString() {
      return code + ": " + to;
    }
  }

  static List<Gap> gaps() {
    return List.of(
        gap("owner-missing", "text: Look, owner: U0ADA", "text: Look"),
        gap("owner-gone", "text: Look, owner: U0ADA", "text: Look, owner: U0EVE"),
        gap("owner-gone", "text: Look, owner: U0ADA", "text: Look, owner: U0GUEST"),
        gap(
            "deputy-missing",
            "text: Look, owner: U0ADA, deputy: U0BEN",
            "text: Look, owner: U0ADA"),
        gap("deputy-missing", "text: Look, owner: U0ADA", "text: Look, owner: U0BEN"),
        gap(
            "deputy-gone",
            "text: Look, owner: U0ADA, deputy: U0BEN",
            "text: Look, owner: U0ADA, deputy: U0EVE"),
        gap("migration-unsafe", "kind: database", "kind: assets"),
        gap("verification-missing", "kind: verification", "kind: assets"),
        gap("communication-missing", "kind: communication", "kind: assets"),
        gap("containment-final", "text: Look,", "text: Look, containment: yes, reversible: no,"),
        gap("need-unknown", "needs: save", "needs: nothing"),
        gap("need-later", "needs: save", "needs: look"),
        gap("need-later", "needs: save", "needs: back"),
        gap(
            "slow",
            "text: Look, owner: U0ADA, deputy: U0BEN, target: 5m",
            "text: Look, owner: U0ADA, deputy: U0BEN, target: 46m"),
        gap("feature-unknown", "text: Look,", "text: Look, feature: cart,"),
        gap("feature-unknown", "- probe 4 fails", "- {when: probe 4 fails, feature: cart}"),
        gap("chain-nobody", "role: approver", "role: tester"),
        gap("chain-nobody", "role: approver", "people: [U0EVE, U0GUEST]"),
        gap("chain-quorum", "quorum: 1", "quorum: 2"),
        gap("chain-asleep", "role: approver", "people: [U0BEN]"),
        gap("chain-empty", "- {role: approver, quorum: 1, timeout: 5m}", "  []"),
        gap("criteria-missing", "- probe 4 fails", "  []"),
        gap("criterion-unreadable", "- probe 4 fails", "- it is bad"),
        gap("criterion-blind", "- probe 4 fails", "- probe 9 fails"),
        gap("criterion-paused", "- probe 4 fails", "- probe 5 fails"),
        gap("criterion-silent", "- probe 4 fails", "- probe 6 fails"),
        gap("criterion-silent", "- probe 4 fails", "- smoke fails"),
        gap(
            "previous-unknown",
            "environment: production",
            "environment: production\nprevious: 9.9"),
        new Gap("previous-unknown", "", "", facts(null, Set.of())),
        gap("feature-unwatched", ", probes: [4]", ""),
        gap("feature-blind", "probes: [4]", "probes: [4, 9]"),
        gap("feature-unswitched", ", flag: shop", ""),
        gap("feature-unswitched", "flag: shop", "flag: cart"),
        gap("feature-cycle", "flag: shop", "flag: shop, depends: checkout"));
  }

  @ParameterizedTest
  @MethodSource("gaps")
  void eachGapIsSaidOnce(Gap gap) {
    assertThat(SOUND).contains(gap.from());
    RollbackPlan plan = SamplePlans.plan(SOUND.replaceFirst(Pattern.quote(gap.from()), gap.to()));
    assertThat(PlanLinter.lint(plan, gap.facts()))
        .extracting(Lint::code)
        .containsExactly(gap.code());
  }

  @Test
  void nothingIsMissingInASoundPlanAndMuchInAnEmptyOne() {
    assertThat(PlanLinter.lint(SamplePlans.plan(SOUND), facts("1.1", Set.of("1.1")))).isEmpty();
    List<Lint> lints =
        PlanLinter.lint(SamplePlans.plan("environment: production"), facts("1.1", Set.of("1.1")));
    assertThat(lints)
        .extracting(Lint::code)
        .containsExactly("steps-missing", "migration-unsafe", "criteria-missing");
    assertThat(Lint.sound(lints)).isFalse();
  }

  @Test
  void thePlanThatIsProposedWouldWork() {
    PlanFacts facts = facts("1.1", Set.of("1.1"));
    RollbackPlan plan =
        StarterPlan.of(
            "production",
            new StarterPlan.Known(
                "U0ADA", facts.roles(), List.of("U0ADA", "U0BEN"), facts.running(), true, true));
    assertThat(PlanLinter.lint(plan, facts)).isEmpty();
    assertThat(SamplePlans.plan(PlanText.of(plan))).isEqualTo(plan);
    assertThat(plan.step("save-data").orElseThrow().text()).contains("drop carts cannot be undone");
  }

  private static Gap gap(String code, String from, String to) {
    return new Gap(code, from, to, facts("1.1", Set.of("1.1")));
  }

  private static PlanFacts facts(@Nullable String previous, Set<String> versions) {
    return new PlanFacts(
        Map.of(
            "U0ADA", person("U0ADA", false, false),
            "U0BEN", person("U0BEN", false, false),
            "U0EVE", person("U0EVE", false, true),
            "U0GUEST", person("U0GUEST", true, false)),
        Map.of(LaunchRole.APPROVER, List.of("U0ADA"), LaunchRole.LEAD, List.of("U0ADA")),
        Set.of("U0ADA"),
        Map.of(
            4, new PlanFacts.Watched("Shop", false, true),
            5, new PlanFacts.Watched("Cart", true, true),
            6, new PlanFacts.Watched("Pay", false, false)),
        Map.of(
            "probe 4 fails", new PlanFacts.Measured(null, List.of(4), null),
            "probe 5 fails", new PlanFacts.Measured(null, List.of(5), null),
            "probe 6 fails", new PlanFacts.Measured(null, List.of(6), null),
            "probe 9 fails", new PlanFacts.Measured(null, List.of(9), null),
            "it is bad", new PlanFacts.Measured("Write another.", List.of(), null),
            "smoke fails", new PlanFacts.Measured(null, List.of(), "no smoke probe walks.")),
        Set.of("shop"),
        running(),
        versions,
        previous);
  }

  private static Release running() {
    return new Release(
        7,
        1,
        3,
        "production",
        "1.2",
        null,
        null,
        Release.State.FINISHED,
        null,
        List.of(),
        List.of(new Release.Migration("drop carts", false)),
        List.of(),
        null,
        Instant.EPOCH,
        Instant.EPOCH,
        Release.Health.GOOD,
        null);
  }

  private static Person person(String id, boolean guest, boolean deactivated) {
    return new Person(id, id, ZoneOffset.UTC, guest, deactivated);
  }
}
