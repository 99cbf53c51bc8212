package launchbot.bot.postmortem;

import launchbot.bot.launch.Kept;
import launchbot.bot.slack.LongText;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Visible;

/** A section as it was written in its form. */
final class SectionModal implements Modal {
  private final Writing writing;

  SectionModal(Writing writing) {
    this.writing = writing;
  }

  @Override
  public String callbackId() {
    return SectionForm.CALLBACK;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    SectionForm.Opened opened = SectionForm.Opened.of(kept);
    String typed = Visible.only(LongText.typed(form));
    return switch (writing.save(
        form.visit(), kept.id(), opened.section(), opened.version(), typed)) {
      case Writing.Kept(var card) -> new Submitted.Close(card);
      case Writing.Clash(var both) -> new Submitted.Update(both);
      case Writing.Refused(String why) -> Submitted.error(LongText.FIRST, why);
    };
  }
}
