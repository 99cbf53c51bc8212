package launchbot.bot.crew;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.SlackListener;
import launchbot.bot.slack.Visit;
import launchbot.incident.Claims;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Job;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;

/** Whoever is deactivated in Slack loses their jobs, and somebody else is looked for. */
final class Leavers implements SlackListener {
  private final Ledger ledger;
  private final Response response;

  Leavers(Ledger ledger, Response response) {
    this.ledger = ledger;
    this.response = response;
  }

  @Override
  public boolean cares(Happening happening) {
    return happening instanceof Happening.Left;
  }

  @Override
  public void heard(Visit visit, Happening happening) {
    String person = visit.person().id();
    ledger.<Integer>write(
        visit.cause(),
        tx -> {
          List<Incident> held = IncidentStore.heldBy(tx.sql(), person);
          held.stream()
              .map(Incident::launch)
              .distinct()
              .sorted()
              .forEach(id ->
                  LaunchStore.lock(tx, id)
                      .ifPresent(launch ->
                          held.stream()
                              .filter(one -> one.launch() == id)
                              .forEach(one -> leaves(tx, launch, one.id(), person))));
          return held.size();
        });
  }

  private void leaves(Tx tx, Launch launch, long id, String person) {
    Optional<Incident> found = IncidentStore.lock(tx, id).filter(Incident::open);
    List<Job> jobs = found.map(one -> Claims.held(one, person)).orElse(List.of());
    if (found.isEmpty() || jobs.isEmpty()) {
      return;
    }
    List<Change.Field> fields = new ArrayList<>();
    jobs.forEach(job -> fields.add(new Change.Field(job.key(), person, null)));
    Incident kept =
        response.save(
            tx,
            launch,
            found.get(),
            Claims.without(found.get(), person),
            new Change("staffed", found.get().subject(), fields, "deactivated in Slack"));
    response.note(tx, kept, Event.Kind.ROLE, "was deactivated in Slack and holds no job any more");
    Card card = CrewView.left(kept, person, jobs);
    response.say(tx, kept, card.text(), card.blocksJson());
  }
}
