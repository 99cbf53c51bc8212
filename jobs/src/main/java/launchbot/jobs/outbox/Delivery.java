package launchbot.jobs.outbox;

import java.time.Duration;
import launchbot.outbox.Claimed;

/** What became of an attempt to deliver. */
public sealed interface Delivery {

  /** It is there. */
  record Sent(Claimed.Place place) implements Delivery {}

  /** The live message was deleted by somebody, who must not be contradicted. */
  record Gone() implements Delivery {}

  /** Slack asks for a pause; nothing was sent. */
  record Limited(Duration pause) implements Delivery {}

  /** No delivery this time; another attempt may do it. */
  record Failed(String why, boolean perhapsSent) implements Delivery {}

  /**
   * Slack will never take it.
   *
   * @param why Slack's error code
   */
  record Refused(String why) implements Delivery {}
}
