package launchbot.bot.incident;

import com.slack.api.model.block.element.ButtonElement;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.bot.launch.Topic;
import launchbot.bot.launch.TopicCommand;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Reply;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.triage.Near;

/** {@code /incident}: a word that it knows, or what users feel, which opens one. */
public final class IncidentCommand {
  public static final Command.Declaration DECLARATION =
      new Command.Declaration(
          "/incident",
          "<what users feel> !sev1..3 | list | show 4 | update | say | help",
          "When production breaks: who leads, what is next, what customers are told");

  private static final int MOST = 3;

  private IncidentCommand() {}

  /** A word that is nearly one of these is asked about rather than taken for what users feel. */
  public static TopicCommand of(List<Topic> topics, IncidentFeature incidents) {
    List<String> known = topics.stream().map(Topic::word).toList();
    return new TopicCommand(
        DECLARATION,
        topics,
        incidents::opening,
        ask -> {
          List<String> near = near(ask.words(), known);
          return near.isEmpty()
              ? incidents.opens(ask)
              : new Reply.Refusal(
                  "Did you mean %s? To open an incident, say what users feel in more than a word, or `!sev2` after it."
                      .formatted(
                          near.stream()
                              .map(word -> "`/incident " + word + "`")
                              .collect(Collectors.joining(", "))));
        });
  }

  private static List<String> near(Words words, List<String> known) {
    return words.size() == 1 && words.get(0) instanceof Word.Text(String typed)
        ? Near.of(typed, known, MOST)
        : List.of();
  }

  /** The button that does what typing these words behind {@code /incident} would. */
  public static ButtonElement button(String label, String topic, String words) {
    return TopicCommand.button(DECLARATION.name(), label, topic, words);
  }
}
