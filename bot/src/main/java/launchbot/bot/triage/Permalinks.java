package launchbot.bot.triage;

import java.util.Optional;
import launchbot.bot.slack.Patience;
import launchbot.bot.slack.SlackConnection;

/** Links to messages. An entry is saved without its link rather than not at all. */
final class Permalinks {
  private final SlackConnection slack;

  Permalinks(SlackConnection slack) {
    this.slack = slack;
  }

  Optional<String> of(String workspace, String channel, String ts) {
    return Patience.ask(
        "the link to a message",
        () -> {
          var answer =
              slack.client(workspace).chatGetPermalink(r -> r.channel(channel).messageTs(ts));
          return answer.isOk() ? Optional.ofNullable(answer.getPermalink()) : Optional.empty();
        });
  }
}
