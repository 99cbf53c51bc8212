package launchbot.bot.status;

import com.slack.api.model.view.View;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Garbled;
import launchbot.bot.slack.Modal;
import launchbot.bot.slack.Submission;
import launchbot.bot.slack.Submitted;
import launchbot.bot.slack.Visit;

/** Asks for the reason: of asking in spite of a no-go, of a no, of an override. */
final class GoModal implements Modal {
  static final Card TYPE_ASK =
      Card.of("Type `/launch go ask because …`: with a NO-GO you say why you ask all the same.");
  static final Card TYPE_NO = Card.of("Type `/launch go no because …`.");
  static final Card TYPE_OVERRIDE = Card.of("Type `/launch go override because …`.");

  private static final String CALLBACK = "go_reason";
  private static final String REASON = "reason";
  private static final int LONGEST = 500;

  private final GoDesk desk;
  private final GoCommand command;

  GoModal(GoDesk desk, GoCommand command) {
    this.desk = desk;
    this.command = command;
  }

  /** What the reason is for. */
  private enum What {
    ASK,
    NO,
    OVERRIDE
  }

  /**
   * @param launch about which it is asked
   */
  static View ask(String channel, long launch) {
    return view(
        channel,
        What.ASK,
        launch,
        "Ask all the same",
        "Ask",
        "The verdict is NO-GO. You may ask all the same; everybody reads why.",
        "Why do you ask in spite of it?");
  }

  static View no(String channel, long call) {
    return view(
        channel,
        What.NO,
        call,
        "No-go",
        "Say no-go",
        "Everybody reads it, and can do something about it.",
        "What has to change first?");
  }

  static View override(String channel, long call) {
    return view(
        channel,
        What.OVERRIDE,
        call,
        "Go all the same",
        "Go",
        "You decide without the approvers. It is decided at once, and stays on record under your"
            + " name.",
        "Why?");
  }

  @Override
  public String callbackId() {
    return CALLBACK;
  }

  @Override
  public Submitted submit(Submission submission) {
    Visit visit = submission.visit();
    Kept kept = Kept.parse(submission.view().getPrivateMetadata());
    long id = kept.id();
    String reason = Forms.visible(submission.value(REASON));
    return Submitted.of(
        switch (what(kept.word())) {
          case ASK -> GoCommand.asked(desk.ask(visit, id, reason));
          case NO -> command.vote(visit, id, false, reason);
          case OVERRIDE -> command.override(visit, id, Optional.ofNullable(reason).orElse(""));
        },
        REASON);
  }

  private static View view(
      String channel,
      What what,
      long id,
      String title,
      String submit,
      String text,
      String question) {
    return Forms.modal(
        CALLBACK,
        title,
        submit,
        new Kept(channel, id, what.name()).json(),
        List.of(
            Blocks.section(text),
            Forms.input(
                REASON,
                question,
                null,
                false,
                Forms.text(null, "The card form must take Amex first", LONGEST, true))));
  }

  private static What what(String name) {
    for (What what : What.values()) {
      if (what.name().equals(name)) {
        return what;
      }
    }
    throw new Garbled("not a form of ours");
  }
}
