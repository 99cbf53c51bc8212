package launchbot.bot.rollbackplan;

import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;
import launchbot.ledger.Ledger;
import launchbot.rollbackplan.PlanText;
import launchbot.triage.Wording;

/** The whole plan as YAML, typed or as a file. */
final class WholeModal implements Modal {
  private static final String CALLBACK = "rollback_plan";
  private static final String TYPED = "typed";
  private static final String FILE = "file";
  private static final String NOTE = "note";
  private static final int INPUT = 3_000;
  private static final int WHY = 200;

  private final Ledger ledger;
  private final PlanDesk plans;
  private final PlanSaving saving;
  private final Files files;

  WholeModal(Ledger ledger, PlanDesk plans, PlanSaving saving, Files files) {
    this.ledger = ledger;
    this.plans = plans;
    this.saving = saving;
    this.files = files;
  }

  static View view(Kept kept, String yaml) {
    boolean fits = yaml.length() <= INPUT;
    return Forms.modal(
        CALLBACK,
        "The way back",
        "Save",
        kept.json(),
        List.of(
            Blocks.section(
                fits
                    ? "Steps in their order, who approves, what proposes it, the features."
                        + " `/rollback plan step` and its like change one part at a time. A file is"
                        + " shown as a diff before anything is saved."
                    : "This plan is longer than a form of Slack's holds: `/rollback plan export`"
                        + " sends it to you; hand it in changed."),
            Forms.input(
                TYPED,
                "The plan, as YAML",
                null,
                true,
                Forms.text(fits ? yaml : null, "environment: production", INPUT, true)),
            Forms.input(
                FILE,
                "Or as a file",
                "Up to 64 KB. A file goes before what is typed",
                true,
                FileInputElement.builder()
                    .actionId("value")
                    .filetypes(List.of("yaml", "yml", "txt"))
                    .maxFiles(1)
                    .build()),
            Forms.input(
                NOTE,
                "Why",
                null,
                true,
                Forms.text(null, "After the drill of Friday", WHY, false))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    String environment = PlanForms.About.of(kept).environment();
    String note = Wording.lineOrNull(Forms.visible(submission.value(NOTE)));
    var handed = Handed.text(submission, files, FILE, TYPED);
    if (handed.content().isEmpty()) {
      return handed.missing("Write the plan here, or hand in a file.", Handed.UNREAD);
    }
    String yaml = Visible.only(handed.content().get());
    if (handed.file()) {
      return Submitted.of(plans.written(submission.visit(), yaml, note), FILE);
    }
    Reply reply =
        switch (PlanText.read(yaml, ledger.read(submission.visit().workspace(), PlanNames::of))) {
          case PlanText.Bad bad -> new Reply.Refusal("Nothing was saved.\n" + bad.words());
          case PlanText.Good(var plan) ->
              plan.environment().equals(environment)
                  ? saving.save(
                      submission.visit(),
                      environment,
                      (int) kept.id(),
                      new PlanSaving.Whole(plan),
                      note)
                  : saving.show(submission.visit(), plan, note);
        };
    return Submitted.of(reply, TYPED);
  }
}
