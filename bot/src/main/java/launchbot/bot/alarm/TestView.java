package launchbot.bot.alarm;

import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;

/** A test of the routes: what arrives by each of them, and how far it is. */
final class TestView {
  private TestView() {}

  static Card sample(Launch launch) {
    return Card.of(
        "This is a test of the alarms of the launch *%s*. Nothing is wrong, and nothing is to be done."
            .formatted(Mrkdwn.plain(launch.name())));
  }
}
