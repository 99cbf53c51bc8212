package launchbot.bot.postmortem;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.bot.incident.Response;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.Resolution;
import launchbot.incident.Status;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.people.PersonStore;
import launchbot.postmortem.Postmortem;
import launchbot.postmortem.PostmortemStore;
import launchbot.postmortem.Reminding;
import launchbot.postmortem.Waiting;
import launchbot.timer.TimerStore;

/** Begins a draft when an incident is over, and goes on with it when it is over once more. */
final class Beginning implements IncidentListener {
  private final Response response;

  Beginning(Response response) {
    this.response = response;
  }

  @Override
  public void changed(Tx tx, Launch launch, Incident before, Incident after) {
    if (before.status().key().equals(after.status().key())) {
      return;
    }
    Optional<Postmortem> found =
        PostmortemStore.ofIncident(tx.sql(), after.id())
            .flatMap(one -> PostmortemStore.lock(tx, one.id()));
    if (after.status() instanceof Status.Resolved(Resolution how, _)) {
      if (found.isPresent()) {
        onAgain(tx, launch, found.get(), tx.cause().at());
      } else if (how != Resolution.FALSE_ALARM && !after.drill()) {
        begin(tx, launch, after);
      }
    } else if (found.isPresent()) {
      TimerStore.cancel(tx, found.get().id(), Waiting.REMIND);
      if (after.status() instanceof Status.Merged
          && found.get().state() == Postmortem.State.DRAFT) {
        String why = "it was merged into another incident";
        PostmortemStore.save(
            tx,
            found.get().skippedBecause(why),
            new Change("skipped", found.get().subject(), List.of(), why));
      }
    }
  }

  /** The caller holds the incident's lock, and knows that there is none. */
  Postmortem begin(Tx tx, Launch launch, Incident incident) {
    Instant over = Objects.requireNonNullElse(incident.resolvedAt(), tx.cause().at());
    Settings settings = SettingsStore.of(tx.sql(), launch.id());
    WorkingDays days = settings.workingDays(launch.zone());
    Postmortem added =
        PostmortemStore.add(tx, incident, owner(tx, launch, incident), Reminding.due(over, days));
    wait(tx, added, settings, days);
    var card =
        PostmortemView.ready(incident, added, tx.cause().at().atZone(launch.zone()).toLocalDate());
    response.say(tx, incident, card.text(), card.blocksJson());
    return added;
  }

  /** Somebody writes it after all: it is due anew, from today on. */
  Postmortem goesOn(Tx tx, Launch launch, Postmortem skipped) {
    Settings settings = SettingsStore.of(tx.sql(), launch.id());
    WorkingDays days = settings.workingDays(launch.zone());
    Postmortem on =
        PostmortemStore.save(
            tx,
            skipped.goesOn().dueOn(Reminding.due(tx.cause().at(), days)),
            new Change("goes on", skipped.subject(), List.of(), null));
    wait(tx, on, settings, days);
    return on;
  }

  /** The incident was reopened and is over again: the same draft goes on, due anew. */
  private static void onAgain(Tx tx, Launch launch, Postmortem found, Instant over) {
    if (found.state() == Postmortem.State.DRAFT) {
      Settings settings = SettingsStore.of(tx.sql(), launch.id());
      WorkingDays days = settings.workingDays(launch.zone());
      wait(tx, PostmortemStore.keep(tx, found.dueOn(Reminding.due(over, days))), settings, days);
    }
  }

  private static void wait(Tx tx, Postmortem postmortem, Settings settings, WorkingDays days) {
    Reminding.next(postmortem, days, settings.morning())
        .ifPresent(at -> TimerStore.set(tx, Waiting.REMIND, postmortem.id(), at));
  }

  /** Whoever led, else answered, else opened it; the lead where none of them can. */
  private static String owner(Tx tx, Launch launch, Incident incident) {
    Incident.Answered answered = incident.acknowledged();
    return Stream.of(
            Optional.ofNullable(incident.crew().commander()),
            Optional.ofNullable(answered).map(Incident.Answered::by),
            Optional.ofNullable(incident.opened().by()))
        .flatMap(Optional::stream)
        .filter(id -> !gone(tx, id))
        .findFirst()
        .orElse(launch.lead());
  }

  static boolean gone(Tx tx, String person) {
    return PersonStore.find(tx.sql(), List.of(person)).stream()
        .anyMatch(one -> one.deactivated() || one.guest());
  }
}
