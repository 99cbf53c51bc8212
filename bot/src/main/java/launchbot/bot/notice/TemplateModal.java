package launchbot.bot.notice;

import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.notice.Drafting;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.triage.Wording;

/** The form with a team's own words for a moment, coming back. */
final class TemplateModal implements Modal {
  private final TemplateTopic templates;

  TemplateModal(TemplateTopic templates) {
    this.templates = templates;
  }

  @Override
  public String callbackId() {
    return TemplateTopic.TEMPLATE;
  }

  @Override
  public Submitted submit(Submission form) {
    Kept kept = Kept.parse(form.view().getPrivateMetadata());
    Moment moment = Moment.parse(kept.word()).orElseThrow(() -> new Garbled("no moment"));
    String headline = Wording.line(given(form, TemplateTopic.HEADLINE));
    String body = String.join("\n\n", Drafting.paragraphs(given(form, TemplateTopic.BODY)));
    if (headline.isEmpty() || body.isEmpty()) {
      return Submitted.error(
          headline.isEmpty() ? TemplateTopic.HEADLINE : TemplateTopic.BODY,
          "It cannot be empty. `/incident template %s default` takes Launchbot's own words."
              .formatted(moment.key()));
    }
    Optional<String> tooLong =
        Wording.tooLong("A notice", body, NoticeForm.LONGEST_BODY)
            .or(() -> Wording.tooLong("A headline", headline, NoticeForm.LONGEST_HEADLINE));
    return tooLong
        .map(why -> Submitted.error(TemplateTopic.BODY, why))
        .orElseGet(() ->
            Submitted.of(
                templates.put(form.visit(), moment, new Notice.Text(headline, body)),
                TemplateTopic.BODY));
  }

  private static String given(Submission form, String block) {
    String typed = Forms.visible(form.value(block));
    return typed == null ? "" : typed;
  }
}
