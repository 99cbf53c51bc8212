package launchbot.bot.triage;

import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Pick;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Shortcut;
import launchbot.bot.words.Words;
import launchbot.triage.Draft;

/** <i>Add to triage</i> in a message's menu: the form with the message's words and its link. */
final class AddToTriage implements Shortcut {
  private static final int TITLE = 150;
  private static final int IMPACT = 500;

  private final Adding adding;

  AddToTriage(Adding adding) {
    this.adding = adding;
  }

  @Override
  public Declaration declaration() {
    return TriageFeature.SHORTCUT;
  }

  @Override
  public Reply choose(Pick pick) {
    String text = Words.of(pick.text()).text().strip();
    String line = text.lines().findFirst().orElse("");
    Draft draft = Draft.of(Mrkdwn.truncate(line, TITLE));
    // What does not fit into a title is kept where it can be read and shortened.
    if (text.length() > line.length() || line.length() > TITLE) {
      draft = draft.withImpact(Mrkdwn.truncate(text, IMPACT));
    }
    FormContext context = FormContext.in(pick.visit().channel()).withSource(pick.ts());
    return adding.form(pick.visit(), context, draft, "");
  }
}
