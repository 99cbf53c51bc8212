package launchbot.bot.opening;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.AlarmListener;
import launchbot.alarm.Case;
import launchbot.alarm.OutageStore;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.timeline.Alarming;
import launchbot.incident.Feels;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.IncidentSettings;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.incident.Joining;
import launchbot.incident.Status;
import launchbot.jobs.alarm.Telling;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** What alarms make of incidents. Whoever tells of an alarm has locked its launch. */
final class Opening implements AlarmListener, IncidentListener {
  private static final int FEELS = 200;

  private final Response response;
  private final Telling telling;
  private final Recovery recovery;

  Opening(Response response, Telling telling, Recovery recovery) {
    this.response = response;
    this.telling = telling;
    this.recovery = recovery;
  }

  @Override
  public void opened(Tx tx, Launch launch, Case c) {
    if (IncidentStore.ofOutage(tx.sql(), c.outage().id()).isPresent()) {
      return; // once per alarm
    }
    DSLContext sql = tx.sql();
    Instant now = tx.cause().at();
    IncidentSettings settings = IncidentSettingsStore.of(sql, launch.id());
    Optional<Incident> lasting =
        Joining.joins(c, settings.opens(), behind(sql, IncidentStore.open(sql, launch.id())), now);
    if (lasting.isPresent()) {
      joins(tx, launch, lasting.get(), c);
    } else if (Joining.opens(settings.opens(), c.outage())) {
      List<Incident> over = IncidentStore.resolved(sql, launch.id(), now.minus(Joining.BACK));
      Joining.back(c, behind(sql, over), now)
          .ifPresentOrElse(incident -> comesBack(tx, incident, c), () -> open(tx, launch, c, null));
    }
  }

  /** It may have become bad enough by now; or somebody has taken it. */
  @Override
  public void changed(Tx tx, Launch launch, Case c) {
    opened(tx, launch, c);
    IncidentStore.ofOutage(tx.sql(), c.outage().id())
        .flatMap(found -> IncidentStore.lock(tx, found.id()))
        .filter(Incident::open)
        .ifPresent(incident -> answered(tx, launch, incident, c));
  }

  @Override
  public void ended(Tx tx, Launch launch, Case c) {
    Optional<Incident> incident =
        IncidentStore.ofOutage(tx.sql(), c.outage().id())
            .flatMap(found -> IncidentStore.lock(tx, found.id()));
    incident.ifPresent(one -> {
      response.live(tx, one, OpeningView.again(c), false);
      recovery.ended(tx, launch, one);
    });
  }

  /** What rang already when people opened it belongs to it. */
  @Override
  public void opened(Tx tx, Launch launch, Incident incident) {
    if (incident.opened().by() == null) {
      return;
    }
    for (Case c : OutageStore.open(tx.sql(), launch.id())) {
      if (Joining.explains(incident, c.outage())
          && IncidentStore.ofOutage(tx.sql(), c.outage().id()).isEmpty()) {
        link(tx, incident, c);
      }
    }
  }

  /** What is behind one that was merged is behind the other. */
  @Override
  public void changed(Tx tx, Launch launch, Incident before, Incident after) {
    if (before.status().equals(after.status())) {
      return;
    }
    recovery.turned(tx, after);
    List<Long> alarms = IncidentStore.outages(tx.sql(), after.id());
    for (long alarm : alarms) {
      OutageStore.find(tx.sql(), alarm)
          .ifPresent(c -> {
            response.live(tx, after, OpeningView.again(c), false);
            if (after.status() instanceof Status.Merged(long into)) {
              IncidentStore.link(tx, into, alarm);
              telling.edit(tx, c);
            }
          });
    }
    if (after.status() instanceof Status.Merged(long into) && !alarms.isEmpty()) {
      IncidentStore.find(tx.sql(), into).ifPresent(other -> response.edit(tx, other));
    }
  }

  /**
   * Opens one for an alarm.
   *
   * @param by who does; null: the alarm itself
   */
  Incident open(Tx tx, Launch launch, Case c, @Nullable String by) {
    String channel = IncidentSettingsStore.of(tx.sql(), launch.id()).channel();
    Incident incident =
        response.open(
            tx,
            launch,
            new Incident.Draft(
                Mrkdwn.truncate(Feels.of(c), FEELS),
                Joining.sev(c.outage()),
                false,
                channel == null ? launch.channel() : channel,
                c.outage().began(),
                c.outage().openedAt(),
                by));
    link(tx, incident, c);
    return IncidentStore.lock(tx, incident.id())
        .map(kept -> answered(tx, launch, kept, c))
        .orElse(incident);
  }

  private void joins(Tx tx, Launch launch, Incident lasting, Case c) {
    IncidentStore.lock(tx, lasting.id())
        .ifPresent(incident -> {
          link(tx, incident, c);
          response.live(tx, incident, OpeningView.joined(incident), true);
          Incident now = recovery.failsAgain(tx, launch, answered(tx, launch, incident, c));
          response.edit(tx, now);
        });
  }

  /** It seemed to be over: people say whether it is the same. */
  private void comesBack(Tx tx, Incident incident, Case c) {
    link(tx, incident, c);
    response.edit(tx, incident);
    response.live(tx, incident, OpeningView.again(c), true);
  }

  /** From now on it is behind this one; its message and the timeline say so. */
  private void link(Tx tx, Incident incident, Case c) {
    if (IncidentStore.ofOutage(tx.sql(), c.outage().id())
        .filter(one -> one.id() == incident.id())
        .isPresent()) {
      return;
    }
    IncidentStore.link(tx, incident.id(), c.outage().id());
    tx.record(
        new Change(
            "alarmed",
            incident.subject(),
            List.of(new Change.Field("alarm", null, String.valueOf(c.outage().number()))),
            null));
    Alarming.linked(tx, incident, c);
    telling.edit(tx, c);
  }

  /** Whoever has the alarm has answered the incident. */
  private Incident answered(Tx tx, Launch launch, Incident incident, Case c) {
    String by = c.outage().acknowledgedBy();
    if (by == null || incident.acknowledged() != null) {
      return incident;
    }
    return response.save(
        tx,
        launch,
        incident,
        incident.answered(tx.cause().at(), by),
        new Change(
            "answered", incident.subject(), List.of(new Change.Field("by", null, by)), null));
  }

  private static List<Joining.Behind> behind(DSLContext sql, List<Incident> incidents) {
    return incidents.stream()
        .map(incident -> new Joining.Behind(incident, alarms(sql, incident)))
        .toList();
  }

  /** The alarms behind it, the oldest first. */
  static List<Case> alarms(DSLContext sql, Incident incident) {
    return IncidentStore.outages(sql, incident.id()).stream()
        .flatMap(id -> OutageStore.find(sql, id).stream())
        .toList();
  }
}
