package launchbot.handover;

import java.time.Instant;

/**
 * A document as it was handed out.
 *
 * @param number counts within the launch
 * @param markdown CommonMark, whole
 * @param gaps how much was missing
 * @param by a Slack user id
 */
public record Handover(
    long id, long launch, int number, String markdown, int gaps, String by, Instant at) {
  public boolean complete() {
    return gaps == 0;
  }
}
