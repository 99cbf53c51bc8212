package launchbot.bot.room;

import launchbot.bot.slack.Mrkdwn;

/** Why there is no channel, or why one stays, and what can be done about it. */
final class Refusals {
  private static final String HERE = " Everything goes on in this thread. ";
  private static final String AGAIN = " Then type `/incident room` to try again.";

  private Refusals() {}

  /**
   * @param error as Slack says it
   */
  static String words(String error) {
    return switch (error) {
      case "restricted_action", "user_is_restricted", "team_access_not_granted" ->
          "Slack does not let me make or archive channels here."
              + HERE
              + "An owner of the workspace can allow apps to, under Settings › Permissions ›"
              + " Channel management."
              + AGAIN;
      case "missing_scope", "not_allowed_token_type", "no_permission" ->
          "I may not make channels: the scope `channels:manage` is missing."
              + HERE
              + "Reinstall the app with the current manifest."
              + AGAIN;
      case "name_taken" ->
          "Every name for a channel of this incident is taken." + HERE.stripTrailing();
      default ->
          "Slack refused a channel for this incident (`%s`).".formatted(Mrkdwn.escape(error))
              + HERE.stripTrailing();
    };
  }
}
