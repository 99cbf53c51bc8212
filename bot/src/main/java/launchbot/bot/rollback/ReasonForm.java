package launchbot.bot.rollback;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import launchbot.bot.launch.Kept;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.ledger.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Asks for the words that are missing: sending it off does what typing them behind the topic would.
 */
final class ReasonForm implements Modal {
  /** The input, for whoever sends it in a test. */
  static final String SAID = "said";

  static final String CALLBACK = "rollback_reason";

  /** No word that stands before a reason is longer; Slack keeps 3,000 characters with a form. */
  private static final int LONGEST = 60;

  private static final int MOST = 500;

  private final Ledger ledger;
  private final Function<String, Topic.Answer> topics;

  /** What is asked, and the word behind {@code /rollback} that it stands for. */
  enum Question {
    NOW("now", "Propose a rollback", "Why should it be taken back?", "/rollback now because …"),
    REFUSE("refuse", "Refuse the rollback", "Why not?", "/rollback refuse because …"),
    BREAK_GLASS(
        "break-glass",
        "Break the glass",
        "Why can it not wait for the chain?",
        "/rollback break-glass because …"),
    ABORT("abort", "Abort the rollback", "Why is it ended?", "/rollback abort because …"),
    NO("check", "It does not hold", "What did you find?", "/rollback check data no because …"),
    OVERRULE(
        "check",
        "Go on all the same",
        "Why go on although the answer is no?",
        "/rollback check data overrule because …");

    private final String topic;
    private final String title;
    private final String asks;
    private final String typed;

    Question(String topic, String title, String asks, String typed) {
      this.topic = topic;
      this.title = title;
      this.asks = asks;
      this.typed = typed;
    }

    /** To whoever left the words out. */
    String missing() {
      return "%s Say it: `%s`.".formatted(asks, typed);
    }
  }

  /**
   * @param topics the answer of each word behind {@code /rollback}, known once all have been made
   */
  ReasonForm(Ledger ledger, Function<String, Topic.Answer> topics) {
    this.ledger = ledger;
    this.topics = topics;
  }

  /** About a rollback that there is. */
  Reply open(Ask ask, Question question) {
    return RunDesk.read(
        ledger,
        ask.visit(),
        ask.words(),
        (_, one) ->
            open(
                ask.visit(),
                question,
                "%s %s because"
                    .formatted(
                        question.topic, MeantRun.by(one.run(), behind(question, one.rest()))),
                "%s of %s: %s"
                    .formatted(
                        RunView.name(one.run()),
                        Mrkdwn.plain(one.run().environment()),
                        Mrkdwn.plain(one.run().reason()))));
  }

  /** About one that is still to be proposed. */
  Reply propose(Ask ask, String environment) {
    return open(
        ask.visit(),
        Question.NOW,
        "now %s because".formatted(Mrkdwn.truncate(environment, LONGEST)),
        "What runs in %s would be taken back. Nothing happens before people approve it."
            .formatted(Mrkdwn.plain(environment)));
  }

  /** What stands between the rollback and the words: which question, and how it was answered. */
  private static String behind(Question question, Words rest) {
    return switch (question) {
      case NO, OVERRULE -> {
        List<String> words = rest.list().stream().limit(2).map(ReasonForm::text).toList();
        yield String.join(" ", words);
      }
      case NOW, REFUSE, BREAK_GLASS, ABORT -> "";
    };
  }

  private static String text(Word word) {
    return word instanceof Word.Text(String text) ? Mrkdwn.truncate(text, LONGEST) : "";
  }

  private static Reply open(Visit visit, Question question, String words, String about) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section(about));
    blocks.add(
        Forms.input(
            SAID,
            question.asks,
            "It is kept with the decision.",
            false,
            Forms.text(null, "In a sentence", MOST, true)));
    return new Reply.Open(
        Forms.modal(
            CALLBACK, question.title, "Save", new Kept(visit.channel(), 0, words).json(), blocks),
        Card.of("Type it: `%s`".formatted(question.typed)));
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    @Nullable String typed = submission.value(SAID);
    if (typed == null) {
      return Submitted.error(SAID, "Say why in a sentence.");
    }
    int space = kept.word().indexOf(' ');
    String topic =
        Optional.of(space)
            .filter(at -> at > 0)
            .map(at -> kept.word().substring(0, at))
            .orElseThrow(() -> new Garbled("no form of ours"));
    Visit visit = submission.visit();
    var here =
        new Visit(
            visit.workspace(),
            visit.person(),
            kept.channel(),
            visit.thread(),
            visit.receipt(),
            visit.trigger(),
            visit.responseUrl(),
            visit.at());
    // What stands in forms is not escaped, as everything else from Slack is.
    Words words = Words.of(kept.word().substring(space) + " " + Mrkdwn.escape(typed));
    return Submitted.of(topics.apply(topic).answer(new Ask(here, words)), SAID);
  }
}
