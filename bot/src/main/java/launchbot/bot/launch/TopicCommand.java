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
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/** A command whose first word says which {@link Topic} is meant. */
public final class TopicCommand implements Command, Buttons {
  private final Declaration declaration;
  private final Opening opening;
  private final Topic.@Nullable Answer otherwise;
  private final Map<String, Topic> topics = new LinkedHashMap<>();

  /** What the bare command shows above its buttons. */
  public interface Opening {
    List<LayoutBlock> of(Visit visit);
  }

  public TopicCommand(Declaration declaration, List<Topic> topics, Opening opening) {
    this(declaration, topics, opening, null);
  }

  /**
   * @param otherwise what is answered to words of which the first is no topic; null: they are
   *     refused
   */
  public TopicCommand(
      Declaration declaration,
      List<Topic> topics,
      Opening opening,
      Topic.@Nullable Answer otherwise) {
    this.declaration = declaration;
    this.opening = opening;
    this.otherwise = otherwise;
    for (Topic topic : topics) {
      if (this.topics.put(topic.word(), topic) != null) {
        throw new IllegalArgumentException("two topics " + topic.word());
      }
    }
  }

  @Override
  public Declaration declaration() {
    return declaration;
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
    if (topic == null && otherwise != null) {
      return otherwise.answer(ask);
    }
    return topic == null
        ? new Reply.Refusal(
            "I don't know that word behind `%s`. These I know: %s."
                .formatted(
                    declaration.name(),
                    topics.keySet().stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", "))))
        : topic.answer().answer(new Ask(ask.visit(), words.from(1)));
  }

  @Override
  public String prefix() {
    return prefix(declaration.name());
  }

  /**
   * A button is the words that it stands for. What follows a second colon only tells two of one
   * topic apart, since Slack takes no two of one action into a row.
   */
  @Override
  public Reply press(Press press) {
    String word =
        press.action().substring(prefix().length()).replaceFirst("^:", "").replaceFirst(":.*$", "");
    return answer(new Ask(press.visit(), Words.of(word + " " + press.value())));
  }

  /**
   * The button that does what typing these words behind the command would.
   *
   * @param command with its slash
   */
  public static ButtonElement button(String command, String label, String topic, String words) {
    return Blocks.button(label, prefix(command) + ":" + topic, words);
  }

  /**
   * One of several of the same topic in a row: Slack wants no two of a name there.
   *
   * @param mark what tells it from the others
   */
  public static ButtonElement among(ButtonElement button, String mark) {
    button.setActionId(button.getActionId() + ":" + mark);
    return button;
  }

  private static String prefix(String command) {
    return command.substring(1) + "_do";
  }

  private Reply menu(Ask ask) {
    List<BlockElement> buttons = new ArrayList<>();
    topics.values().stream()
        .filter(topic -> topic.button() != null)
        .forEach(topic ->
            buttons.add(
                button(declaration.name(), String.valueOf(topic.button()), topic.word(), "")));
    buttons.add(button(declaration.name(), "Help", "help", ""));
    List<LayoutBlock> blocks = new ArrayList<>(opening.of(ask.visit()));
    blocks.add(Blocks.actions(buttons));
    return new Reply.Replace(new Card(declaration.description(), blocks));
  }

  private Card help() {
    List<String> lines = new ArrayList<>();
    lines.add("*What you can type after* `%s`".formatted(declaration.name()));
    topics.values().stream()
        .map(topic ->
            "`%s` %s"
                .formatted(
                    Mrkdwn.escape((topic.word() + " " + topic.usage()).strip()), topic.does()))
        .forEach(lines::add);
    return new Card("What you can type after " + declaration.name(), Blocks.sections(lines));
  }
}
