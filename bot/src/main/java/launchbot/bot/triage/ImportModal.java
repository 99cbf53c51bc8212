package launchbot.bot.triage;

import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.util.List;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;

/** Entries from a spreadsheet: pasted, or as a file. */
final class ImportModal implements Modal {
  private static final String CALLBACK = "triage_import";
  private static final String PASTED = "pasted";
  private static final String FILE = "file";

  private final Transfer transfer;
  private final Files files;

  ImportModal(Transfer transfer, Files files) {
    this.transfer = transfer;
    this.files = files;
  }

  static View view(String channel) {
    return Forms.modal(
        CALLBACK,
        "Import entries",
        "Import",
        FormContext.in(channel).json(),
        List.of(
            Blocks.section(
                "A spreadsheet as CSV. The first line names the columns: `title`, `severity`,"
                    + " `impact`, and if you have them `workaround`, `owner` (a Slack id), `due`"
                    + " (such as 2026-12-12) and `tags`. All lines are imported, or none."),
            Forms.input(
                FILE,
                "As a file",
                "Up to 1 MB and 5,000 lines",
                true,
                FileInputElement.builder()
                    .actionId("value")
                    .filetypes(List.of("csv"))
                    .maxFiles(1)
                    .build()),
            Forms.input(
                PASTED,
                "Or pasted",
                null,
                true,
                Forms.text(
                    null,
                    "title,severity,impact\nSignup hangs,blocker,Nobody gets in",
                    3000,
                    true))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    var handed = Handed.text(submission, files, FILE, PASTED);
    if (handed.content().isEmpty()) {
      return handed.missing(
          "Hand in a file, or paste its lines.",
          "I could not read that file within a second, or it is larger than 1 MB. Try again, or"
              + " paste its lines.");
    }
    return switch (transfer.read(submission.visit(), handed.content().get())) {
      case Transfer.Done(String words) -> new Submitted.Close(Card.of(words));
      case Transfer.Refused(String why) -> Submitted.error(handed.block(), why);
    };
  }
}
