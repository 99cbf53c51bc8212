package launchbot.bot.incident;

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

/** {@code /incident}: a word that it knows, or what users feel, which opens one. */
public final class IncidentCommand {
  public static final Command.Declaration DECLARATION =
      new Command.Declaration(
          "/incident",
          "<what users feel> !sev1..3 | list | show 4 | update | say | help",
          "When production breaks: who leads, what is next, what customers are told");

  private IncidentCommand() {}

  /**
   * @param opens what is answered to words of which the first is no topic
   */
  public static TopicCommand of(Ledger ledger, List<Topic> topics, Topic.Answer opens) {
    return new TopicCommand(DECLARATION, topics, visit -> opening(ledger, visit), opens);
  }

  /** The button that does what typing these words behind {@code /incident} would. */
  public static ButtonElement button(String label, String topic, String words) {
    return TopicCommand.button(DECLARATION.name(), label, topic, words);
  }

  private static List<LayoutBlock> opening(Ledger ledger, Visit visit) {
    return ledger.read(
        visit.workspace(),
        sql -> {
          Places.Place place = Places.of(sql, visit, null);
          return place instanceof Places.Here(Launch launch)
              ? ListView.opening(sql, launch, visit.at())
              : List.of(Blocks.section(Places.none(place)));
        });
  }
}
