package launchbot.rollbackplan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import launchbot.probe.Length;
import launchbot.release.Release;
import org.jspecify.annotations.Nullable;

/** Says what is missing in a plan, from what is known when it is asked. */
public final class PlanLinter {
  /** Longer than this and whoever approves should know. */
  private static final Duration LONG = Duration.ofHours(1);

  private final RollbackPlan plan;
  private final PlanFacts facts;
  private final List<Lint> lints = new ArrayList<>();

  private PlanLinter(RollbackPlan plan, PlanFacts facts) {
    this.plan = plan;
    this.facts = facts;
  }

  /** The heaviest first, otherwise in the plan's order. */
  public static List<Lint> lint(RollbackPlan plan, PlanFacts facts) {
    var linter = new PlanLinter(plan, facts);
    linter.whole();
    plan.steps().forEach(linter::step);
    linter.chain();
    linter.criteria();
    linter.features();
    return linter.lints.stream().sorted(Comparator.comparing(Lint::weight)).toList();
  }

  /** All targets, one after the other. */
  public static Duration total(RollbackPlan plan) {
    return plan.steps().stream().map(Step::target).reduce(Duration.ZERO, Duration::plus);
  }

  private void whole() {
    if (plan.steps().isEmpty()) {
      error("steps-missing", "", "The plan has no step.", "rollback plan step");
    } else {
      if (none(Step.Kind.VERIFICATION)) {
        error(
            "verification-missing",
            "",
            "No step verifies that the way back worked.",
            "rollback plan step");
      }
      if (none(Step.Kind.COMMUNICATION)) {
        warning("communication-missing", "", "No step tells anybody.", "rollback plan step");
      }
    }
    Duration total = total(plan);
    if (total.compareTo(LONG) > 0) {
      warning(
          "slow",
          "",
          "All targets together are %s: more than an hour.".formatted(Length.words(total)),
          "rollback plan");
    }
    previous();
    migrations();
  }

  private void previous() {
    String previous = plan.previousBuild();
    if (previous == null && facts.previous() == null) {
      warning(
          "previous-unknown",
          "",
          "No build is known that one could return to: no release before the running one has been"
              + " told.",
          "rollback plan edit");
    } else if (previous != null
        && !facts.versions().isEmpty()
        && !facts.versions().contains(previous)) {
      error(
          "previous-unknown",
          "",
          "The build to return to never finished in this environment, as far as releases say.",
          "rollback plan edit");
    }
  }

  /** Data that a newer shape has changed for good is saved before older code meets it. */
  private void migrations() {
    Release running = facts.running();
    if (running == null) {
      return;
    }
    long forGood =
        running.migrations().stream().filter(one -> Boolean.FALSE.equals(one.reversible())).count();
    Optional<Step> first =
        plan.steps().stream()
            .filter(one -> one.kind() == Step.Kind.CODE || one.kind() == Step.Kind.DATABASE)
            .findFirst();
    if (forGood > 0 && first.filter(one -> one.kind() == Step.Kind.DATABASE).isEmpty()) {
      error(
          "migration-unsafe",
          "",
          "Release %d, which runs, has %s that cannot be undone, and no database step saves the data before the code goes back."
              .formatted(running.number(), forGood == 1 ? "a migration" : forGood + " migrations"),
          "rollback plan step");
    }
  }

  private void step(Step step) {
    String where = "step " + step.key();
    String type = "rollback plan step " + step.key();
    String owner = step.owner();
    String deputy = step.deputy();
    if (owner == null) {
      error("owner-missing", where, "Nobody owns step `%s`.".formatted(step.key()), type);
    } else {
      somebody(owner, Lint.Weight.ERROR, "owner", step, type);
    }
    if (deputy == null || deputy.equals(owner)) {
      warning(
          "deputy-missing",
          where,
          "Step `%s` has no deputy for when it is late.".formatted(step.key()),
          type);
    } else {
      somebody(deputy, Lint.Weight.WARNING, "deputy", step, type);
    }
    if (step.containment() && !step.reversible()) {
      error(
          "containment-final",
          where,
          "Step `%s` is containment, which one may do alone, and cannot be undone."
              .formatted(step.key()),
          type);
    }
    needs(step, where, type);
    named(step.feature(), where, type);
  }

  private void somebody(String person, Lint.Weight weight, String as, Step step, String type) {
    if (!facts.decides(person)) {
      var known = facts.people().get(person);
      lints.add(
          new Lint(
              weight,
              as + "-gone",
              "step " + step.key(),
              "<@%s>, %s of step `%s`, is %s."
                  .formatted(
                      person,
                      as,
                      step.key(),
                      known != null && known.deactivated()
                          ? "deactivated in Slack"
                          : "a guest, and guests carry out nothing"),
              type));
    }
  }

  private void needs(Step step, String where, String type) {
    List<String> before =
        plan.steps().stream().map(Step::key).takeWhile(key -> !key.equals(step.key())).toList();
    for (String need : step.needs()) {
      if (plan.step(need).isEmpty()) {
        error(
            "need-unknown",
            where,
            "Step `%s` needs `%s`, which is no step of this plan.".formatted(step.key(), need),
            type);
      } else if (!before.contains(need)) {
        error(
            "need-later",
            where,
            "Step `%s` needs `%s`, which does not come before it.".formatted(step.key(), need),
            type);
      }
    }
  }

