package launchbot.bot.incident;

import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import launchbot.incident.Status;
import launchbot.ledger.Ledger;

/** What can be done next with an incident in the state that it is in, as buttons. */
final class HeadButtons implements Buttons {
  private static final String MORE = "incident_more";

  /** What is asked for each word; those behind the menu last. */
  private static final List<WordsForm.Question> QUESTIONS =
      List.of(
          new WordsForm.Question(
              "identified",
              "Identified",
              "What is the cause?",
              "As far as it is known; it can be said better later.",
              false),
          new WordsForm.Question(
              "monitoring",
              "Monitoring",
              "What was done?",
              "What users should feel get better now.",
              false),
          new WordsForm.Question(
              "resolve",
              "Resolve",
              "What ended it?",
              "A draft of the postmortem begins with it.",
              true),
          new WordsForm.Question(
              "reopen", "Reopen", "Why is it not over?", "What users feel now.", false),
          new WordsForm.Question(
              "rolled-back", "Rolled back", "Which release was taken back?", "It is over.", true),
          new WordsForm.Question(
              "false-alarm", "False alarm", "Why was it none?", "It is over.", true),
          new WordsForm.Question(
              "severity",
              "Change severity",
              "How bad is it?",
              "The worst first.",
              false,
              severities()),
          new WordsForm.Question(
              "feels",
              "Reword it",
              "What do users feel?",
              "One sentence; it becomes the headline.",
              false),
          new WordsForm.Question(
              "began",
              "Began earlier",
              "When did users begin to feel it?",
              "Such as 21:40 or yesterday 21:40. The first belief is kept.",
              false));

  private static final List<String> MENU =
      List.of("rolled-back", "false-alarm", "severity", "feels", "began");

  private final Map<String, WordsForm> forms = new LinkedHashMap<>();

  /**
   * @param topics those whose words the forms send
   */
  HeadButtons(Ledger ledger, List<Topic> topics) {
    for (WordsForm.Question question : QUESTIONS) {
      Topic topic =
          topics.stream()
              .filter(one -> one.word().equals(question.topic()))
              .findFirst()
              .orElseThrow();
      forms.put(question.topic(), new WordsForm(ledger, question, topic.answer()));
    }
  }

  List<Buttons> buttons() {
    List<Buttons> all = new ArrayList<>(forms.values());
    all.add(this);
    return all;
  }

  List<Modal> modals() {
    return List.copyOf(forms.values());
  }

  /** Those that make sense now, what comes next first. */
  List<BlockElement> of(Incident incident) {
    return switch (incident.status()) {
      case Status.Investigating _ -> open(incident, "identified", "monitoring", "resolve");
      case Status.Identified _ -> open(incident, "monitoring", "resolve");
      case Status.Monitoring _ -> open(incident, "resolve", "identified");
      case Status.Resolved _ -> List.of(form("reopen").button(incident));
      case Status.Merged(long into) ->
          List.of(
              IncidentCommand.button("Where it goes on", "show", "--id=" + into),
              form("reopen").button(incident));
    };
  }

  private List<BlockElement> open(Incident incident, String... words) {
    List<BlockElement> elements = new ArrayList<>();
    for (String word : words) {
      elements.add(form(word).button(incident));
    }
    elements.add(Blocks.overflow(MORE, menu(incident)));
    return elements;
  }

  private static List<OptionObject> menu(Incident incident) {
    return MENU.stream()
        .map(word -> Blocks.option(title(word) + "…", word + " " + incident.id()))
        .toList();
  }

  private static String title(String word) {
    return QUESTIONS.stream()
        .filter(one -> one.topic().equals(word))
        .findFirst()
        .orElseThrow()
        .title();
  }

  private WordsForm form(String word) {
    WordsForm form = forms.get(word);
    if (form == null) {
      throw new Garbled("no such form");
    }
    return form;
  }

  @Override
  public String prefix() {
    return MORE;
  }

  @Override
  public Reply press(Press press) {
    String[] chosen = press.value().split(" ", 2);
    if (chosen.length < 2) {
      throw new Garbled("nothing chosen");
    }
    return form(chosen[0]).open(press, Numbers.of(chosen[1]));
  }

  private static Map<String, String> severities() {
    Map<String, String> choices = new LinkedHashMap<>();
    Arrays.stream(Sev.values())
        .forEach(sev -> choices.put(sev.key(), sev.key() + ": " + sev.means()));
    return choices;
  }
}
