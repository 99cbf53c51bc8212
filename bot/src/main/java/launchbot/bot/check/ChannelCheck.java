package launchbot.bot.check;

import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import launchbot.bot.slack.Mrkdwn;

/** Whether the bot can talk in a channel. */
public final class ChannelCheck {
  private static final String INVITE = " Type `/invite @launchbot` there.";

  private ChannelCheck() {}

  /**
   * @param archived what follows from its being archived, and what to do; begins in lower case
   */
  public static Finding look(MethodsClient slack, String channel, String archived) {
    String where = Mrkdwn.channel(channel);
    try {
      var answer = slack.conversationsInfo(r -> r.channel(channel));
      if (!answer.isOk()) {
        return Finding.fault(where, refused(String.valueOf(answer.getError()), archived));
      }
      if (answer.getChannel().isArchived()) {
        return Finding.fault(where, refused("is_archived", archived));
      }
      return answer.getChannel().isMember()
          ? Finding.fine(where, "I am in it.")
          : Finding.fault(where, refused("not_in_channel", archived));
    } catch (IOException | SlackApiException e) {
      return Finding.fault(where, "unknown: Slack cannot be reached.");
    }
  }

  private static String refused(String error, String archived) {
    return switch (error) {
      case "is_archived" -> "is archived, " + archived;
      case "not_in_channel" -> "I am not in it, so I hear nobody in its threads." + INVITE;
      case "channel_not_found" ->
          "I cannot see it: it was deleted, or is private and I am not in it." + INVITE;
      case "missing_scope" ->
          "unknown: the scope `channels:read` (`groups:read` for private ones) is missing.";
      default -> "unknown: Slack answers `%s`.".formatted(Mrkdwn.escape(error));
    };
  }
}
