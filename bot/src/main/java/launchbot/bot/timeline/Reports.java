package launchbot.bot.timeline;

import java.time.Instant;
import java.util.List;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.IncidentPart;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.triage.Entry;
import org.jooq.DSLContext;

/** What users reported about an incident: entries of triage that count for it. */
public final class Reports implements IncidentPart {
  private final Response response;

  public Reports(Response response) {
    this.response = response;
  }

  /** The entry counts for it: in its timeline, and in its head message. */
  public void link(Tx tx, Launch launch, Incident incident, Entry entry) {
    if (incident.launch() != launch.id() || entry.launch() != launch.id()) {
      throw new IllegalArgumentException("an entry and an incident of two launches");
    }
    IncidentStore.reported(tx, incident.id(), entry.number());
    response.note(
        tx, incident, Event.Kind.REPORT, "#%d %s".formatted(entry.number(), entry.title()));
    response.edit(tx, incident);
  }

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    int reports = IncidentStore.reports(sql, incident.id());
    return reports == 0 ? List.of() : List.of("Reported by " + count(reports));
  }

  /** {@code 3 users}. */
  static String count(int reports) {
    return reports == 1 ? "1 user" : reports + " users";
  }
}
