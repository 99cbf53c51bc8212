package launchbot.bot.incident;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Request;
import launchbot.incident.Resolution;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** The words that bring an incident to another status. */
final class Moving {
  private static final int SAID = 1_000;
  private static final int NOTED = 3_000;

  private final Ledger ledger;
  private final Response response;

  Moving(Ledger ledger, Response response) {
    this.ledger = ledger;
    this.response = response;
  }

  /** What is wanted of an incident, by what was said. */
  private record Step(
      String word,
      String usage,
      String does,
      @Nullable String missing,
      Function<@Nullable String, Request> request) {}

  private static final List<Step> STEPS =
      List.of(
          new Step(
              "investigating",
              "[why]",
              "what was believed was wrong: it is looked into anew",
              null,
              Request.Investigate::new),
          new Step(
              "identified",
              "<cause>",
              "the cause is known",
              "Say the cause: `/incident identified The last release broke the form`.",
              Request.Identify::new),
          new Step(
              "monitoring",
              "<what was done>",
              "something was done, and it is watched whether it helps",
              "Say what was done: `/incident monitoring The release was taken back`.",
              Request.Monitor::new),
          new Step(
              "resolve",
              "[words]",
              "it is over",
              null,
              said -> new Request.Resolve(Resolution.FIXED, said)),
          new Step(
              "rolled-back",
              "[words]",
              "it is over: a release was taken back",
              null,
              said -> new Request.Resolve(Resolution.ROLLED_BACK, said)),
          new Step(
              "false-alarm",
              "[words]",
              "it is over: users felt nothing",
              null,
              said -> new Request.Resolve(Resolution.FALSE_ALARM, said)));

  private static final Step REOPEN =
      new Step(
          "reopen",
          "<why>",
          "it is not over after all",
          "Say why: `/incident reopen Checkout fails again`.",
          Request.Reopen::new);

  List<Topic> topics() {
    return Stream.concat(
            STEPS.stream().map(step -> topic(step, ask -> move(ask, step, ask.words()))),
            Stream.of(topic(REOPEN, this::reopen), merge()))
        .toList();
  }

  private static Topic topic(Step step, Topic.Answer answer) {
    return Topic.of(step.word(), "[4] " + step.usage(), step.does(), answer);
  }

  private Topic merge() {
    return Topic.of(
        "merge",
        "4 into 3 | 3",
        "two incidents are one: what belongs to the first goes to the other",
        ask -> merge(ask, Merging.read(ask.words())));
  }

  private Reply move(Ask ask, Step step, Words words) {
    return IncidentDesk.write(
        ledger,
        ask.visit(),
        words,
        Verb.RESPOND,
        (tx, one) -> {
          if (opens(one.rest())) {
            return new Reply.Refusal(
                "That is a word of mine. To open an incident whose words begin with it, quote them: `/incident \"%s is …\" !sev2`."
                    .formatted(step.word()));
          }
          String all = one.rest().text();
          if (all.isEmpty() && step.missing() != null) {
            return new Reply.Refusal(step.missing());
          }
          String said = all.isEmpty() ? null : Mrkdwn.truncate(all, SAID);
          return decide(tx, one, step.request().apply(said), all);
        });
  }

  private Reply decide(Tx tx, Meant.One one, Request request, String all) {
    return switch (response.decide(tx, one.launch(), one.incident(), request)) {
      case Verdict.Refused<Incident>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Incident>(Incident next, _) -> {
        if (all.length() > SAID) {
          response.note(tx, next, Event.Kind.NOTE, Mrkdwn.truncate(all, NOTED));
        }
        yield new Reply.Private(Card.of(Told.now(next)));
      }
    };
  }

  /** Who names none means the one that ended last, if that is not long ago. */
  private Reply reopen(Ask ask) {
    Optional<String> by =
        ledger.<Optional<String>>read(
            ask.visit().workspace(), sql -> Merging.lately(sql, ask.visit(), ask.words()));
    return move(
        ask,
        REOPEN,
        by.isEmpty() ? ask.words() : Words.of(by.get() + " " + Mrkdwn.escape(ask.words().text())));
  }

  private Reply merge(Ask ask, Optional<Merging.Pair> pair) {
    if (pair.isEmpty()) {
      return new Reply.Refusal(
          "Name both, or the other one in its thread: `/incident merge 4 into 3`.");
    }
    int into = pair.get().into();
    Words which =
        ledger.<Words>read(
            ask.visit().workspace(), sql -> Merging.which(sql, ask.visit(), pair.get()));
    return IncidentDesk.write(
        ledger,
        ask.visit(),
        which,
        Verb.RESPOND,
        (tx, one) ->
            IncidentStore.find(tx.sql(), one.launch().id(), into)
                .map(other -> decide(tx, one, new Request.Merge(other), ""))
                .orElseGet(() ->
                    new Reply.Refusal(
                        "There is no incident %d here. `/incident list` shows those there are."
                            .formatted(into))));
  }

  /** A severity is for opening one. */
  private static boolean opens(Words words) {
    return words.list().stream()
        .anyMatch(word -> word instanceof Word.Bang(String name) && name.matches("sev-?\\d"));
  }
}
