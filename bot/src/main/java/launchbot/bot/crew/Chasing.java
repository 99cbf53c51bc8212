package launchbot.bot.crew;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Card;
import launchbot.incident.CrewTimer;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Ladder;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.PersonStore;
import launchbot.timer.TimerStore;

/** Who is reminded when nobody leads, or an update is due. Each step looks anew first. */
final class Chasing implements Firing {
  private final Response response;

  Chasing(Response response) {
    this.response = response;
  }

  @Override
  public List<CrewTimer> kinds() {
    return List.of(CrewTimer.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    // The launch first, as everybody does who changes an incident: two locks in one order.
    Optional<Launch> launch =
        IncidentStore.find(tx.sql(), due.subject())
            .flatMap(incident -> LaunchStore.lock(tx, incident.launch()));
    Optional<Incident> found = IncidentStore.lock(tx, due.subject()).filter(Incident::open);
    if (launch.isEmpty() || found.isEmpty()) {
      return;
    }
    Incident incident = found.get();
    CrewTimer step = CrewTimer.of(due.kind());
    boolean said =
        switch (step) {
          case CHASE_1, CHASE_2, CHASE_3 -> chase(tx, launch.get(), incident, step);
          case CHASE_LEAD -> lead(tx, launch.get(), incident);
          case UPDATE_DUE -> due(tx, incident);
          case UPDATE_LATE -> late(tx, incident);
        };
    if (said) {
      Ladder.after(step, incident.sev(), incident.drill())
          .ifPresent(next ->
              TimerStore.set(tx, next.what(), incident.id(), tx.cause().at().plus(next.after())));
    }
  }

  private boolean chase(Tx tx, Launch launch, Incident incident, CrewTimer step) {
    if (incident.crew().commander() != null) {
      return false;
    }
    String onCall = Telling.people(tx.sql(), launch, tx.cause().at()).getFirst();
    Card card = CrewView.chase(incident, step == CrewTimer.CHASE_1 ? onCall : null);
    response.say(tx, incident, card.text(), card.blocksJson());
    return true;
  }

  private static boolean lead(Tx tx, Launch launch, Incident incident) {
    if (incident.crew().commander() != null || incident.drill()) {
      return false;
    }
    Duration open = Duration.between(incident.opened().at(), tx.cause().at());
    tell(tx, launch.lead(), CrewView.leaderless(incident, open));
    return true;
  }

  private boolean due(Tx tx, Incident incident) {
    Instant due = incident.updateDue();
    if (due == null || due.isAfter(tx.cause().at())) {
      return false;
    }
    response.live(tx, incident, ReminderLive.subject(incident, due), true);
    return true;
  }

  /** Whoever leads is told once, unless it was them who were reminded. */
  private boolean late(Tx tx, Incident incident) {
    Instant due = incident.updateDue();
    String commander = incident.crew().commander();
    boolean able =
        commander != null
            && incident.crew().communications() != null
            && !commander.equals(incident.crew().communications())
            && PersonStore.find(tx.sql(), commander)
                .filter(known -> known.person().deactivated())
                .isEmpty();
    if (due == null || due.isAfter(tx.cause().at()) || commander == null || !able) {
      return false;
    }
    Card card = CrewView.late(incident, commander, due, tx.cause().at());
    if (incident.drill()) {
      response.say(tx, incident, card.text(), card.blocksJson());
    } else {
      tell(tx, commander, card);
    }
    return true;
  }

  private static void tell(Tx tx, String person, Card card) {
    tx.say(
        new Message.Post(person, null, card.text(), card.blocksJson(), Message.Urgency.INCIDENT));
  }
}
