package launchbot.bot.crew;

import java.time.Duration;
import java.util.Optional;
import launchbot.bot.incident.IncidentDesk;
import launchbot.bot.incident.Meant;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Ask;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.bot.words.Words;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.Update;
import launchbot.incident.UpdateStore;
import launchbot.incident.Updates;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** Sending updates, putting them off, ending their reminders, whatever the entrance. */
final class UpdateDesk {
  private final Ledger ledger;
  private final Response response;

  UpdateDesk(Ledger ledger, Response response) {
    this.ledger = ledger;
    this.response = response;
  }

  /** {@code update 4 cards are declined}: sent as it is; without words the form opens. */
  Reply update(Ask ask) {
    Reply bare =
        IncidentDesk.read(
            ledger,
            ask.visit(),
            ask.words(),
            (_, one) -> one.rest().isEmpty() ? form(ask.visit(), one) : new Reply.Nothing());
    if (!(bare instanceof Reply.Nothing)) {
      return bare;
    }
    return IncidentDesk.write(
        ledger,
        ask.visit(),
        ask.words(),
        Verb.RESPOND,
        (tx, one) ->
            send(tx, ask.visit(), one, new Update.Draft(one.rest().text(), null, null, null)));
  }

  /** The form, for the incident of one of our buttons. */
  Reply form(Visit visit, long incident) {
    return IncidentDesk.read(ledger, visit, named(incident), (_, one) -> form(visit, one));
  }

  private static Reply form(Visit visit, Meant.One one) {
    Incident incident = one.incident();
    Optional<String> no = Permissions.check(Roles.of(visit, one.launch()), Verb.RESPOND);
    if (no.isPresent() || !incident.open()) {
      return new Reply.Refusal(
          no.orElse(
              "Incident %d is over, so no update is waited for. Reopen it if it is not."
                  .formatted(incident.number())));
    }
    return new Reply.Open(
        UpdateModal.view(visit.channel(), incident),
        Card.of("Type it: `/incident update %d …`".formatted(incident.number())));
  }

  Reply send(Visit visit, long incident, Update.Draft draft) {
    return IncidentDesk.write(
        ledger, visit, named(incident), Verb.RESPOND, (tx, one) -> send(tx, visit, one, draft));
  }

  Reply snooze(Visit visit, long incident, Duration time) {
    return IncidentDesk.write(
        ledger,
        visit,
        named(incident),
        Verb.RESPOND,
        (tx, one) ->
            keep(
                tx,
                one,
                Updates.snooze(one.incident(), time, Roles.of(visit, one.launch()), visit.at())));
  }

  Reply stop(Visit visit, long incident) {
    return IncidentDesk.write(
        ledger,
        visit,
        named(incident),
        Verb.RESPOND,
        (tx, one) -> keep(tx, one, Updates.stop(one.incident(), Roles.of(visit, one.launch()))));
  }

  private Reply keep(Tx tx, Meant.One one, Verdict<Incident> verdict) {
    return switch (verdict) {
      case Verdict.Refused<Incident>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Incident>(Incident next, Change change) -> {
        response.save(tx, one.launch(), one.incident(), next, change);
        yield new Reply.Nothing();
      }
    };
  }

  private Reply send(Tx tx, Visit visit, Meant.One one, Update.Draft draft) {
    Launch launch = one.launch();
    return switch (Updates.sent(one.incident(), draft, Roles.of(visit, launch), visit.at())) {
      case Verdict.Refused<Incident>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Incident>(Incident next, Change change) -> {
        Update update = UpdateStore.add(tx, next.id(), draft);
        Incident kept =
            response.save(
                tx, launch, one.incident(), next.answered(visit.at(), update.by()), change);
        response.note(tx, kept, Event.Kind.UPDATE, words(draft));
        response.say(tx, kept, CrewView.update(kept, update, launch.zone()), null);
        yield new Reply.Private(
            Card.of(
                "Your update is in the thread of incident *%d*. The next one is due %s."
                    .formatted(
                        kept.number(),
                        Mrkdwn.date(
                            Optional.ofNullable(kept.updateDue()).orElse(visit.at()),
                            launch.zone()))));
      }
    };
  }

  private static String words(Update.Draft draft) {
    var words = new StringBuilder(draft.conditions());
    String actions = draft.actions();
    if (actions != null) {
      words.append("\nActions: ").append(actions);
    }
    String needs = draft.needs();
    if (needs != null) {
      words.append("\nNeeds: ").append(needs);
    }
    return words.toString();
  }

  private static Words named(long incident) {
    return Words.of("--id=" + incident);
  }
}
