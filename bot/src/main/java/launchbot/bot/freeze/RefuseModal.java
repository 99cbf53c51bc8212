package launchbot.bot.freeze;

import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;

/** The form in which the lead refuses an exception. */
final class RefuseModal implements Modal {
  private final FreezeDesk desk;

  RefuseModal(FreezeDesk desk) {
    this.desk = desk;
  }

  @Override
  public String callbackId() {
    return FreezeForms.REFUSE;
  }

  @Override
  public Submitted submit(Submission submission) {
    var decision =
        new FreezeDesk.Decision(false, Forms.visible(submission.value(FreezeForms.REASON)));
    long id = Kept.parse(submission.view().getPrivateMetadata()).id();
    return Submitted.of(desk.decideById(submission.visit(), id, decision), FreezeForms.REASON);
  }
}
