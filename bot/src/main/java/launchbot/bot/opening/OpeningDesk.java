package launchbot.bot.opening;

import java.util.Optional;
import launchbot.alarm.Case;
import launchbot.alarm.OutageStore;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.Roles;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Request;
import launchbot.incident.Resolution;
import launchbot.jobs.alarm.Telling;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Verb;

/** What people make of alarms and of what is proposed about them. */
final class OpeningDesk {
  private static final String NO_ALARM = "There is no such alarm here any more.";
  private static final String NO_INCIDENT = "There is no such incident here any more.";

  private final Ledger ledger;
  private final Response response;
  private final Opening opening;
  private final Recovery recovery;
  private final Telling telling;

  OpeningDesk(
      Ledger ledger, Response response, Opening opening, Recovery recovery, Telling telling) {
    this.ledger = ledger;
    this.response = response;
    this.opening = opening;
    this.recovery = recovery;
    this.telling = telling;
  }

  private interface OfAlarm {
    Reply in(Tx tx, Launch launch, Case c, Optional<Incident> incident);
  }

  private interface OfIncident {
    Reply in(Tx tx, Launch launch, Incident incident);
  }

  /** The alarm's own button. */
  Reply open(Visit visit, long outage) {
    return alarm(
        visit,
        outage,
        (tx, launch, c, incident) -> {
          if (incident.isPresent()) {
            return new Reply.Refusal(
                "Incident %d is there for it already: go on in its thread."
                    .formatted(incident.get().number()));
          }
          Incident opened = opening.open(tx, launch, c, visit.person().id());
          telling.edit(tx, c);
          return said(opened);
        });
  }

  /** It is not what it was taken for. */
  Reply split(Visit visit, long outage) {
    return alarm(
        visit,
        outage,
        (tx, launch, c, incident) -> {
          if (incident.isEmpty()) {
            return new Reply.Refusal("It belongs to no incident any more.");
          }
          Incident old = incident.get();
          if (IncidentStore.outages(tx.sql(), old.id()).size() == 1 && old.opened().by() == null) {
            return new Reply.Refusal(
                "It is the only alarm behind incident %d: that is the incident itself."
                    .formatted(old.number()));
          }
          Incident own = opening.open(tx, launch, c, visit.person().id());
          response.note(
              tx,
              old,
              Event.Kind.DECISION,
              "Alarm %d is another one: incident %d".formatted(c.outage().number(), own.number()));
          response.live(tx, old, OpeningView.joined(old), false);
          response.live(tx, old, OpeningView.recovery(old), false);
          response.edit(tx, old);
          telling.edit(tx, c);
          return said(own);
        });
  }

  /** It came back and is the same. */
  Reply reopen(Visit visit, long outage) {
    return alarm(
        visit,
        outage,
        (tx, launch, c, incident) ->
            incident.isEmpty()
                ? new Reply.Refusal(NO_INCIDENT)
                : decide(
                    tx, launch, incident.get(), new Request.Reopen("the same probes fail again")));
  }

  /** It came back and is something else. */
  Reply anew(Visit visit, long outage) {
    return alarm(
        visit,
        outage,
        (tx, launch, c, incident) -> {
          if (incident.isPresent() && incident.get().open()) {
            return new Reply.Refusal(
                "Incident %d is open for it by now.".formatted(incident.get().number()));
          }
          Incident own = opening.open(tx, launch, c, visit.person().id());
          // Its proposal, in the thread of the one before, says where it went on.
          incident.ifPresent(old -> {
            response.live(tx, old, OpeningView.again(c), false);
            response.edit(tx, old);
          });
          telling.edit(tx, c);
          return said(own);
        });
  }

  Reply monitor(Visit visit, long id) {
    return incident(
        visit,
        id,
        (tx, launch, incident) ->
            decide(tx, launch, incident, new Request.Monitor("what failed is up again")));
  }

  Reply resolve(Visit visit, long id) {
    return incident(
        visit,
        id,
        (tx, launch, incident) ->
            decide(
                tx,
                launch,
                incident,
                new Request.Resolve(Resolution.FIXED, "what failed is up again")));
  }

  Reply notYet(Visit visit, long id) {
    return incident(
        visit,
        id,
        (tx, launch, incident) -> {
          if (!incident.open()) {
            return new Reply.Refusal("Incident %d is over already.".formatted(incident.number()));
          }
          recovery.notYet(tx, incident);
          return new Reply.Nothing();
        });
  }

  private Reply decide(Tx tx, Launch launch, Incident incident, Request request) {
    boolean calm = Recovery.calm(Opening.alarms(tx.sql(), incident));
    if (!calm && !(request instanceof Request.Reopen)) {
      return new Reply.Refusal(
          "Something behind incident %d fails again, so it is not over. Its thread says what."
              .formatted(incident.number()));
    }
    return switch (response.decide(tx, launch, incident, request)) {
      case Verdict.Refused<Incident>(String why) -> new Reply.Refusal(why);
      case Verdict.Moved<Incident> _ -> new Reply.Nothing();
    };
  }

  private static Reply said(Incident incident) {
    return new Reply.Private(
        Card.of(
            "Incident *%d* is open: <#%s> has its thread."
                .formatted(incident.number(), incident.channel())));
  }

  private Reply alarm(Visit visit, long outage, OfAlarm work) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch =
              OutageStore.find(tx.sql(), outage)
                  .flatMap(c -> LaunchStore.lock(tx, c.outage().launch()));
          Optional<Case> found = OutageStore.find(tx.sql(), outage);
          if (launch.isEmpty() || found.isEmpty()) {
            return new Reply.Refusal(NO_ALARM);
          }
          Optional<String> no =
              Permissions.check(Roles.of(visit, launch.get()), Verb.OPEN_INCIDENT);
          if (no.isPresent()) {
            return new Reply.Refusal(no.get());
          }
          Optional<Incident> incident =
              IncidentStore.ofOutage(tx.sql(), outage)
                  .flatMap(one -> IncidentStore.lock(tx, one.id()));
          return found.get().outage().open()
              ? work.in(tx, launch.get(), found.get(), incident)
              : new Reply.Refusal("That alarm is over by now.");
        });
  }

  private Reply incident(Visit visit, long id, OfIncident work) {
    return ledger.<Reply>write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch =
              IncidentStore.find(tx.sql(), id).flatMap(one -> LaunchStore.lock(tx, one.launch()));
          Optional<Incident> found = IncidentStore.lock(tx, id);
          if (launch.isEmpty() || found.isEmpty()) {
            return new Reply.Refusal(NO_INCIDENT);
          }
          Optional<String> no = Permissions.check(Roles.of(visit, launch.get()), Verb.RESPOND);
          return no.isPresent()
              ? new Reply.Refusal(no.get())
              : work.in(tx, launch.get(), found.get());
        });
  }
}
