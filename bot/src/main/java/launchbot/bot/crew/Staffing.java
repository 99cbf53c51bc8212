package launchbot.bot.crew;

import java.time.Instant;
import java.util.Objects;
import launchbot.bot.incident.Response;
import launchbot.incident.CrewTimer;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.Ladder;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.timer.TimerStore;

/** What people are waited for follows what becomes of an incident. */
final class Staffing implements IncidentListener {
  private static final CrewTimer[] CHASE = {
    CrewTimer.CHASE_1, CrewTimer.CHASE_2, CrewTimer.CHASE_3, CrewTimer.CHASE_LEAD
  };

  private final Response response;

  Staffing(Response response) {
    this.response = response;
  }

  @Override
  public void opened(Tx tx, Launch launch, Incident incident) {
    chase(tx, incident);
    update(tx, incident);
  }

  @Override
  public void changed(Tx tx, Launch launch, Incident before, Incident after) {
    boolean staffed = after.crew().commander() != null;
    if (!after.open() || staffed) {
      TimerStore.cancel(tx, after.id(), CHASE);
    } else if (before.crew().commander() != null || before.sev() != after.sev() || !before.open()) {
      chase(tx, after);
    }
    if (!Objects.equals(before.updateDue(), after.updateDue()) || before.open() != after.open()) {
      update(tx, after);
      Instant reminded = before.updateDue();
      if (reminded != null) {
        response.live(tx, after, ReminderLive.subject(after, reminded), false);
      }
    }
  }

  /** Nobody leads: it begins with the first step. */
  private static void chase(Tx tx, Incident incident) {
    if (incident.crew().commander() == null) {
      TimerStore.cancel(tx, incident.id(), CHASE);
      Ladder.Step first = Ladder.first(incident.sev());
      TimerStore.set(tx, first.what(), incident.id(), tx.cause().at().plus(first.after()));
    }
  }

  private static void update(Tx tx, Incident incident) {
    TimerStore.cancel(tx, incident.id(), CrewTimer.UPDATE_DUE, CrewTimer.UPDATE_LATE);
    Instant due = incident.updateDue();
    if (incident.open() && due != null) {
      TimerStore.set(tx, CrewTimer.UPDATE_DUE, incident.id(), due);
    }
  }
}
