package launchbot.bot.slack;

import java.util.Optional;

/** Links to messages. What is kept about one is kept without its link rather than not at all. */
public final class Permalinks {
  private final SlackConnection slack;

  public Permalinks(SlackConnection slack) {
    this.slack = slack;
  }

  public Optional<String> of(String workspace, String channel, String ts) {
    return Patience.ask(
        "the link to a message",
        () -> {
          var answer =
              slack.client(workspace).chatGetPermalink(r -> r.channel(channel).messageTs(ts));
          return answer.isOk() ? Optional.ofNullable(answer.getPermalink()) : Optional.empty();
        });
  }
}
