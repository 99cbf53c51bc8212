package launchbot.bot.probe;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import java.util.List;
import launchbot.bot.launch.Places;
import launchbot.bot.launch.Topic;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Visit;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;

/** {@code /probe}: its bare form shows what is red first. */
public final class ProbeCommand {
  public static final Command.Declaration DECLARATION =
      new Command.Declaration(
          "/probe",
          "add https://… | list | show 3 | audit example.com | oncall | help",
          "Watch domain, TLS, mail, uptime and jobs, and hear of it first");

  private ProbeCommand() {}

  public static TopicCommand of(Ledger ledger, List<Topic> topics) {
    return new TopicCommand(DECLARATION, topics, visit -> opening(ledger, visit));
  }

  /** The button that does what typing these words behind {@code /probe} would. */
  public static ButtonElement button(String label, String topic, String words) {
    return TopicCommand.button(DECLARATION.name(), label, topic, words);
  }

  private static List<LayoutBlock> opening(Ledger ledger, Visit visit) {
    return ledger.read(
        visit.workspace(),
        sql -> {
          Places.Place place = Places.of(sql, visit, null);
          return place instanceof Places.Here(Launch launch)
              ? BoardView.opening(launch, Stand.ofLaunch(sql, launch.id()), visit.at())
              : List.of(Blocks.section(Places.none(place)));
        });
  }
}
