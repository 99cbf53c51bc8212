package launchbot.bot.runbook;

import com.slack.api.model.File;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.LongText;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;
import launchbot.runbook.Runbook;
import launchbot.runbook.Runbooks;

/** A runbook as it was written in its form, or handed in as a file. */
final class RunbookModal implements Modal {
  private final Writing writing;
  private final Files files;

  RunbookModal(Writing writing, Files files) {
    this.writing = writing;
    this.files = files;
  }

  @Override
  public String callbackId() {
    return RunbookForm.CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    RunbookForm.Opened opened = RunbookForm.Opened.of(Kept.parse(form.view().getPrivateMetadata()));
    String title = Objects.requireNonNullElse(Forms.visible(form.value(RunbookForm.TITLE)), "");
    Optional<File> file = form.files(RunbookForm.FILE).stream().findFirst();
    Optional<String> text =
        file.isPresent() ? files.text(file.get()) : Optional.of(LongText.typed(form));
    if (text.isEmpty()) {
      return Submitted.error(RunbookForm.FILE, Handed.UNREAD);
    }
    Runbook.Draft draft = Runbooks.draft(title, Visible.only(text.get()));
    return switch (writing.save(form.visit(), opened, draft)) {
      case Writing.Kept(var card) -> new Submitted.Close(card);
      case Writing.Clash(var both) -> new Submitted.Update(both);
      case Writing.Refused(String why) ->
          Submitted.error(file.isPresent() ? RunbookForm.FILE : LongText.FIRST, why);
    };
  }
}
