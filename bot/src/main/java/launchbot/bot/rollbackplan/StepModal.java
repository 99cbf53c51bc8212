package launchbot.bot.rollbackplan;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.ledger.Ledger;
import launchbot.probe.Length;
import launchbot.rollbackplan.PlanEdits;
import launchbot.rollbackplan.PlanFacts;
import launchbot.rollbackplan.PlanLimits;
import launchbot.rollbackplan.PlanText;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import org.jspecify.annotations.Nullable;

/** One step of the plan. */
final class StepModal implements Modal {
  private static final String CALLBACK = "rollback_plan_step";
  private static final String PLACE = "place";
  private static final String FIRST = "first";
  private static final List<String> FIELDS =
      List.of(
          "key",
          "kind",
          "text",
          "command",
          "owner",
          "deputy",
          "target",
          "contact",
          "needs",
          "reversible",
          "containment",
          "feature");

  private final Ledger ledger;
  private final PlanSaving saving;

  StepModal(Ledger ledger, PlanSaving saving) {
    this.ledger = ledger;
    this.saving = saving;
  }

  /**
   * @param step null for a new one
   */
  static View view(Kept kept, RollbackPlan plan, @Nullable Step step) {
    List<OptionObject> kinds =
        Arrays.stream(Step.Kind.values())
            .map(kind -> Blocks.option(kind.key(), kind.key()))
            .toList();
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        text(
            "key",
            "Its name in the plan",
            "Small letters and hyphens: put-back",
            false,
            step == null ? null : step.key(),
            PlanLimits.KEY,
            false));
    blocks.add(
        Forms.input(
            "kind",
            "What it changes",
            null,
            false,
            Forms.select(
                step == null ? null : Blocks.option(step.kind().key(), step.kind().key()), kinds)));
    blocks.add(
        text(
            "text",
            "What is to be done",
            null,
            false,
            step == null ? null : step.text(),
            PlanLimits.TEXT,
            true));
    blocks.add(
        text(
            "command",
            "A command to run by hand",
            "I never run it",
            true,
            step == null ? null : step.command(),
            PlanLimits.COMMAND,
            true));
    blocks.add(
        Forms.input(
            "owner", "Who does it", null, true, Forms.people(step == null ? null : step.owner())));
    blocks.add(
        Forms.input(
            "deputy",
            "Who takes over when it is late",
            null,
            true,
            Forms.people(step == null ? null : step.deputy())));
    blocks.add(
        text(
            "target",
            "How long it may take",
            "90s, 5m, 1h; 10m where nothing is written",
            true,
            step == null ? null : Length.words(step.target()),
            20,
            false));
    blocks.add(
        text(
            "contact",
            "Whom to call when that does not help",
            "Somebody here, or a name with a number",
            true,
            step == null ? null : step.contact(),
            PlanLimits.CONTACT,
            false));
    blocks.add(
        text(
            "needs",
            "Steps that must be over before",
            "Their names, with commas",
            true,
            step == null ? null : PartFields.joined(step.needs()),
            500,
            false));
    blocks.add(choice("reversible", "Can it be undone?", step == null || step.reversible()));
    blocks.add(
        choice(
            "containment",
            "May whoever is on call do it alone?",
            step != null && step.containment()));
    blocks.add(
        text(
            "feature",
            "Which feature is it about?",
            "Its key; empty for all",
            true,
            step == null ? null : step.feature(),
            PlanLimits.KEY,
            false));
    List<OptionObject> places = new ArrayList<>();
    places.add(Blocks.option("At the beginning", FIRST));
    plan.steps().stream()
        .filter(one -> !one.equals(step))
        .forEach(one -> places.add(Blocks.option("After " + one.key(), "after " + one.key())));
    blocks.add(
        Forms.input(
            PLACE,
            "Where it stands",
            step == null
                ? "At the end where nothing is chosen"
                : "Where it is if nothing is chosen",
            true,
            Forms.select(null, places)));
    return Forms.modal(
        CALLBACK, step == null ? "Add a step" : "Change a step", "Save", kept.json(), blocks);
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    PlanForms.About about = PlanForms.About.of(kept);
    Map<String, Object> fields = PartFields.of(form, FIELDS, List.of("needs"));
    String place = form.value(PLACE);
    return switch (PlanText.part(
        "steps", fields, ledger.read(form.visit().workspace(), PlanNames::of))) {
      case PlanText.Bad bad -> PartFields.errors(bad, FIELDS);
      case PlanText.Good(RollbackPlan one) ->
          Submitted.of(
              saving.save(
                  form.visit(),
                  about.environment(),
                  (int) kept.id(),
                  new Change(
                      about.key(),
                      one.steps().getFirst(),
                      place == null
                          ? null
                          : place.equals(FIRST) ? "" : place.replaceFirst("^after ", "")),
                  null),
              "key");
    };
  }

  /**
   * @param was key of the step that it takes the place of; null for a new one
   * @param after as {@link PlanEdits#step} has it
   */
  private record Change(@Nullable String was, Step step, @Nullable String after)
      implements PlanSaving.Part {
    @Override
    public RollbackPlan in(RollbackPlan plan) {
      return PlanEdits.step(plan, was, step, after);
    }

    @Override
    public Object of(RollbackPlan plan) {
      return was == null ? plan.step(step.key()) : plan.step(was);
    }

    @Override
    public List<String> objections(RollbackPlan next, PlanFacts facts) {
      boolean twice = next.steps().stream().filter(one -> one.key().equals(step.key())).count() > 1;
      return twice ? List.of("Another step has that name: give this one its own.") : List.of();
    }
  }

  static LayoutBlock text(
      String block,
      String label,
      @Nullable String hint,
      boolean optional,
      @Nullable String initial,
      int most,
      boolean lines) {
    return Forms.input(block, label, hint, optional, Forms.text(initial, " ", most, lines));
  }

  private static LayoutBlock choice(String block, String label, boolean yes) {
    OptionObject one = Blocks.option("Yes", "yes");
    OptionObject other = Blocks.option("No", "no");
    return Forms.input(
        block, label, null, false, Forms.select(yes ? one : other, List.of(one, other)));
  }
}
