package launchbot.bot.incident;

import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.view.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Buttons;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Press;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * A button of an incident that asks for words, in a form: sending it off does what typing them
 * behind a topic would. Who presses it on what the incident is no more is told what it is now.
 */
public final class WordsForm implements Buttons, Modal {
  /** The input, for whoever sends it in a test. */
  public static final String SAID = "said";

  private static final int MOST = 1_000;

  private final Ledger ledger;
  private final Question question;
  private final Topic.Answer answer;

  /**
   * What is asked.
   *
   * @param topic the word behind {@code /incident} that it stands for
   * @param title of the form, 24 characters at most; the button has it too, with an ellipsis
   * @param asks above the input: {@code What is the cause?}
   * @param hint below it
   * @param optional whether it may be left empty
   * @param choices what can be chosen, and what it means; empty: words are typed
   */
  public record Question(
      String topic,
      String title,
      String asks,
      String hint,
      boolean optional,
      Map<String, String> choices) {

    public Question(String topic, String title, String asks, String hint, boolean optional) {
      this(topic, title, asks, hint, optional, Map.of());
    }
  }

  /**
   * @param answer the topic's
   */
  public WordsForm(Ledger ledger, Question question, Topic.Answer answer) {
    this.ledger = ledger;
    this.question = question;
    this.answer = answer;
  }

  public ButtonElement button(Incident incident) {
    return Blocks.button(question.title() + "…", prefix() + "open", String.valueOf(incident.id()));
  }

  @Override
  public String prefix() {
    return callbackId() + ":";
  }

  @Override
  public String callbackId() {
    return "incident_words_" + question.topic();
  }

  @Override
  public Reply press(Press press) {
    return open(press, Numbers.of(press.value()));
  }

  /** For whoever asks by another way than its own button. */
  Reply open(Press press, long id) {
    return ledger
        .<Optional<Incident>>read(press.visit().workspace(), sql -> IncidentStore.find(sql, id))
        .<Reply>map(incident ->
            new Reply.Open(
                form(press.visit().channel(), incident),
                Card.of(
                    "Type it: `/incident %s %d …`".formatted(question.topic(), incident.number()))))
        .orElseGet(() -> new Reply.Refusal("There is no such incident here any more."));
  }

  private View form(String channel, Incident incident) {
    return Forms.modal(
        callbackId(),
        question.title(),
        "Save",
        new Kept(channel, 0, Meant.now(incident, "")).json(),
        List.of(
            Blocks.section(
                "%sIncident %d: %s"
                    .formatted(
                        incident.drill() ? "DRILL · " : "",
                        incident.number(),
                        Mrkdwn.plain(incident.feels()))),
            Forms.input(
                SAID,
                question.asks(),
                question.hint(),
                question.optional(),
                question.choices().isEmpty()
                    ? Forms.text(null, "In a sentence or two", MOST, true)
                    : Forms.select(
                        null,
                        question.choices().entrySet().stream()
                            .map(one -> Blocks.option(one.getValue(), one.getKey()))
                            .toList()))));
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    @Nullable String typed = submission.value(SAID);
    if (!kept.word().startsWith("--id=")) {
      return Submitted.error(SAID, "This form has lost its incident: close it and press again.");
    }
    // What stands in forms is not escaped, as everything else from Slack is.
    Words words = Words.of(kept.word() + " " + (typed == null ? "" : Mrkdwn.escape(typed)));
    return Submitted.of(answer.answer(new Ask(submission.visit(), words)), SAID);
  }
}
