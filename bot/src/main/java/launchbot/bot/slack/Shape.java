package launchbot.bot.slack;

import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.MessageShortcutRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.request.builtin.ViewClosedRequest;
import com.slack.api.bolt.request.builtin.ViewSubmissionRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request has the parts that Slack always sends and that we go by. One that lacks them is
 * not Slack's, however well it is signed; in particular it has no id by which a repeat would be
 * noticed.
 */
final class Shape {
  private Shape() {}

  static boolean isWhole(Request<?> request) {
    return switch (request) {
      case SlashCommandRequest command -> {
        var payload = command.getPayload();
        yield given(payload.getUserId(), payload.getChannelId(), payload.getTriggerId());
      }
      case BlockActionRequest action -> {
        var payload = action.getPayload();
        yield payload.getUser() != null
            && given(payload.getUser().getId(), payload.getTriggerId())
            && payload.getActions() != null
            && !payload.getActions().isEmpty()
            && given(payload.getActions().getFirst().getActionId());
      }
      case MessageShortcutRequest shortcut -> {
        var payload = shortcut.getPayload();
        yield payload.getUser() != null
            && payload.getChannel() != null
            && payload.getMessage() != null
            && given(
                payload.getUser().getId(),
                payload.getChannel().getId(),
                payload.getMessageTs(),
                payload.getTriggerId());
      }
      case ViewSubmissionRequest submission -> {
        var payload = submission.getPayload();
        yield payload.getUser() != null
            && payload.getView() != null
            && given(
                payload.getUser().getId(),
                payload.getView().getId(),
                payload.getView().getHash(),
                payload.getView().getCallbackId());
      }
      case ViewClosedRequest closed ->
          closed.getPayload().getView() != null
              && given(closed.getPayload().getView().getCallbackId());
      default -> true;
    };
  }

  private static boolean given(@Nullable String... parts) {
    return Stream.of(parts).allMatch(part -> part != null && !part.isEmpty());
  }
}
