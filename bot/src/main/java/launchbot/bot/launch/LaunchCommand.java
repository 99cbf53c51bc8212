package launchbot.bot.launch;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Command;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;

/** {@code /launch}: its first word says which {@link Topic} is meant. */
public final class LaunchCommand implements Command, Buttons {
  public static final Declaration DECLARATION =
      new Declaration(
          "/launch",
          "status | start | check | path | freeze | role | go | help",
          "The launch: its days, its checklist, and whether you may go");

  private static final String PREFIX = "launch_do";

  private final Ledger ledger;
  private final Map<String, Topic> topics = new LinkedHashMap<>();

  public LaunchCommand(Ledger ledger, List<Topic> topics) {
    this.ledger = ledger;
    for (Topic topic : topics) {
      if (this.topics.put(topic.word(), topic) != null) {
        throw new IllegalArgumentException("two topics " + topic.word());
      }
    }
  }

  @Override
  public Declaration declaration() {
    return DECLARATION;
  }

  @Override
  public Reply answer(Ask ask) {
    Words words = ask.words();
    if (words.isEmpty()) {
      return menu(ask);
    }
    String first =
        words.get(0) instanceof Word.Text(String text) ? text.toLowerCase(Locale.ROOT) : "";
    if (first.equals("help")) {
      return new Reply.Private(help());
    }
    Topic topic = topics.get(first);
    return topic == null
        ? new Reply.Refusal(
            "I don't know that word behind `/launch`. These I know: %s."
                .formatted(
                    topics.keySet().stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", "))))
        : topic.answer().answer(new Ask(ask.visit(), words.from(1)));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  /** A button is the words that it stands for. */
  @Override
  public Reply press(Press press) {
    String word = press.action().substring(PREFIX.length()).replaceFirst("^:", "");
    return answer(new Ask(press.visit(), Words.of(word + " " + press.value())));
  }

  /** The button that does what typing these words behind {@code /launch} would. */
  public static ButtonElement button(String label, String topic, String words) {
    return Blocks.button(label, PREFIX + ":" + topic, words);
  }

  private Reply menu(Ask ask) {
    String where =
        switch (ledger.<Places.Place>read(
            ask.visit().workspace(), sql -> Places.of(sql, ask.visit(), null))) {
          case Places.Nowhere(String why) -> why;
          case Places.Here(Launch launch) ->
              "This channel is about the launch *%s*, led by <@%s>."
                  .formatted(launchbot.bot.slack.Mrkdwn.plain(launch.name()), launch.lead());
          case Places.Fresh _ -> "No launch has been started in this channel yet.";
          case Places.Which(List<Launch> launches) ->
              "No launch belongs to this channel. There are: "
                  + launches.stream()
                      .limit(10)
                      .map(l -> "<#" + l.channel() + ">")
                      .collect(Collectors.joining(", "))
                  + ".";
        };
    List<BlockElement> buttons = new ArrayList<>();
    topics.values().stream()
        .filter(topic -> topic.button() != null)
        .forEach(topic -> buttons.add(button(String.valueOf(topic.button()), topic.word(), "")));
    buttons.add(button("Help", "help", ""));
    List<LayoutBlock> blocks = List.of(Blocks.section(where), Blocks.actions(buttons));
    return new Reply.Replace(new Card(where, blocks));
  }

  private Card help() {
    List<String> lines = new ArrayList<>();
    lines.add("*What you can type after* `/launch`");
    topics.values().stream()
        .map(topic ->
            "`%s` %s".formatted((topic.word() + " " + topic.usage()).strip(), topic.does()))
        .forEach(lines::add);
    return new Card("What you can type after /launch", Blocks.sections(lines));
  }
}
