package launchbot.bot.runbook;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Struck;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.probe.Probe;
import launchbot.runbook.Runbook;
import launchbot.runbook.RunbookLinkStore;
import org.jooq.DSLContext;

/** The runbooks of an incident, while it lasts. */
final class RunbookPart implements IncidentPart {
  private static final int MOST = 3;

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    List<Runbook> runbooks = of(sql, incident);
    return runbooks.isEmpty()
        ? List.of()
        : List.of(
            "What to do: "
                + runbooks.stream()
                    .limit(MOST)
                    .map(one -> "runbook %d, %s".formatted(one.number(), Mrkdwn.plain(one.title())))
                    .collect(Collectors.joining("; ")));
  }

  @Override
  public List<BlockElement> buttons(DSLContext sql, Incident incident, Instant now) {
    return of(sql, incident).stream()
        .limit(1)
        .map(one -> RunbookView.open("Runbook " + one.number(), one))
        .toList();
  }

  private static List<Runbook> of(DSLContext sql, Incident incident) {
    if (!incident.open()) {
      return List.of();
    }
    List<Probe> probes =
        IncidentStore.outages(sql, incident.id()).stream()
            .flatMap(id -> OutageStore.find(sql, id).stream())
            .flatMap(one -> one.struck().stream())
            .map(Struck::probe)
            .distinct()
            .toList();
    return RunbookLinkStore.ofIncident(sql, incident, probes);
  }
}
