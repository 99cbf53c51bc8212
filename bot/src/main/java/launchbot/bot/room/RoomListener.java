package launchbot.bot.room;

import java.time.Duration;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.Sev;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.room.RoomName;
import launchbot.room.RoomStore;
import launchbot.timer.TimerStore;

/** Wants a room for what is or becomes a sev1, and keeps it in step with its incident. */
final class RoomListener implements IncidentListener {
  /** So long after it is over, archiving is proposed. */
  static final Duration AFTERWARDS = Duration.ofHours(24);

  @Override
  public void opened(Tx tx, Launch launch, Incident incident) {
    if (worst(incident) && IncidentSettingsStore.of(tx.sql(), launch.id()).rooms()) {
      want(tx, incident);
    }
  }

  @Override
  public void changed(Tx tx, Launch launch, Incident before, Incident after) {
    if (worst(after)
        && !(before.open() && worst(before))
        && IncidentSettingsStore.of(tx.sql(), launch.id()).rooms()) {
      want(tx, after);
    }
    if (!before.crew().equals(after.crew())
        || !before.feels().equals(after.feels())
        || before.sev() != after.sev()
        || !before.channel().equals(after.channel())) {
      RoomStore.tend(tx, after.id());
    }
    if (before.open() && !after.open() && after.room() != null) {
      proposeLater(tx, after);
    } else if (!before.open() && after.open()) {
      TimerStore.cancel(tx, after.id(), RoomTimer.ARCHIVE);
    }
  }

  static void want(Tx tx, Incident incident) {
    RoomStore.want(tx, incident.id(), RoomName.of(incident.number(), incident.feels()));
  }

  static void proposeLater(Tx tx, Incident incident) {
    TimerStore.set(tx, RoomTimer.ARCHIVE, incident.id(), tx.cause().at().plus(AFTERWARDS));
  }

  /** Drills get no room. */
  private static boolean worst(Incident incident) {
    return incident.open() && incident.sev() == Sev.SEV1 && !incident.drill();
  }
}
