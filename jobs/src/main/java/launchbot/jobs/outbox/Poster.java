package launchbot.jobs.outbox;

import launchbot.outbox.Claimed;

/** Delivers one claimed message. It answers with a value and never throws for what Slack does. */
public interface Poster {
  /**
   * @param rendered what the message says now
   */
  Delivery deliver(Claimed claimed, Rendered rendered);
}
