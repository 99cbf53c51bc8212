package launchbot.bot.release;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.bot.launch.IncidentPart;
import launchbot.bot.slack.Mrkdwn;
import launchbot.checklist.EvidenceStore;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.IncidentStore;
import launchbot.incident.TimelineStore;
import launchbot.jobs.alarm.AlarmText;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.release.Proofs;
import launchbot.release.Release;
import launchbot.release.ReleaseListener;
import launchbot.release.ReleaseStore;
import launchbot.release.Suspect;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Every incident names the release before it, and what is released while it lasts. */
final class BeforeIncidents implements IncidentPart, IncidentListener, ReleaseListener {

  @Override
  public List<String> lines(DSLContext sql, Incident incident, Instant now) {
    return suspect(sql, incident)
        .map(one ->
            List.of(
                "*Before it:* %s `/launch release show %d`"
                    .formatted(Mrkdwn.plain(AlarmText.suspect(one)), one.release().number())))
        .orElse(List.of());
  }

  @Override
  public void opened(Tx tx, Launch launch, Incident incident) {
    if (incident.drill()) {
      return;
    }
    Optional<Suspect> before = suspect(tx.sql(), incident);
    before.ifPresent(one ->
        TimelineStore.note(
            tx,
            Event.then(
                incident,
                Event.Kind.RELEASE,
                one.release().startedAt(),
                tx.cause().at(),
                null,
                AlarmText.suspect(one))));
    if (!ReleaseStore.list(tx.sql(), launch.id(), null, 0, 1).isEmpty()) {
      EvidenceStore.put(
          tx,
          launch.id(),
          Proofs.incident(
              incident.number(), before.map(Suspect::release).orElse(null), tx.cause().at()));
    }
  }

  @Override
  public void changed(Tx tx, Launch launch, @Nullable Release before, Release after) {
    if (!after.production() || (before != null && before.state() == after.state())) {
      return;
    }
    String words = "release %s %s".formatted(Said.where(after), Said.turned(after.state()));
    IncidentStore.open(tx.sql(), launch.id()).stream()
        .filter(one -> !one.drill())
        .forEach(one ->
            TimelineStore.note(
                tx, Event.now(one, Event.Kind.RELEASE, tx.cause().at(), null, words)));
  }

  private static Optional<Suspect> suspect(DSLContext sql, Incident incident) {
    return incident.drill()
        ? Optional.empty()
        : Suspect.of(sql, incident.launch(), incident.began().at());
  }
}
