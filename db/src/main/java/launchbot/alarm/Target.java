package launchbot.alarm;

import org.jspecify.annotations.Nullable;

/**
 * Where one message goes.
 *
 * @param route the id of the route that says so; null where there is none and the usual holds
 * @param place as of a route, but a person's id for whoever is on call
 */
public record Target(@Nullable Long route, Way way, String place) {

  /** What the outbox calls the place. */
  public String address() {
    return switch (way) {
      case CHANNEL, ON_CALL, WEBHOOK -> place;
      case EMAIL -> "mailto:" + place;
      case SMS -> "sms:" + place;
    };
  }
}
