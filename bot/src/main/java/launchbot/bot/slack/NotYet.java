package launchbot.bot.slack;

/**
 * What Slack tells cannot be dealt with now, but later: it is not acknowledged, so that Slack tells
 * it again.
 */
public final class NotYet extends RuntimeException {
  public NotYet(String why) {
    super(why, null, false, false);
  }
}
