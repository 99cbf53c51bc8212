package launchbot.bot.timeline;

import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.Meant;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.TimelineStore;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.people.Permissions;
import launchbot.people.Verb;
import org.jspecify.annotations.Nullable;

/** Puts messages into timelines and takes them out, whatever the entrance. */
final class Marks {
  static final int MOST_WORDS = 2_000;

  private final Ledger ledger;
  private final MarkReader reader;

  Marks(Ledger ledger, MarkReader reader) {
    this.ledger = ledger;
    this.reader = reader;
  }

  /**
   * A message to be marked.
   *
   * @param author null where Slack does not say
   * @param words empty where they are to be read later
   * @param link null where it is to be asked for later
   */
  record Marked(
      Event.Message message, @Nullable String author, String words, @Nullable String link) {}

  /** What became of a mark. */
  sealed interface Outcome {}

  record Done(Incident incident) implements Outcome {}

  /** It is in that timeline already. */
  record Known(Incident incident) implements Outcome {}

  /** Not marked; in mrkdwn. */
  record Refused(String why) implements Outcome {}

  Outcome mark(Visit visit, long incident, Marked marked) {
    Outcome outcome =
        ledger.<Outcome>write(
            visit.cause(),
            tx -> {
              Optional<Incident> found = IncidentStore.find(tx.sql(), incident);
              if (found.isEmpty()) {
                return new Refused("There is no such incident here any more.");
              }
              Optional<String> no = objection(tx, visit, found.get());
              return no.isPresent() ? new Refused(no.get()) : mark(tx, found.get(), marked);
            });
    if (outcome instanceof Done) {
      reader.soon();
    }
    return outcome;
  }

  private static Outcome mark(Tx tx, Incident incident, Marked marked) {
    Event event =
        Event.marked(
            incident,
            marked.message(),
            tx.cause().at(),
            marked.author(),
            marked.words(),
            marked.link());
    if (!TimelineStore.mark(tx, event)) {
      return new Known(incident);
    }
    tx.record(change(incident, "marked", marked.message()));
    return new Done(incident);
  }

  /** Takes a message out of the timelines that it stands in; whether it stood in any. */
  boolean unmark(Visit visit, Event.Message message) {
    boolean out =
        ledger.<Boolean>write(
            visit.cause(),
            tx -> {
              boolean any = false;
              for (Event event : TimelineStore.of(tx.sql(), message)) {
                Incident incident = IncidentStore.find(tx.sql(), event.incident()).orElseThrow();
                if (objection(tx, visit, incident).isEmpty()
                    && TimelineStore.remove(tx, event.id())) {
                  tx.record(change(incident, "unmarked", message));
                  any = true;
                }
              }
              return any;
            });
    if (out) {
      reader.takeBack(visit.workspace(), message);
    }
    return out;
  }

  /** A message says something else now; what has not been read yet is read as it is then. */
  void edited(Visit visit, Event.Message message, String text) {
    reword(visit, message, words(text), "edited", false);
  }

  /** Its author took it back: that it was there stays, what it said does not. */
  void deleted(Visit visit, Event.Message message) {
    reword(visit, message, Event.DELETED, "deleted", true);
  }

  /** Its words are kept out of the history, where nothing can be taken back. */
  private void reword(
      Visit visit, Event.Message message, String words, String verb, boolean unreadToo) {
    ledger.<Boolean>write(
        visit.cause(),
        tx -> {
          for (Event event : TimelineStore.of(tx.sql(), message)) {
            if (!event.deleted() && (unreadToo || !event.words().isEmpty())) {
              Incident incident = IncidentStore.find(tx.sql(), event.incident()).orElseThrow();
              TimelineStore.reword(tx, event.id(), words, tx.cause().at());
              tx.record(change(incident, "marked message " + verb, message));
            }
          }
          return true;
        });
  }

  /** Where it stands already, if anywhere. */
  List<Event> of(Visit visit, Event.Message message) {
    return ledger.read(visit.workspace(), sql -> TimelineStore.of(sql, message));
  }

  Belonging belonging(Visit visit, Belonging.Place place) {
    return ledger.<Belonging>read(visit.workspace(), sql -> Belonging.of(sql, place));
  }

  /** What a message says, as its timeline keeps it. */
  static String words(String text) {
    String words = Mrkdwn.truncate(Words.of(text).text().strip(), MOST_WORDS);
    return words.isEmpty() ? "(a message without words)" : words;
  }

  /** An incident in a few words, for a sentence about it. */
  static String named(Incident incident) {
    return "incident %d, %s"
        .formatted(incident.number(), Mrkdwn.plain(Mrkdwn.truncate(incident.feels(), Meant.WORDS)));
  }

  private static Optional<String> objection(Tx tx, Visit visit, Incident incident) {
    return LaunchStore.find(tx.sql(), incident.launch())
        .map(launch -> Permissions.check(Roles.of(visit, launch), Verb.RESPOND))
        .orElseGet(() -> Optional.of("Its launch is archived: nothing of it changes any more."));
  }

  private static Change change(Incident incident, String verb, Event.Message message) {
    return new Change(
        verb,
        incident.subject(),
        List.of(new Change.Field("message", null, message.channel() + " " + message.ts())),
        null);
  }
}
