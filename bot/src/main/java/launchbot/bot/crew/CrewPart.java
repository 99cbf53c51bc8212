package launchbot.bot.crew;

import com.slack.api.model.block.element.BlockElement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.Job;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.HistoryStore;
import org.jooq.DSLContext;

/** Who does what and when the next update is due, in the head message. */
final class CrewPart implements IncidentPart {
  private static final int LATELY = 50;

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    List<String> lines = new ArrayList<>();
    lines.add(CrewView.jobs(incident));
    if (incident.open()) {
      lines.add(due(sql, incident, now));
    }
    return lines;
  }

  private static String due(DSLContext sql, Incident incident, Instant now) {
    Instant due = incident.updateDue();
    if (due == null) {
      return stopped(sql, incident);
    }
    return LaunchStore.find(sql, incident.launch())
        .map(launch -> Mrkdwn.date(due, launch.zone()))
        .map(date ->
            (due.isAfter(now) ? "Next update due " : "An update is due since ") + date + ".")
        .orElse("");
  }

  /** Who said that nobody is to be reminded any more. */
  static String stopped(DSLContext sql, Incident incident) {
    Optional<String> who =
        HistoryStore.newest(sql, incident.subject(), LATELY).stream()
            .filter(fact -> fact.change().verb().equals("updates-stopped"))
            .filter(fact -> fact.actor().kind() == Actor.Kind.PERSON)
            .map(fact -> Mrkdwn.user(fact.actor().id()))
            .findFirst();
    return "Reminders of updates were stopped%s, until the status changes."
        .formatted(who.map(person -> " by " + person).orElse(""));
  }

  @Override
  public List<BlockElement> buttons(DSLContext sql, Incident incident, Instant now) {
    if (!incident.open()) {
      return List.of();
    }
    List<BlockElement> buttons = new ArrayList<>();
    for (Job job : Job.values()) {
      if (incident.crew().of(job) == null) {
        buttons.add(CrewView.take(incident, job));
      }
    }
    buttons.add(CrewView.send(incident));
    return buttons;
  }
}
