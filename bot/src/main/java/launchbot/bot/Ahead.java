package launchbot.bot;

import launchbot.bot.slack.SlackApi;
import launchbot.ledger.Ledger;

/**
 * While PostgreSQL starts, this process waits. Meanwhile the two libraries that the first answer
 * needs and that take longest to load are loaded: jOOQ, and the Slack client with its TLS.
 */
final class Ahead {
  private Ahead() {}

  static void load() {
    Thread.ofPlatform()
        .daemon()
        .name("ahead")
        .start(() -> {
          Ledger.prepare();
          new SlackApi(null).close();
        });
  }
}
