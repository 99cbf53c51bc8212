package launchbot.bot.freeze;

import java.time.LocalDate;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;

/** The form in which an exception is asked for. */
final class AskModal implements Modal {
  private final FreezeDesk desk;

  AskModal(FreezeDesk desk) {
    this.desk = desk;
  }

  @Override
  public String callbackId() {
    return FreezeForms.ASK;
  }

  @Override
  public Submitted submit(Submission submission) {
    String what = Forms.visible(submission.value(FreezeForms.WHAT));
    String day = submission.value(FreezeForms.THROUGH);
    LocalDate through = day == null ? null : Forms.date(day);
    var words =
        new FreezeWords(
            what == null ? "" : what,
            through,
            Forms.visible(submission.value(FreezeForms.REASON)),
            null);
    return Submitted.of(desk.ask(submission.visit(), words), FreezeForms.WHAT);
  }
}
