package launchbot.bot.status;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import launchbot.decision.GoCall;
import launchbot.decision.GoCallStore;
import launchbot.jobs.Rate;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;

/** Looks after the questions that are open: they expire, and their cards say what has changed. */
final class GoWatch {
  private static final String NAME = "go calls";

  private final Ledger ledger;
  private final GoDesk desk;
  private final Situations situations;
  private final InstantSource clock;

  /** What each card says has changed, as far as this process knows; forgotten, it is said again. */
  private final Map<Long, List<String>> shown = new ConcurrentHashMap<>();

  GoWatch(Ledger ledger, GoDesk desk, Situations situations, InstantSource clock) {
    this.ledger = ledger;
    this.desk = desk;
    this.situations = situations;
    this.clock = clock;
  }

  Rate rate() {
    return new Rate(NAME, Duration.ofSeconds(30), this::look);
  }

  void look() {
    List<GoCallStore.Open> open = ledger.across(GoCallStore::everywhere);
    if (open.isEmpty()) {
      shown.clear();
    }
    open.forEach(this::look);
  }

  private void look(GoCallStore.Open open) {
    Instant now = clock.instant();
    Optional<Found> found =
        ledger.read(
            open.workspace(),
            sql ->
                GoCallStore.newest(sql, open.launch())
                    .filter(call -> call.state() == GoCall.State.OPEN)
                    .flatMap(call ->
                        LaunchStore.find(sql, open.launch())
                            .map(launch ->
                                new Found(
                                    launch,
                                    call,
                                    call.facts()
                                        .changedTo(situations.of(sql, launch, now).facts())))));
    found.ifPresent(f -> act(open.workspace(), f, now));
  }

  /** An open question, and what has changed since it was asked. */
  private record Found(Launch launch, GoCall call, List<String> changes) {}

  private void act(String workspace, Found found, Instant now) {
    long id = found.call().id();
    boolean over = found.call().expiredBy(now);
    List<String> before = shown.getOrDefault(id, List.of());
    if (!over && before.equals(found.changes())) {
      return;
    }
    ledger.<Boolean>write(
        new Cause(workspace, Actor.schedule(NAME), now, null),
        tx -> {
          if (over) {
            desk.expire(tx, found.launch(), id, now);
          } else {
            GoDesk.say(tx, found.launch(), found.call(), false);
          }
          return true;
        });
    shown.put(id, found.changes());
  }
}
