package launchbot.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the hands of one courier until its lease ends.
 *
 * @param attempts this attempt included
 * @param unknown an earlier attempt may have reached Slack: look before sending
 * @param posted where the live message stands already; null when it is not posted
 * @param root where the message stands under which it goes; null for none
 * @param gone somebody deleted the live message: it is not posted again
 * @param actor who caused it, told when it cannot be delivered
 */
public record Claimed(
    String workspace,
    long id,
    Message message,
    int attempts,
    boolean unknown,
    Instant firstTry,
    @Nullable Place posted,
    @Nullable Place root,
    boolean gone,
    @Nullable String actor) {

  /** A message in Slack. */
  public record Place(String channel, String ts) {}
}
