package launchbot.bot.rollbackplan;

import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.ledger.Ledger;
import launchbot.rollbackplan.FeatureMap;
import launchbot.rollbackplan.PlanEdits;
import launchbot.rollbackplan.PlanFacts;
import launchbot.rollbackplan.PlanLimits;
import launchbot.rollbackplan.PlanText;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import org.jspecify.annotations.Nullable;

/** One feature of the map. */
final class FeatureModal implements Modal {
  private static final String CALLBACK = "rollback_feature";
  private static final List<String> FIELDS =
      List.of("key", "name", "depends", "fails", "probes", "flag", "customers", "revenue");

  private final Ledger ledger;
  private final PlanSaving saving;

  FeatureModal(Ledger ledger, PlanSaving saving) {
    this.ledger = ledger;
    this.saving = saving;
  }

  /**
   * @param feature null for a new one
   */
  static View view(Kept kept, @Nullable ProductFeature feature) {
    boolean none = feature == null;
    return Forms.modal(
        CALLBACK,
        none ? "Add a feature" : "Change a feature",
        "Save",
        kept.json(),
        List.of(
            StepModal.text(
                "key",
                "Its key, by which steps and criteria name it",
                "Small letters and hyphens: checkout",
                false,
                feature == null ? null : feature.key(),
                PlanLimits.KEY,
                false),
            StepModal.text(
                "name",
                "What people call it",
                null,
                true,
                feature == null ? null : feature.name(),
                PlanLimits.NAME,
                false),
            StepModal.text(
                "depends",
                "What it depends on",
                "Keys of features, or names of what lies outside; one to a line",
                true,
                feature == null ? null : PartFields.lines(feature.dependsOn()),
                1_000,
                true),
            StepModal.text(
                "fails",
                "How it fails",
                "One way to a line",
                true,
                feature == null ? null : PartFields.lines(feature.fails()),
                3_000,
                true),
            StepModal.text(
                "probes",
                "Probes that watch it",
                "Their numbers: 3, 4",
                true,
                feature == null
                    ? null
                    : PartFields.joined(feature.probes().stream().map(String::valueOf).toList()),
                200,
                false),
            StepModal.text(
                "flag",
                "The switch that turns it off",
                "Its key",
                true,
                feature == null ? null : feature.flag(),
                PlanLimits.FLAG,
                false),
            StepModal.text(
                "customers",
                "What is at stake for customers",
                null,
                true,
                feature == null ? null : feature.customers(),
                PlanLimits.TEXT,
                true),
            StepModal.text(
                "revenue",
                "What is at stake for the team",
                "Money, promises, trust",
                true,
                feature == null ? null : feature.revenue(),
                PlanLimits.TEXT,
                true)));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    PlanForms.About about = PlanForms.About.of(kept);
    Map<String, Object> fields = PartFields.of(form, FIELDS, List.of("depends", "fails", "probes"));
    return switch (PlanText.part(
        "features", fields, ledger.read(form.visit().workspace(), PlanNames::of))) {
      case PlanText.Bad bad -> PartFields.errors(bad, FIELDS);
      case PlanText.Good(RollbackPlan one) ->
          Submitted.of(
              saving.save(
                  form.visit(),
                  about.environment(),
                  (int) kept.id(),
                  new Change(about.key(), one.features().getFirst()),
                  null),
              "key");
    };
  }

  /**
   * @param was key of the one that it takes the place of; null for a new one
   */
  private record Change(@Nullable String was, ProductFeature feature) implements PlanSaving.Part {
    @Override
    public RollbackPlan in(RollbackPlan plan) {
      return PlanEdits.feature(plan, was, feature);
    }

    @Override
    public Object of(RollbackPlan plan) {
      return plan.feature(Objects.requireNonNullElse(was, feature.key()));
    }

    @Override
    public List<String> objections(RollbackPlan next, PlanFacts facts) {
      List<String> against = new ArrayList<>(FeatureMap.of(next).objections(feature, facts));
      if (next.features().stream().filter(one -> one.key().equals(feature.key())).count() > 1) {
        against.add("Another feature has that key: give this one its own.");
      }
      return against;
    }
  }
}
