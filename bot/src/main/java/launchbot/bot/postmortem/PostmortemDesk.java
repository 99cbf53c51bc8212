package launchbot.bot.postmortem;

import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.IncidentDesk;
import launchbot.bot.incident.Meant;
import launchbot.bot.launch.Places;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Numbers;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Verb;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import org.jooq.DSLContext;

/** Finds the postmortem that is meant, and closes it to other writers where it is changed. */
final class PostmortemDesk {
  private final Ledger ledger;

  PostmortemDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Whose postmortem is meant. */
  sealed interface Target {}

  /**
   * @param incident its id
   * @param rest the words behind it
   */
  record Of(long incident, Words rest) implements Target {}

  /** None can be told, and why; in mrkdwn. */
  record Nobodys(String why) implements Target {}

  /** A question about one. */
  interface Question {
    Reply of(DSLContext sql, Sheet sheet);
  }

  /** A change of one. */
  interface Work {
    Reply in(Tx tx, Sheet sheet);
  }

  /** Names an incident as buttons do. */
  static Words words(long incident) {
    return Words.of("--id=" + incident);
  }

  /** Where no incident is named and none is open, the newest postmortem is meant. */
  Target target(Visit visit, Words words) {
    return ledger.<Target>read(
        visit.workspace(),
        sql ->
            switch (Meant.of(sql, visit, words)) {
              case Meant.One(_, Incident incident, Words rest) -> new Of(incident.id(), rest);
              case Meant.None(String why) ->
                  named(words)
                      ? new Nobodys(why)
                      : newest(sql, visit)
                          .<Target>map(one -> new Of(one.incident(), words))
                          .orElseGet(() -> new Nobodys(why));
            });
  }

  private static boolean named(Words words) {
    return !words.isEmpty()
        && (words.get(0) instanceof Word.Flag || Numbers.at(words, 0).isPresent());
  }

  private static Optional<Postmortem> newest(DSLContext sql, Visit visit) {
    return Places.of(sql, visit, null) instanceof Places.Here(Launch launch)
        ? PostmortemStore.ofLaunch(sql, launch.id(), 1).stream().findFirst()
        : Optional.empty();
  }

  Reply read(Visit visit, long incident, Question question) {
    return IncidentDesk.read(
        ledger,
        visit,
        words(incident),
        (sql, one) ->
            PostmortemStore.ofIncident(sql, one.incident().id())
                .map(found -> Sheet.read(sql, one.launch(), one.incident(), found, visit.at()))
                .map(sheet -> question.of(sql, sheet))
                .orElseGet(() -> new Reply.Refusal(none(one.incident()))));
  }

  Reply write(Visit visit, long incident, Verb verb, Work work) {
    return IncidentDesk.write(
        ledger,
        visit,
        words(incident),
        verb,
        (tx, one) ->
            PostmortemStore.ofIncident(tx.sql(), one.incident().id())
                .flatMap(found -> PostmortemStore.lock(tx, found.id()))
                .map(held -> Sheet.read(tx.sql(), one.launch(), one.incident(), held, visit.at()))
                .map(sheet -> work.in(tx, sheet))
                .orElseGet(() -> new Reply.Refusal(none(one.incident()))));
  }

  /** In mrkdwn. */
  static String none(Incident incident) {
    String name = "Incident %d (%s)".formatted(incident.number(), Mrkdwn.plain(incident.feels()));
    return incident.open()
        ? name + " is not over. Its postmortem is drafted when it is resolved."
        : "%s has no postmortem. `/incident postmortem draft %d` makes one."
            .formatted(name, incident.number());
  }

  static List<String> verbs() {
    return List.of(
        "show",
        "draft",
        "edit",
        "take",
        "versions",
        "file",
        "hand-in",
        "owner",
        "action",
        "publish",
        "public",
        "withdraw",
        "skip");
  }
}
