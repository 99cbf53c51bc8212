package launchbot.bot.incident;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Struck;
import launchbot.bot.launch.IncidentPart;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Status;
import launchbot.launch.Launch;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the head message of an incident shows.
 *
 * @param into the one that it was merged into; null for none
 * @param struck the probes of its alarms
 * @param lines what other features say, in mrkdwn
 * @param buttons its own first, then those of other features
 */
record Head(
    Launch launch,
    Incident incident,
    @Nullable Incident into,
    List<Struck> struck,
    List<String> lines,
    List<BlockElement> buttons) {
  /** So many alarms of one cause are looked into; a storm is one alarm with many probes. */
  private static final int MOST_ALARMS = 8;

  Head {
    struck = List.copyOf(struck);
    lines = List.copyOf(lines);
    buttons = List.copyOf(buttons);
  }

  static Head of(
      DSLContext sql,
      Launch launch,
      Incident incident,
      HeadButtons own,
      List<IncidentPart> parts,
      Instant now) {
    List<String> lines = new ArrayList<>();
    List<BlockElement> buttons = new ArrayList<>(own.of(incident));
    for (IncidentPart part : parts) {
      lines.addAll(part.lines(sql, incident, now));
      buttons.addAll(part.buttons(sql, incident, now));
    }
    Incident into =
        incident.status() instanceof Status.Merged(long other)
            ? IncidentStore.find(sql, other).orElse(null)
            : null;
    List<Struck> struck =
        IncidentStore.outages(sql, incident.id()).stream()
            .limit(MOST_ALARMS)
            .map(id -> OutageStore.find(sql, id))
            .flatMap(Optional::stream)
            .flatMap(found -> found.struck().stream())
            .toList();
    return new Head(launch, incident, into, struck, lines, buttons);
  }
}
