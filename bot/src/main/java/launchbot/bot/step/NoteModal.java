package launchbot.bot.step;

import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Words;
import launchbot.rollback.Run;
import launchbot.rollback.RunStep;
import launchbot.rollback.StepRequest;
import launchbot.triage.Wording;

/** The form in which somebody says why a step has failed or is left out. */
final class NoteModal implements Modal {
  static final String CALLBACK = "rollback_step_note";
  static final String NOTE = "note";

  private final StepDesk desk;

  NoteModal(StepDesk desk) {
    this.desk = desk;
  }

  /**
   * @param word {@code failed} or {@code skip}
   */
  static View view(String channel, Run run, RunStep step, String word) {
    boolean failed = word.startsWith("fail");
    return Forms.modal(
        CALLBACK,
        "Step %d of rollback %d".formatted(step.number(), run.number()),
        failed ? "It failed" : "Skip it",
        new Kept(channel, run.id(), step.number() + " " + word).json(),
        List.of(
            Blocks.section(StepView.mark(run) + StepView.text(step)),
            Forms.input(
                NOTE,
                failed ? "What went wrong?" : "Why can it be left out?",
                "Everybody reads it in the thread and in the timeline",
                false,
                Forms.text(
                    null,
                    failed ? "The host does not answer" : "Nothing was migrated",
                    Wording.TEXT,
                    true))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    StepWords said = StepWords.read(Words.of(kept.word()));
    Integer number = said.number();
    String note = Forms.visible(submission.value(NOTE));
    String line = note == null ? null : Wording.lineOrNull(note);
    StepRequest request =
        switch (said.request().orElseThrow(() -> new Garbled("no request of a step"))) {
          case StepRequest.Fail _ -> new StepRequest.Fail(line);
          case StepRequest.Skip _ -> new StepRequest.Skip(line);
          default -> throw new Garbled("no form of a step");
        };
    if (number == null) {
      throw new Garbled("no step");
    }
    return Submitted.of(
        desk.decide(submission.visit(), StepDesk.named(kept.id()), number, request), NOTE);
  }
}
