package launchbot.jobs.outbox;

import java.util.Map;
import launchbot.outbox.Claimed;

/**
 * Where a message goes says who carries it: {@code mailto:}, {@code sms:} and {@code https:} have
 * posters of their own, everything else is an id of Slack.
 */
public final class Posters implements Poster {
  private final Poster slack;
  private final Map<String, Poster> byScheme;

  /**
   * @param byScheme by what stands before the colon: {@code mailto}
   */
  public Posters(Poster slack, Map<String, Poster> byScheme) {
    this.slack = slack;
    this.byScheme = Map.copyOf(byScheme);
  }

  @Override
  public Delivery deliver(Claimed claimed, Rendered rendered) {
    String place = claimed.message().channel();
    int colon = place.indexOf(':');
    if (colon < 0) {
      return slack.deliver(claimed, rendered);
    }
    Poster poster = byScheme.get(place.substring(0, colon));
    return poster == null
        ? new Delivery.Refused("not_connected")
        : poster.deliver(claimed, rendered);
  }
}
