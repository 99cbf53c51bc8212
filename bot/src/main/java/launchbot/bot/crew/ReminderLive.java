package launchbot.bot.crew;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.bot.incident.LiveCard;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.outbox.LiveView;
import launchbot.jobs.outbox.Rendered;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import org.jooq.DSLContext;

/**
 * That an update is due, in the thread: one message for each time that one is due, which says in
 * the end what became of it. Its subject has that time behind the incident's id.
 */
final class ReminderLive implements LiveView {
  private static final String KIND = "update-due";

  private final Ledger ledger;
  private final InstantSource clock;

  ReminderLive(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  static String subject(Incident incident, Instant due) {
    return "%s:%d:%d".formatted(KIND, incident.id(), due.toEpochMilli());
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Rendered> render(String workspace, String subject) {
    String[] parts = subject.split(":", 3);
    long id = Long.parseLong(parts[1]);
    Instant due = Instant.ofEpochMilli(Long.parseLong(parts[2]));
    return ledger
        .read(
            workspace,
            sql ->
                IncidentStore.find(sql, id)
                    .flatMap(incident ->
                        LaunchStore.find(sql, incident.launch())
                            .map(launch -> card(sql, launch, incident, due))))
        .map(card -> card.rendered(false));
  }

  private Card card(DSLContext sql, Launch launch, Incident incident, Instant due) {
    Instant next = incident.updateDue();
    if (!incident.open()) {
      return LiveCard.said(
          "No update is waited for: incident %d is over.".formatted(incident.number()));
    }
    if (next == null) {
      return LiveCard.said(CrewPart.stopped(sql, incident));
    }
    if (next.toEpochMilli() != due.toEpochMilli()) {
      return LiveCard.said(
          "Seen to: the next update is due %s.".formatted(Mrkdwn.date(next, launch.zone())));
    }
    String speaker = incident.crew().speaker();
    return CrewView.due(
        incident,
        speaker == null ? Telling.people(sql, launch, clock.instant()).getFirst() : speaker,
        due,
        launch.zone());
  }
}
