package launchbot.bot.timeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.bot.incident.IncidentDesk;
import launchbot.bot.incident.Meant;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.TimelineStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.people.Verb;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** {@code /incident timeline} and {@code /incident note}. */
final class TimelineDesk {
  private final Ledger ledger;

  TimelineDesk(Ledger ledger) {
    this.ledger = ledger;
  }

  Reply timeline(Ask ask) {
    Visit visit = ask.visit();
    return IncidentDesk.read(
        ledger,
        visit,
        ask.words(),
        (sql, one) ->
            switch (TimelineWords.read(one.rest())) {
              case TimelineWords.Refused(String why) -> new Reply.Refusal(why);
              case TimelineWords.Listed(@Nullable Integer page) ->
                  new Reply.Replace(
                      TimelineView.card(
                          one.incident(),
                          TimelineStore.of(sql, one.incident().id()),
                          page,
                          visit.person()));
              case TimelineWords.AsFile _ -> file(visit, sql, one);
            });
  }

  /** Everybody in the thread gets it where it was asked for there. */
  private Reply file(Visit visit, DSLContext sql, Meant.One one) {
    boolean mentioned = visit.thread() != null && visit.trigger() == null;
    String markdown = markdown(sql, one.incident(), visit);
    var name = "incident-%d-timeline.md".formatted(one.incident().number());
    ledger.<Boolean>write(
        visit.cause(),
        tx -> {
          tx.say(
              new Message.File(
                  mentioned ? visit.channel() : visit.person().id(),
                  mentioned ? visit.thread() : null,
                  name,
                  markdown,
                  "The timeline of incident %d.".formatted(one.incident().number())));
          return true;
        });
    return new Reply.Private(
        Card.of(
            mentioned
                ? "It comes into this thread as `%s`.".formatted(name)
                : "It is on its way to you as `%s`, in a direct message.".formatted(name)));
  }

  private static String markdown(DSLContext sql, Incident incident, Visit visit) {
    List<Event> events = TimelineStore.of(sql, incident.id());
    List<String> ids =
        events.stream().map(Event::actor).filter(Objects::nonNull).distinct().toList();
    Map<String, String> names =
        PersonStore.find(sql, ids).stream().collect(Collectors.toMap(Person::id, Person::name));
    return TimelineMarkdown.of(incident, events, names, visit.person().zone());
  }

  Reply note(Ask ask) {
    Visit visit = ask.visit();
    return IncidentDesk.write(
        ledger,
        visit,
        ask.words(),
        Verb.RESPOND,
        (tx, one) -> {
          Words words = one.rest();
          if (!words.isEmpty()
              && words.get(0) instanceof Word.Flag(String name, @Nullable String id)
              && name.equals("remove")) {
            return remove(tx, visit, one.incident(), id);
          }
          return switch (NoteWords.read(words.text(), visit.now())) {
            case NoteWords.Refused(String why) -> new Reply.Refusal(why);
            case NoteWords.Note(String said, Instant at) ->
                note(tx, visit, one.incident(), said, at);
          };
        });
  }

  private static Reply note(Tx tx, Visit visit, Incident incident, String said, Instant at) {
    TimelineStore.note(
        tx, Event.then(incident, Event.Kind.NOTE, at, visit.at(), visit.person().id(), said));
    tx.record(
        new Change(
            "noted", incident.subject(), List.of(new Change.Field("note", null, said)), null));
    return new Reply.Private(
        Card.of(
            "Noted in the timeline of incident %d, at %s."
                .formatted(incident.number(), Mrkdwn.date(at, visit.person().zone()))));
  }

  private static Reply remove(Tx tx, Visit visit, Incident incident, @Nullable String id) {
    Optional<Event> found =
        id != null && id.matches("\\d{1,18}")
            ? TimelineStore.find(tx.sql(), Long.parseLong(id))
                .filter(event -> event.incident() == incident.id())
            : Optional.<Event>empty();
    if (found.isEmpty()) {
      return new Reply.Refusal("That line is not in the timeline any more.");
    }
    if (!TimelineView.removable(found.get(), visit.person().id())) {
      return new Reply.Refusal("Only whoever wrote a line takes it out again.");
    }
    TimelineStore.remove(tx, found.get().id());
    tx.record(
        new Change(
            "note removed",
            incident.subject(),
            List.of(new Change.Field("note", found.get().words(), null)),
            null));
    return new Reply.Replace(
        TimelineView.card(
            incident, TimelineStore.of(tx.sql(), incident.id()), null, visit.person()));
  }
}
