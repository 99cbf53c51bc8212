package launchbot.bot.decision;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.launch.LaunchDesk;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.decision.LogStore;
import launchbot.decision.Logged;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Permissions;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.people.Verb;

/** The decision log: a page of it for reading, all of it as a file. */
final class DecisionDesk {
  /** Decisions on a page. */
  static final int PAGE = 10;

  /** In a file. */
  private static final int MOST = 20_000;

  private final Ledger ledger;

  DecisionDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply typed(Ask ask) {
    Visit visit = ask.visit();
    return switch (Wish.of(ask.words().text(), visit.at().atZone(visit.person().zone()))) {
      case Wish.Unclear(String why) -> new Reply.Refusal(why);
      case Wish.Meant(Wish wish) when wish.form() == Wish.Form.MESSAGE ->
          LaunchDesk.read(
              ledger,
              visit,
              (sql, launch) ->
                  new Reply.Replace(
                      DecisionView.card(
                          launch,
                          wish,
                          LogStore.page(
                              sql, launch.id(), wish.wanted(), wish.page() * PAGE, PAGE + 1))));
      case Wish.Meant(Wish wish) ->
          LaunchDesk.write(ledger, visit, (tx, launch) -> file(tx, visit, launch, wish));
    };
  }

  private static Reply file(Tx tx, Visit visit, Launch launch, Wish wish) {
    Optional<String> refusal = Permissions.check(Roles.of(visit, launch), Verb.EXPORT);
    if (refusal.isPresent()) {
      return new Reply.Refusal(refusal.get());
    }
    List<Logged> lines = LogStore.page(tx.sql(), launch.id(), wish.wanted(), 0, MOST);
    if (lines.isEmpty()) {
      return new Reply.Refusal(
          "Nothing of that was decided, so there is nothing to put in a file.");
    }
    boolean csv = wish.form() == Wish.Form.CSV;
    var file = new DecisionFile(names(tx, lines), visit.person().zone());
    String name = "decisions-%s.%s".formatted(visit.today(), csv ? "csv" : "md");
    tx.say(
        new Message.File(
            visit.person().id(),
            null,
            name,
            csv ? file.csv(lines) : file.markdown(launch.name(), lines),
            "What was decided, newest first: %d in all.".formatted(lines.size())));
    return new Reply.Private(
        Card.of("They are on their way to you as `%s`, in a direct message.".formatted(name)));
  }

  private static Map<String, String> names(Tx tx, List<Logged> lines) {
    List<String> ids =
        lines.stream()
            .flatMap(one -> Stream.concat(Stream.of(one.by()), Said.people(one.words())))
            .distinct()
            .toList();
    return PersonStore.find(tx.sql(), ids).stream()
        .collect(Collectors.toMap(Person::id, Person::name));
  }
}
