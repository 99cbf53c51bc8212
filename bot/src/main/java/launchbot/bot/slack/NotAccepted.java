package launchbot.bot.slack;

/**
 * Slack does not accept a token, and no later attempt would do better. The message is for the
 * operator: it names the variable and the next step, never the token.
 */
public final class NotAccepted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public NotAccepted(String message) {
    super(message);
  }
}
