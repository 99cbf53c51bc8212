package launchbot.bot.triage;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.RadioButtonsElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import org.jspecify.annotations.Nullable;

/** Two people edited the same thing: both are shown, and the later one chooses. */
final class ConflictModal implements Modal {
  private static final String CALLBACK = "triage_conflict";
  private static final String MINE = "mine";
  private static final String THEIRS = "theirs";

  private final TriageDesk desk;

  ConflictModal(TriageDesk desk) {
    this.desk = desk;
  }

  /**
   * @param context holds the draft with everything as the later person typed it
   */
  static View view(FormContext context, Entry current, List<Clash> clashes) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.section(
            "*#%d* was changed while your form was open. Nothing of yours is saved yet: choose what it shall be."
                .formatted(current.number())));
    for (Clash clash : clashes) {
      blocks.add(
          Blocks.section(
              "*%s*\nnow: %s\nyours: %s"
                  .formatted(
                      clash.label(), shown(clash, clash.theirs()), shown(clash, clash.mine()))));
      OptionObject theirs = Blocks.option("Leave it as it is now", THEIRS);
      blocks.add(
          Forms.input(
              clash.block(),
              clash.label(),
              null,
              false,
              RadioButtonsElement.builder()
                  .actionId("value")
                  .options(List.of(theirs, Blocks.option("Take mine", MINE)))
                  .initialOption(theirs)
                  .build()));
    }
    return Forms.modal(CALLBACK, "Changed meanwhile", "Save", context.json(), blocks);
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    FormContext context = FormContext.parse(submission.view().getPrivateMetadata());
    DraftJson kept = context.draft();
    var visit = submission.visit();
    var current =
        desk.ledger().read(visit.workspace(), sql -> EntryStore.find(sql, context.entry()));
    if (kept == null || current.isEmpty()) {
      throw new Garbled("what was typed is not with the form");
    }
    Draft mine = kept.draft();
    for (String block : submission.blocks()) {
      if (THEIRS.equals(submission.value(block))) {
        mine = Clash.take(mine, block, EditForm.draft(current.get()));
      }
    }
    // Whoever changes it yet another time is noticed by the version that this form carries.
    return EditModal.save(desk, visit, context, mine);
  }

  private static String shown(Clash clash, @Nullable String value) {
    if (value == null) {
      return "_nothing_";
    }
    return clash.block().equals(AddForm.OWNER) ? Mrkdwn.user(value) : Mrkdwn.plain(value);
  }
}
