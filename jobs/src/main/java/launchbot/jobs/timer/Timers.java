package launchbot.jobs.timer;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.jobs.Rate;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.timer.TimerKind;
import launchbot.timer.TimerStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fires all timers. Each is taken by one replica, which reads its subject anew: what has been
 * answered meanwhile fires nothing.
 */
public final class Timers {
  private static final Logger log = LoggerFactory.getLogger(Timers.class);
  private static final String NAME = "timers";
  private static final int BATCH = 200;

  private final Ledger ledger;
  private final Map<String, Firing> firings = new HashMap<>();
  private final InstantSource clock;

  public Timers(Ledger ledger, List<Firing> firings, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
    for (Firing firing : firings) {
      for (TimerKind kind : firing.kinds()) {
        if (this.firings.put(kind.key(), firing) != null) {
          throw new IllegalArgumentException("two answer for timers " + kind.key());
        }
      }
    }
  }

  public Rate rate() {
    return new Rate(NAME, Duration.ofSeconds(1), this::fire);
  }

  /** Fires all that is due. */
  public void fire() {
    Instant now = clock.instant();
    for (TimerStore.Key key : ledger.across(sql -> TimerStore.due(sql, now, BATCH))) {
      try {
        boolean mine =
            ledger.<Boolean>write(
                new Cause(key.workspace(), Actor.schedule(NAME), now, null),
                tx -> {
                  Optional<TimerStore.Due> due = TimerStore.take(tx, key.id(), now);
                  due.ifPresent(one -> firing(one.kind()).fire(tx, one));
                  return due.isPresent();
                });
        if (mine) {
          // What fired without a word was rolled back with its timer: there is nothing more to it.
          ledger.upkeep(key.workspace(), sql -> TimerStore.drop(sql, key.id(), now));
        }
      } catch (RuntimeException e) {
        log.error("Timer {} of {} broke off and comes up again", key.id(), key.workspace(), e);
      }
    }
  }

  private Firing firing(String kind) {
    Firing firing = firings.get(kind);
    if (firing == null) {
      throw new IllegalStateException("nobody answers for timers " + kind);
    }
    return firing;
  }
}
