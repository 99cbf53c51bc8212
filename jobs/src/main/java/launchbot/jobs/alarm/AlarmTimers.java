package launchbot.jobs.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.alarm.Alert;
import launchbot.alarm.AlertStore;
import launchbot.alarm.Case;
import launchbot.alarm.Escalation;
import launchbot.alarm.Flapping;
import launchbot.alarm.Outage;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Route;
import launchbot.alarm.RouteStore;
import launchbot.alarm.Target;
import launchbot.alarm.Timer;
import launchbot.alarm.Way;
import launchbot.jobs.timer.Firing;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.timer.TimerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done when an alarm has waited long enough. */
public final class AlarmTimers implements Firing {
  static final Timer[] OF_ALARMS = {
    Timer.ESCALATE, Timer.REMIND, Timer.STALE, Timer.WAKE, Timer.SETTLE, Timer.TOLD
  };

  private static final Logger log = LoggerFactory.getLogger(AlarmTimers.class);
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final Telling telling;
  private final Alarms alarms;
  private final RouteTests tests;

  public AlarmTimers(Telling telling, Alarms alarms, RouteTests tests) {
    this.telling = telling;
    this.alarms = alarms;
    this.tests = tests;
  }

  @Override
  public List<Timer> kinds() {
    return List.of(Timer.values());
  }

  @Override
  public void fire(Tx tx, TimerStore.Due due) {
    Timer timer = Timer.of(due.kind());
    if (timer == Timer.TEST) {
      tests.look(tx, due.subject());
      return;
    }
    // The launch first, as whoever turns does: two locks in one order.
    Optional<Launch> launch =
        OutageStore.find(tx.sql(), due.subject())
            .flatMap(c -> LaunchStore.lock(tx, c.outage().launch()));
    Optional<Case> found = OutageStore.lock(tx, due.subject()).filter(c -> c.outage().open());
    if (found.isEmpty() || launch.isEmpty()) {
      return;
    }
    Case c = found.get();
    switch (timer) {
      case ESCALATE -> escalate(tx, launch.get(), c);
      case REMIND -> remind(tx, c);
      case STALE -> anew(tx, launch.get(), c, c.outage().takenBy(null, null), "stale");
      case WAKE -> anew(tx, launch.get(), c, c.outage().snoozed(null, true), "woken");
      case SETTLE -> settle(tx, launch.get(), c);
      case TOLD -> told(tx, launch.get(), c);
      case TEST -> throw new IllegalStateException("a test is no alarm");
    }
  }

  private void escalate(Tx tx, Launch launch, Case c) {
    Outage outage = c.outage();
    if (!outage.waits(tx.cause().at()) || outage.care().round() >= Escalation.ROUNDS) {
      return;
    }
    Outage next =
        OutageStore.save(
            tx,
            outage.inRound(outage.care().round() + 1),
            new Change(
                "escalated",
                outage.subject(),
                List.of(
                    new Change.Field(
                        "round",
                        String.valueOf(outage.care().round()),
                        String.valueOf(outage.care().round() + 1))),
                null));
    telling.round(tx, launch, c.with(next), next.care().round());
    telling.edit(tx, c.with(next));
    if (next.care().round() < Escalation.ROUNDS) {
      TimerStore.set(tx, Timer.ESCALATE, next.id(), tx.cause().at().plus(Escalation.AFTER));
    }
  }

  private void remind(Tx tx, Case c) {
    Outage outage = c.outage();
    Instant now = tx.cause().at();
    if (!outage.waits(now)
        || outage.flappingSince() != null
        || outage.care().reminded() >= Telling.REMINDERS) {
      return;
    }
    Outage next = OutageStore.keep(tx, outage.remindedAgain());
    telling.edit(tx, c.with(next));
    telling.thread(
        tx,
        next,
        "%s, for %s now, and nobody has it yet."
            .formatted(AlarmText.headline(c), AlarmText.lasted(outage.lasted(now))));
    if (next.care().reminded() < Telling.REMINDERS) {
      TimerStore.set(tx, Timer.REMIND, next.id(), now.plus(Telling.REMIND));
    }
  }

  /** Nobody has it any more: it is told again, from the first round on. */
  private void anew(Tx tx, Launch launch, Case c, Outage free, String verb) {
    Outage next = OutageStore.save(tx, free, new Change(verb, free.subject(), List.of(), null));
    telling.edit(tx, c.with(next));
    telling.thread(
        tx,
        next,
        AlarmText.headline(c)
            + (verb.equals("stale")
                ? ", still. Is somebody on it?"
                : ", still: the snooze is over."));
    telling.round(tx, launch, c.with(next), 0);
    telling.wait(tx, next);
  }

  /** So long it has not gone to and fro: it is over, or it is simply down. */
  private void settle(Tx tx, Launch launch, Case c) {
    if (c.outage().flappingSince() == null) {
      return;
    }
    Case stable = c.with(c.outage().flapping(null));
    if (c.bad().isEmpty()) {
      alarms.ends(tx, launch, stable);
      return;
    }
    Outage next =
        OutageStore.save(
            tx, stable.outage(), new Change("settled", stable.outage().subject(), List.of(), null));
    telling.edit(tx, c.with(next));
    telling.thread(
        tx,
        next,
        "It has not come back for %d minutes: %s."
            .formatted(Flapping.STABLE.toMinutes(), AlarmText.headline(c)));
    telling.wait(tx, next);
  }

  /** Told is what has arrived. If nothing has, it is said wherever else it can be. */
  private void told(Tx tx, Launch launch, Case c) {
    Outage outage = c.outage();
    Instant now = tx.cause().at();
    List<Alert> alerts = AlertStore.ofOutage(tx.sql(), outage.id());
    if (alerts.stream().anyMatch(alert -> alert.state() == Alert.State.DELIVERED)) {
      if (outage.untoldSince() != null) {
        OutageStore.save(
            tx, outage.untold(null), new Change("told", outage.subject(), List.of(), null));
      }
      return;
    }
    TimerStore.set(tx, Timer.TOLD, outage.id(), now.plus(LOOK_AGAIN));
    if (outage.untoldSince() == null) {
      Outage next =
          OutageStore.save(
              tx, outage.untold(now), new Change("untold", outage.subject(), List.of(), null));
      log.error("Alarm {} of {} has reached nobody", outage.number(), tx.cause().workspace());
      telling.send(tx, launch, c.with(next), elsewhere(tx, launch, alerts), outage.care().round());
    } else {
      OutageStore.keep(tx, outage);
      telling.edit(tx, c); // something has to be said for the timer to be kept
    }
  }

  /** All routes that have not been tried, whatever they are for, and the lead. */
  private static List<Target> elsewhere(Tx tx, Launch launch, List<Alert> alerts) {
    List<String> tried = alerts.stream().map(alert -> alert.target().address()).toList();
    List<Target> all = new ArrayList<>();
    for (Route route : RouteStore.ofLaunch(tx.sql(), launch.id())) {
      if (route.way() != Way.ON_CALL) {
        all.add(new Target(route.id(), route.way(), route.place()));
      }
    }
    all.add(new Target(null, Way.ON_CALL, launch.lead()));
    return all.stream()
        .filter(target -> !tried.contains(target.address()))
        .collect(Collectors.toMap(Target::address, one -> one, (one, _) -> one, LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }
}
