package launchbot.bot.rollback;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.decision.DecisionLog;
import launchbot.decision.Kind;
import launchbot.incident.Event;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import launchbot.rollback.Panel;
import launchbot.rollback.Preflight;
import launchbot.rollback.PreflightStore;
import launchbot.rollback.Request;
import launchbot.rollback.Run;
import launchbot.rollback.Status;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** The answers to what must hold before anything is changed. */
final class Checking {
  private static final String USAGE =
      "Name what you answer and how: `/rollback check data yes`, `/rollback check backup no because"
          + " it is two days old`, `/rollback check sessions n/a`. There are `data`, `backup`,"
          + " `sessions` and `migrations`.";
  private static final String OVERRULE = "overrule";

  private final Ledger ledger;
  private final Rollback rollback;
  private final ReasonForm form;

  Checking(Ledger ledger, Rollback rollback, ReasonForm form) {
    this.ledger = ledger;
    this.rollback = rollback;
    this.form = form;
  }

  /** What was said, without the rollback's number. */
  private record Said(
      Preflight.Item item, Preflight.@Nullable Answer answer, @Nullable String note) {}

  Reply check(Ask ask) {
    Optional<Reply> asks =
        ledger.<Optional<Reply>>read(
            ask.visit().workspace(),
            sql ->
                MeantRun.of(sql, ask.visit(), ask.words()) instanceof MeantRun.One one
                    ? read(one.rest())
                        .filter(said -> said.note() == null)
                        .flatMap(said -> wordsFor(ask, said))
                    : Optional.empty());
    return asks.orElseGet(() ->
        RunDesk.write(
            ledger,
            ask.visit(),
            ask.words(),
            Verb.RUN_ROLLBACK,
            (tx, held, rest) ->
                read(rest)
                    .<Reply>map(said -> answer(tx, ask.visit(), held, said))
                    .orElseGet(() -> new Reply.Refusal(USAGE))));
  }

  /** A no and going on in spite of one need words. */
  private Optional<Reply> wordsFor(Ask ask, Said said) {
    if (said.answer() == null) {
      return Optional.of(form.open(ask, ReasonForm.Question.OVERRULE));
    }
    return said.answer() == Preflight.Answer.NO
        ? Optional.of(form.open(ask, ReasonForm.Question.NO))
        : Optional.empty();
  }

  private static Optional<Said> read(Words words) {
    if (words.size() < 2
        || !(words.get(0) instanceof Word.Text(String item))
        || !(words.get(1) instanceof Word.Text(String answer))) {
      return Optional.empty();
    }
    int from =
        words.size() > 2 && words.get(2) instanceof Word.Text text && text.is("because") ? 3 : 2;
    String note = Wording.lineOrNull(words.rest(Math.min(from, words.size())));
    Optional<Preflight.Answer> parsed = Preflight.Answer.parse(answer);
    if (parsed.isEmpty() && !answer.equalsIgnoreCase(OVERRULE)) {
      return Optional.empty();
    }
    return Preflight.Item.parse(item).map(found -> new Said(found, parsed.orElse(null), note));
  }

  private Reply answer(Tx tx, Visit visit, Held held, Said said) {
    Optional<String> no = Wording.againstText("A note", said.note()).or(() -> closed(held.run()));
    if (no.isPresent()) {
      return new Reply.Refusal(no.get());
    }
    Preflight.Answer answer = said.answer();
    if (answer == null) {
      return overrule(tx, visit, held, said);
    }
    if (answer == Preflight.Answer.NO && said.note() == null) {
      return new Reply.Refusal(ReasonForm.Question.NO.missing());
    }
    PreflightStore.put(
        tx,
        held.run(),
        new Preflight.Answered(
            said.item(), answer, said.note(), visit.person().id(), visit.at(), null, null));
    return kept(tx, held, said.item(), answer.key(), said.note());
  }

  private Reply overrule(Tx tx, Visit visit, Held held, Said said) {
    String why = said.note();
    String person = visit.person().id();
    Preflight.Answered was = PreflightStore.of(tx.sql(), held.run().id()).get(said.item());
    if (was == null || was.settled()) {
      return new Reply.Refusal("It is not answered with no, so nothing stands in the way there.");
    }
    if (why == null) {
      return new Reply.Refusal(ReasonForm.Question.OVERRULE.missing());
    }
    List<String> may = deciders(tx, held, visit);
    if (!may.contains(person) && !held.run().drill()) {
      return new Reply.Refusal(
          "Going on in spite of a no is for those who approve: %s.".formatted(RunView.people(may)));
    }
    PreflightStore.put(
        tx,
        held.run(),
        new Preflight.Answered(
            was.item(), was.answer(), was.note(), was.by(), was.at(), person, why));
    DecisionLog.add(
        tx,
        held.launch().id(),
        Kind.ROLLBACK,
        "rollback show " + held.run().number(),
        "%swent on although the preflight says no to %s, because %s"
            .formatted(held.run().drill() ? "DRILL: " : "", was.item().key(), why),
        was.note(),
        person);
    return kept(tx, held, said.item(), "no, overruled", why);
  }

  private static List<String> deciders(Tx tx, Held held, Visit visit) {
    Panel panel = Panels.of(tx.sql(), held.launch(), held.run(), visit.at());
    return Stream.concat(
            panel.everybody().stream(),
            Panels.breakGlass(tx.sql(), held.launch(), visit.at()).stream())
        .distinct()
        .toList();
  }

  private Reply kept(Tx tx, Held held, Preflight.Item item, String answer, @Nullable String note) {
    rollback.note(
        tx,
        held.run(),
        Event.Kind.NOTE,
        "%s %s%s".formatted(item.asks(), answer, note == null ? "" : ": " + note));
    Run run = held.run();
    if (run.status() instanceof Status.Approved
        && rollback.decide(tx, held.launch(), run, new Request.Check())
            instanceof Verdict.Moved<Run>(Run next, _)) {
      run = next;
    }
    rollback.follow(tx, run);
    Map<Preflight.Item, Preflight.Answered> answers = PreflightStore.of(tx.sql(), run.id());
    List<String> missing = Preflight.missing(answers);
    return new Reply.Private(
        Card.of(
            missing.isEmpty()
                ? "Nothing stands in the way any more: `/rollback start` begins the steps."
                : "Noted. Still open: %s.".formatted(String.join("; ", missing))));
  }

  private static Optional<String> closed(Run run) {
    return switch (run.status()) {
      case Status.Approved _, Status.Preflight _ -> Optional.empty();
      case Status.Proposed _ ->
          Optional.of("It is not approved yet; the preflight comes after that.");
      case Status.Running _, Status.Verified _ ->
          Optional.of("It is under way already: the preflight is over.");
      case Status.Closed _, Status.Refused _, Status.Aborted _ ->
          Optional.of("It is over: nothing of it changes any more.");
    };
  }
}
