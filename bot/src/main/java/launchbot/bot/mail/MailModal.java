package launchbot.bot.mail;

import com.slack.api.model.block.element.FileInputElement;
import com.slack.api.model.view.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Files;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Handed;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.jobs.mail.ReceivedMail;

/** The form that takes a message: as the file that mail programs save, or its source pasted. */
final class MailModal implements Modal {
  static final String CALLBACK = "probe_mail";
  private static final String PASTED = "pasted";
  private static final String FILE = "file";

  private final MailDesk desk;
  private final Files files;

  MailModal(MailDesk desk, Files files) {
    this.desk = desk;
    this.files = files;
  }

  static View view(String channel) {
    return Forms.modal(
        CALLBACK,
        "Verify a message",
        "Verify",
        Kept.in(channel).json(),
        List.of(
            Blocks.section(
                "A message that your product sent, as it arrived: an invite, a password reset, an"
                    + " answer of support. Save it from the mailbox as `.eml` (in Gmail: ⋮,"
                    + " _Download message_). Only you see the verdict, and the message is not"
                    + " kept."),
            Forms.input(
                FILE,
                "As a file",
                "Up to 5 MB",
                true,
                FileInputElement.builder()
                    .actionId("value")
                    .filetypes(List.of("eml", "txt", "text", "email"))
                    .maxFiles(1)
                    .build()),
            Forms.input(
                PASTED,
                "Or its source, pasted",
                "All headers and the body; pasting often changes a body, which a signature notices",
                true,
                Forms.text(null, "Return-Path: <…>\nReceived: from …", 3000, true))));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept.parse(submission.view().getPrivateMetadata());
    Handed<byte[]> handed =
        Handed.of(
            submission,
            FILE,
            PASTED,
            file -> files.bytes(file, ReceivedMail.MOST),
            text -> text.getBytes(StandardCharsets.UTF_8));
    return handed
        .content()
        .map(message -> Submitted.of(desk.verify(submission.visit(), message), handed.block()))
        .orElseGet(() ->
            handed.missing(
                "Hand in a file, or paste the source of a message.",
                "I could not read that file within a second, or it is larger than 5 MB. Try again,"
                    + " or take a message without attachments."));
  }
}
