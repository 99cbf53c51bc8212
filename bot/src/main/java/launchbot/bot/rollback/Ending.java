package launchbot.bot.rollback;

import java.util.Map;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.ledger.Ledger;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import launchbot.rollback.Preflight;
import launchbot.rollback.PreflightStore;
import launchbot.rollback.Request;
import launchbot.rollback.Run;
import launchbot.triage.Wording;

/** The words that bring a rollback on: to its steps, and to its end. */
final class Ending {
  private final Ledger ledger;
  private final Rollback rollback;
  private final ReasonForm form;

  Ending(Ledger ledger, Rollback rollback, ReasonForm form) {
    this.ledger = ledger;
    this.rollback = rollback;
    this.form = form;
  }

  /** To whoever asked for another state: why not, or what it is now. */
  static Reply told(Verdict<Run> verdict, String done) {
    return switch (verdict) {
      case Verdict.Refused<Run>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Run> _ -> new Reply.Private(Card.of(done));
    };
  }

  Reply start(Ask ask) {
    return RunDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.RUN_ROLLBACK,
        (tx, held, _) -> {
          Map<Preflight.Item, Preflight.Answered> answers =
              PreflightStore.of(tx.sql(), held.run().id());
          return told(
              rollback.decide(
                  tx, held.launch(), held.run(), new Request.Start(Preflight.missing(answers))),
              "Its steps begin. I change nothing in production: people do, and say so here.");
        });
  }

  Reply close(Ask ask) {
    return RunDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.RUN_ROLLBACK,
        (tx, held, rest) -> {
          String note = Wording.lineOrNull(rest.text());
          return Wording.againstText("A note", note)
              .<Reply>map(Reply.Refusal::new)
              .orElseGet(() ->
                  told(
                      rollback.decide(tx, held.launch(), held.run(), new Request.Close(note)),
                      "It is closed."));
        });
  }

  Reply abort(Ask ask) {
    if (Because.read(ask.words()).reason() == null) {
      return form.open(ask, ReasonForm.Question.ABORT);
    }
    return RunDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.RUN_ROLLBACK,
        (tx, held, rest) -> {
          Because words = Because.read(rest);
          String reason = words.reason();
          String person = ask.visit().person().id();
          return reason == null
              ? new Reply.Refusal(ReasonForm.Question.ABORT.missing())
              : words
                  .tooLong()
                  .<Reply>map(Reply.Refusal::new)
                  .orElseGet(() ->
                      told(
                          rollback.decide(
                              tx, held.launch(), held.run(), new Request.Abort(person, reason)),
                          "It is aborted. Nothing of it is undone by itself."));
        });
  }
}
