package launchbot.bot.timeline;

import java.time.Instant;
import launchbot.alarm.AlarmListener;
import launchbot.alarm.Case;
import launchbot.alarm.Outage;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.TimelineStore;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import org.jspecify.annotations.Nullable;

/** What alarms leave in the timeline of the incident that they are behind. */
public final class Alarming implements AlarmListener {

  /**
   * An alarm is behind an incident from now on: its line bears the time of its first failing look.
   * Whoever links them says so.
   */
  public static void linked(Tx tx, Incident incident, Case c) {
    Outage outage = c.outage();
    note(tx, incident, Event.Kind.ALARM, outage.began(), null, words(c));
    String by = outage.care().by();
    Instant at = outage.care().at();
    if (by != null && at != null) {
      note(tx, incident, Event.Kind.ANSWERED, at, by, "alarm " + outage.number());
    }
  }

  @Override
  public void changed(Tx tx, Launch launch, Case c) {
    Outage.Care care = c.outage().care();
    String by = care.by();
    if (by != null && tx.cause().at().equals(care.at())) {
      IncidentStore.ofOutage(tx.sql(), c.outage().id())
          .ifPresent(incident ->
              note(
                  tx,
                  incident,
                  Event.Kind.ANSWERED,
                  tx.cause().at(),
                  by,
                  "alarm " + c.outage().number()));
    }
  }

  @Override
  public void ended(Tx tx, Launch launch, Case c) {
    Instant end = c.outage().endedAt();
    IncidentStore.ofOutage(tx.sql(), c.outage().id())
        .ifPresent(incident ->
            note(
                tx,
                incident,
                Event.Kind.RECOVERY,
                end == null ? tx.cause().at() : end,
                null,
                words(c)));
  }

  private static String words(Case c) {
    return "%s (alarm %d)".formatted(AlarmText.headline(c), c.outage().number());
  }

  private static void note(
      Tx tx, Incident incident, Event.Kind kind, Instant at, @Nullable String actor, String words) {
    TimelineStore.note(tx, Event.then(incident, kind, at, tx.cause().at(), actor, words));
  }
}
