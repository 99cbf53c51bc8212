package launchbot.bot.slack;

import com.slack.api.model.view.View;

/** What somebody gets to see for a command, a button or a shortcut. */
public sealed interface Reply {

  /** Only this person sees it; in a thread, where nothing is private, the thread does. */
  record Private(Card card) implements Reply {}

  /** Takes the place of the private message whose button was pressed. */
  record Replace(Card card) implements Reply {}

  /**
   * A modal, opened before anything is written.
   *
   * @param otherwise what is said where Slack gives no trigger: how to get the modal
   */
  record Open(View view, Card otherwise) implements Reply {}

  /** Takes the place of this person's App Home. */
  record Home(View view) implements Reply {}

  /** Not done; the sentence says why and what to type instead. In mrkdwn, user text escaped. */
  record Refusal(String why) implements Reply {}

  /** The message itself shows what happened. */
  record Nothing() implements Reply {}
}
