package launchbot.bot.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload.Action;
import java.util.Objects;
import java.util.stream.Stream;

/** What an action in a message brings, whatever its element. */
final class Chosen {
  private Chosen() {}

  /** A button's value, an option's value, a user's or conversation's id, or an ISO date. */
  static String in(Action action) {
    String option =
        action.getSelectedOption() == null ? null : action.getSelectedOption().getValue();
    return Stream.of(
            option,
            action.getSelectedUser(),
            action.getSelectedConversation(),
            action.getSelectedChannel(),
            action.getSelectedDate(),
            action.getValue())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }
}
