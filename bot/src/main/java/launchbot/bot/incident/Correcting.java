package launchbot.bot.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Past;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Corrections;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import launchbot.ledger.Actor;
import launchbot.ledger.Change;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Verb;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The words that put something right: how bad it is, what users feel, since when. */
final class Correcting {
  /** The flag that says which words were seen when somebody chose to overwrite them. */
  private static final String OVER = "over";

  private static final int NEWEST = 30;

  private final Ledger ledger;
  private final Response response;

  Correcting(Ledger ledger, Response response) {
    this.ledger = ledger;
    this.response = response;
  }

  List<Topic> topics() {
    return List.of(
        Topic.of("severity", "[4] sev1", "how bad it is: sev1, sev2 or sev3", this::severity),
        Topic.of("feels", "[4] <new words>", "what users feel, in other words", this::feels),
        Topic.of(
            "began",
            "[4] 21:40 | yesterday 21:40 | 20 min ago",
            "since when users feel it; the first belief is kept",
            this::began));
  }

  private Reply severity(Ask ask) {
    return IncidentDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.RESPOND,
        (tx, one) -> {
          Optional<Sev> next = one.rest().size() == 1 ? sev(one.rest().get(0)) : Optional.empty();
          if (next.isEmpty()) {
            return new Reply.Refusal(
                "Name `sev1`, `sev2` or `sev3`, the worst first: `/incident severity %d sev2`."
                    .formatted(one.incident().number()));
          }
          return keep(
              tx,
              one,
              Corrections.rate(one.incident(), next.get()),
              Event.Kind.SEVERITY,
              "%s, %s before".formatted(next.get().key(), one.incident().sev().key()),
              "is *%s* from now on: %s.".formatted(next.get().key(), next.get().means()));
        });
  }

  private static Optional<Sev> sev(Word word) {
    return switch (word) {
      case Word.Bang(String name) -> Sev.parse(name);
      case Word.Text(String text) -> Sev.parse(text);
      default -> Optional.empty();
    };
  }

  private Reply feels(Ask ask) {
    return IncidentDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.RESPOND,
        (tx, one) -> {
          Incident incident = one.incident();
          @Nullable String over = over(one.rest());
          String words =
              one.rest().from(over == null ? 0 : 1).text().replaceAll("\\s+", " ").strip();
          Verdict<Incident> verdict = Corrections.feel(incident, words);
          boolean asks = verdict instanceof Verdict.Moved && !seen(incident).equals(over);
          HistoryStore.Fact fact = asks ? justWritten(tx.sql(), ask.visit(), incident) : null;
          if (fact != null) {
            return new Reply.Replace(overwrite(one, fact, words));
          }
          return keep(
              tx,
              one,
              verdict,
              Event.Kind.CORRECTED,
              "users feel: %s (before: %s)".formatted(words, incident.feels()),
              "says from now on: %s".formatted(Mrkdwn.plain(words)));
        });
  }

  /** Who wrote what it says, if that was somebody else a moment ago. */
  private static HistoryStore.@Nullable Fact justWritten(
      DSLContext sql, Visit visit, Incident incident) {
    return HistoryStore.newest(sql, incident.subject(), NEWEST).stream()
        .filter(fact ->
            fact.change().fields().stream().map(Change.Field::name).anyMatch("feels"::equals))
        .findFirst()
        .filter(fact -> fact.actor().kind() == Actor.Kind.PERSON)
        .filter(fact -> !fact.actor().id().equals(visit.person().id()))
        .filter(fact -> fact.at().isAfter(visit.at().minus(Corrections.FRESH)))
        .orElse(null);
  }

  private static Card overwrite(Meant.One one, HistoryStore.Fact fact, String words) {
    Incident incident = one.incident();
    String text =
        "%s wrote the words of incident %d %s."
            .formatted(
                Mrkdwn.user(fact.actor().id()),
                incident.number(),
                Mrkdwn.date(fact.at(), one.launch().zone()));
    String value =
        Meant.by(incident, "--%s=%s %s".formatted(OVER, seen(incident), Mrkdwn.escape(words)));
    return new Card(
        text + " Replace them?",
        List.of(
            Blocks.section(text),
            Blocks.section(
                "Now: %s\nInstead: %s"
                    .formatted(Mrkdwn.plain(incident.feels()), Mrkdwn.plain(words))),
            Blocks.actions(List.of(IncidentCommand.button("Replace them", "feels", value)))));
  }

  private static @Nullable String over(Words words) {
    return !words.isEmpty()
            && words.get(0) instanceof Word.Flag(String name, @Nullable String value)
            && name.equals(OVER)
            && value != null
        ? value
        : null;
  }

  private static String seen(Incident incident) {
    return Integer.toHexString(incident.feels().hashCode());
  }

  private Reply began(Ask ask) {
    Visit visit = ask.visit();
    // "20 min ago" names no incident 20.
    boolean alone = Past.read(ask.words().text(), visit.now()) instanceof Past.Found;
    return IncidentDesk.write(
        ledger,
        visit,
        alone ? Words.of("") : ask.words(),
        Verb.RESPOND,
        (tx, one) ->
            switch (Past.read(alone ? ask.words().text() : one.rest().text(), visit.now())) {
              case Past.Unclear(String why) -> new Reply.Refusal(why);
              case Past.Found(Instant at) ->
                  keep(
                      tx,
                      one,
                      Corrections.began(one.incident(), at, visit.person().id(), visit.at()),
                      Event.Kind.CORRECTED,
                      "began %s, not %s"
                          .formatted(
                              Told.plainly(at, one.launch()),
                              Told.plainly(one.incident().began().at(), one.launch())),
                      "began %s; what was believed first is kept."
                          .formatted(Mrkdwn.date(at, one.launch().zone())));
            });
  }

  private Reply keep(
      Tx tx, Meant.One one, Verdict<Incident> verdict, Event.Kind kind, String line, String done) {
    return switch (verdict) {
      case Verdict.Refused<Incident>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Incident>(Incident next, Change change) -> {
        Incident kept = response.save(tx, one.launch(), one.incident(), next, change);
        response.note(tx, kept, kind, line);
        yield new Reply.Private(Card.of("%s %s".formatted(Told.name(kept), done)));
      }
    };
  }
}