  private void chain() {
    List<Chain.Link> links = plan.chain().links();
    String type = "rollback plan chain";
    if (links.isEmpty()) {
      error("chain-empty", "chain", "Nobody is asked to approve.", type);
      return;
    }
    boolean night = false;
    int before = lints.size();
    for (int i = 0; i < links.size(); i++) {
      Chain.Link link = links.get(i);
      List<String> answering = facts.answering(link);
      String where = "chain " + (i + 1);
      if (answering.isEmpty()) {
        error(
            "chain-nobody",
            where,
            "Link %d of the chain asks %s, and nobody of them can answer."
                .formatted(i + 1, whom(link)),
            type);
      } else if (answering.size() < link.quorum()) {
        error(
            "chain-quorum",
            where,
            "Link %d of the chain wants %d of %s, and only %d can answer."
                .formatted(i + 1, link.quorum(), whom(link), answering.size()),
            type);
      }
      night |= answering.stream().filter(facts::wakeful).count() >= link.quorum();
    }
    // Whoever cannot be asked by day need not be told about the night.
    if (!night && lints.size() == before) {
      warning(
          "chain-asleep",
          "chain",
          "At night nobody in the chain is on call, so only breaking the glass is left.",
          "probe oncall");
    }
  }

  private static String whom(Chain.Link link) {
    var role = link.role();
    return role != null ? "the role " + role.key() : "people by name";
  }

  private void criteria() {
    if (plan.criteria().isEmpty()) {
      warning(
          "criteria-missing",
          "",
          "No criterion is measured, so nothing proposes the way back.",
          "rollback plan criteria");
    }
    for (int i = 0; i < plan.criteria().size(); i++) {
      RollbackPlan.Trigger trigger = plan.criteria().get(i);
      String where = "criterion " + (i + 1);
      PlanFacts.Measured measured = facts.criteria().get(trigger.text());
      if (measured != null) {
        measured(measured, i + 1, where);
      }
      named(trigger.feature(), where, "rollback plan criteria");
    }
  }

  private void measured(PlanFacts.Measured measured, int number, String where) {
    String type = "rollback plan criteria";
    if (measured.unreadable() != null) {
      error("criterion-unreadable", where, "Criterion %d cannot be read.".formatted(number), type);
    }
    for (int probe : measured.probes()) {
      PlanFacts.Watched watched = facts.probes().get(probe);
      if (watched == null) {
        error(
            "criterion-blind",
            where,
            "Criterion %d is on probe %d, which does not exist.".formatted(number, probe),
            type);
      } else if (watched.paused()) {
        warning(
            "criterion-paused",
            where,
            "Criterion %d is on probe %d, which is paused.".formatted(number, probe),
            "probe resume " + probe);
      } else if (!watched.data()) {
        warning(
            "criterion-silent",
            where,
            "Criterion %d is on probe %d, which has no data yet.".formatted(number, probe),
            "probe run " + probe);
      }
    }
    if (measured.silent() != null) {
      warning(
          "criterion-silent",
          where,
          "Criterion %d has nothing to be measured by: %s".formatted(number, measured.silent()),
          "probe list");
    }
  }

  private void features() {
    new FeatureMap(plan.features())
        .cycle()
        .ifPresent(round ->
            error(
                "feature-cycle",
                "features",
                "Features depend on each other in a circle: `%s`."
                    .formatted(String.join("` → `", round)),
                "rollback features"));
    for (ProductFeature feature : plan.features()) {
      String where = "feature " + feature.key();
      String type = "rollback features edit " + feature.key();
      for (int probe : feature.probes()) {
        if (!facts.probes().containsKey(probe)) {
          error(
              "feature-blind",
              where,
              "Feature `%s` is watched by probe %d, which does not exist."
                  .formatted(feature.key(), probe),
              type);
        }
      }
      if (feature.probes().isEmpty()) {
        warning(
            "feature-unwatched",
            where,
            "No probe watches feature `%s`.".formatted(feature.key()),
            type);
      }
      String flag = feature.flag();
      var flags = facts.flags();
      if (flag == null || (flags != null && !flags.contains(flag))) {
        warning(
            "feature-unswitched",
            where,
            flag == null
                ? "No switch turns feature `%s` off.".formatted(feature.key())
                : "The switch of feature `%s` does not exist.".formatted(feature.key()),
            flag == null ? type : "rollback switch");
      }
    }
  }

  private void named(@Nullable String feature, String where, String type) {
    if (feature != null && plan.feature(feature).isEmpty()) {
      error(
          "feature-unknown",
          where,
          "The %s is about feature `%s`, which is not in the map.".formatted(where, feature),
          type);
    }
  }

  private boolean none(Step.Kind kind) {
    return plan.steps().stream().noneMatch(one -> one.kind() == kind);
  }

  private void error(String code, String where, String words, String type) {
    lints.add(new Lint(Lint.Weight.ERROR, code, where, words, type));
  }

  private void warning(String code, String where, String words, String type) {
    lints.add(new Lint(Lint.Weight.WARNING, code, where, words, type));
  }
}
