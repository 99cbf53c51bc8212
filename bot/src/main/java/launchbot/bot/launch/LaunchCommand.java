package launchbot.bot.launch;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;

/** {@code /launch}: what is said of it wherever one of its words is meant. */
public final class LaunchCommand {
  public static final Command.Declaration DECLARATION =
      new Command.Declaration(
          "/launch",
          "status | start | check | path | freeze | role | go | help",
          "The launch: its days, its checklist, and whether you may go");

  private LaunchCommand() {}

  public static TopicCommand of(Ledger ledger, List<Topic> topics) {
    return new TopicCommand(DECLARATION, topics, visit -> opening(ledger, visit));
  }

  /** The button that does what typing these words behind {@code /launch} would. */
  public static ButtonElement button(String label, String topic, String words) {
    return TopicCommand.button(DECLARATION.name(), label, topic, words);
  }

  private static List<LayoutBlock> opening(Ledger ledger, Visit visit) {
    String where =
        switch (ledger.<Places.Place>read(visit.workspace(), sql -> Places.of(sql, visit, null))) {
          case Places.Nowhere(String why) -> why;
          case Places.Here(Launch launch) ->
              "This channel is about the launch *%s*, led by <@%s>."
                  .formatted(Mrkdwn.plain(launch.name()), launch.lead());
          case Places.Fresh _ -> "No launch has been started in this channel yet.";
          case Places.Which(List<Launch> launches) ->
              "No launch belongs to this channel. There are: "
                  + launches.stream()
                      .limit(10)
                      .map(l -> Mrkdwn.channel(l.channel()))
                      .collect(Collectors.joining(", "))
                  + ".";
        };
    return List.of(Blocks.section(where));
  }
}
