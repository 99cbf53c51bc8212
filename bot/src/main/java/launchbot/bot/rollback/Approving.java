package launchbot.bot.rollback;

import java.util.List;
import java.util.Optional;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.people.Verb;
import launchbot.rollback.Panel;
import launchbot.rollback.Quorum;
import launchbot.rollback.Request;
import launchbot.rollback.Run;
import launchbot.rollback.Status;
import launchbot.rollback.Vote;
import launchbot.rollback.VoteStore;
import org.jspecify.annotations.Nullable;

/** The answers of the chain, and of whoever breaks the glass. */
final class Approving {
  private final Ledger ledger;
  private final Rollback rollback;
  private final People people;
  private final ReasonForm form;

  Approving(Ledger ledger, Rollback rollback, People people, ReasonForm form) {
    this.ledger = ledger;
    this.rollback = rollback;
    this.people = people;
    this.form = form;
  }

  Reply approve(Ask ask) {
    boolean alone = Because.read(ask.words()).before().contains("--alone");
    if (alone) {
      refresh(ask);
    }
    return RunDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.APPROVE_ROLLBACK,
        (tx, held, rest) -> {
          Because words = Because.read(rest);
          return words
              .tooLong()
              .<Reply>map(Reply.Refusal::new)
              .orElseGet(() -> answer(tx, ask.visit(), held, true, words.reason(), alone));
        });
  }

  Reply refuse(Ask ask) {
    if (Because.read(ask.words()).reason() == null) {
      return form.open(ask, ReasonForm.Question.REFUSE);
    }
    return RunDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.APPROVE_ROLLBACK,
        (tx, held, rest) -> {
          Because words = Because.read(rest);
          return words
              .tooLong()
              .<Reply>map(Reply.Refusal::new)
              .orElseGet(() -> answer(tx, ask.visit(), held, false, words.reason(), false));
        });
  }

  /** Who has left or become a guest since Slack was asked last. */
  private void refresh(Ask ask) {
    Visit visit = ask.visit();
    List<String> asked =
        ledger.<List<String>>read(
            visit.workspace(),
            sql ->
                MeantRun.of(sql, visit, ask.words()) instanceof MeantRun.One one
                    ? Panels.of(sql, one.launch(), one.run(), visit.at()).others()
                    : List.of());
    people.objections(visit.workspace(), asked, visit.at());
  }

  private Reply answer(
      Tx tx, Visit visit, Held held, boolean approves, @Nullable String reason, boolean alone) {
    Run run = held.run();
    String person = visit.person().id();
    if (!(run.status() instanceof Status.Proposed(int link))) {
      Request late =
          approves ? new Request.Approve() : new Request.Refuse(person, String.valueOf(reason));
      return Ending.told(rollback.decide(tx, held.launch(), run, late), "");
    }
    Panel panel = Panels.of(tx.sql(), held.launch(), run, visit.at());
    List<Vote> votes = VoteStore.of(tx.sql(), run.id());
    Optional<String> no = Quorum.objection(panel, link, votes, person, approves, alone);
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    boolean nobodyElse = panel.others().isEmpty();
    VoteStore.add(
        tx, run, new Vote(link, person, approves, reason, alone && nobodyElse, visit.at()));
    return switch (Quorum.stands(panel, link, VoteStore.of(tx.sql(), run.id()))) {
      case Quorum.Waits(int missing) -> {
        rollback.follow(tx, run);
        yield new Reply.Private(
            Card.of(
                approves
                    ? "You said yes. %d more %s needed."
                        .formatted(missing, missing == 1 ? "is" : "are")
                    : "You said no. The others who are asked can still approve it."));
      }
      case Quorum.Met _ ->
          Ending.told(
              rollback.decide(tx, held.launch(), run, new Request.Approve()),
              "It is approved. The preflight comes next.");
      case Quorum.Denied(Vote last) ->
          Ending.told(
              rollback.decide(
                  tx, held.launch(), run, new Request.Refuse(last.by(), said(last.reason()))),
              "It is refused.");
    };
  }

  /** A no is never without a reason; the row of one might be older than that rule. */
  private static String said(@Nullable String reason) {
    return reason == null ? "no reason was given" : reason;
  }

  Reply breakGlass(Ask ask) {
    if (Because.read(ask.words()).reason() == null) {
      return form.open(ask, ReasonForm.Question.BREAK_GLASS);
    }
    return RunDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.APPROVE_ROLLBACK,
        (tx, held, rest) -> {
          Because words = Because.read(rest);
          String reason = words.reason();
          return reason == null
              ? new Reply.Refusal(ReasonForm.Question.BREAK_GLASS.missing())
              : words
                  .tooLong()
                  .<Reply>map(Reply.Refusal::new)
                  .orElseGet(() -> breakGlass(tx, ask.visit(), held, reason));
        });
  }

  private Reply breakGlass(Tx tx, Visit visit, Held held, String reason) {
    Run run = held.run();
    String person = visit.person().id();
    List<String> may = Panels.breakGlass(tx.sql(), held.launch(), visit.at());
    if (!may.contains(person) && !run.drill()) {
      return new Reply.Refusal(
          "Only whoever is on call breaks the glass: that is %s now. The chain can still approve it."
              .formatted(RunView.people(may)));
    }
    Verdict<Run> verdict =
        rollback.decide(tx, held.launch(), run, new Request.BreakGlass(person, reason));
    if (verdict instanceof Verdict.Moved<Run>(Run next, _)
        && run.status() instanceof Status.Proposed(int link)) {
      VoteStore.add(tx, next, new Vote(link, person, true, reason, true, visit.at()));
      Panels.of(tx.sql(), held.launch(), run, visit.at()).everybody().stream()
          .filter(one -> !one.equals(person))
          .forEach(one ->
              tx.say(
                  new Message.Post(
                      one,
                      null,
                      "%s was approved by %s alone, who is on call: %s You need not do anything; `/rollback abort because …` stops it."
                          .formatted(
                              RunView.name(next), Mrkdwn.user(person), RunView.sentenceOf(reason)),
                      null,
                      Message.Urgency.INCIDENT)));
    }
    return Ending.told(verdict, "The glass is broken: it is approved. The preflight comes next.");
  }
}
