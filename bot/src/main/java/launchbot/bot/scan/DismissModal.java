package launchbot.bot.scan;

import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.scan.ScanFinding;
import launchbot.scan.Scans;

/** The form in which somebody says why a secret is none, or none any more. */
final class DismissModal implements Modal {
  private static final String CALLBACK = "scan_dismiss";
  private static final String REASON = "reason";

  private final ScanDesk desk;

  DismissModal(ScanDesk desk) {
    this.desk = desk;
  }

  static Reply open(Visit visit, ScanFinding finding) {
    var view =
        Forms.modal(
            CALLBACK,
            "Dismiss a secret",
            "Dismiss",
            new Kept(visit.channel(), finding.number(), "dismiss").json(),
            List.of(
                Blocks.section(
                    "*%d* %s\nTaking it out of the newest version is not enough: the history keeps"
                            .formatted(finding.number(), Mrkdwn.plain(finding.leak().words()))
                        + " it. Revoke it first."),
                Forms.input(
                    REASON,
                    "Why is it none, or none any more?",
                    null,
                    false,
                    Forms.text(
                        null, "Revoked on Tuesday, see the log", Scans.LONGEST_REASON, true))));
    return new Reply.Open(
        view,
        Card.of(
            "Say why: `/probe scan dismiss %d because the key was revoked`."
                .formatted(finding.number())));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    long number = Kept.parse(submission.view().getPrivateMetadata()).id();
    if (number < 1 || number > 999_999) {
      throw new Garbled("no secret's number");
    }
    String reason = Forms.visible(submission.value(REASON));
    return Submitted.of(desk.dismiss(submission.visit(), (int) number, reason), REASON);
  }
}
