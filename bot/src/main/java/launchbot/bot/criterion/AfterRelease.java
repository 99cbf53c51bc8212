package launchbot.bot.criterion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import launchbot.bot.release.Releases;
import launchbot.criterion.Aftermath;
import launchbot.criterion.Before;
import launchbot.criterion.ReleaseLookStore;
import launchbot.criterion.Tripped;
import launchbot.jobs.Rate;
import launchbot.jobs.criterion.Measuring;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.release.Release;
import launchbot.release.ReleaseListener;
import launchbot.release.ReleaseStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks after a release that has finished: its probes look at once, and what they see is held
 * against how it stood before. What is worse proposes the way back, as a criterion does.
 */
final class AfterRelease implements ReleaseListener {
  private static final Logger log = LoggerFactory.getLogger(AfterRelease.class);
  private static final String NAME = "releases looked after";
  private static final Duration EVERY = Duration.ofSeconds(2);
  private static final int MOST = 200;

  private final Ledger ledger;
  private final Releases releases;
  private final Measuring measuring;
  private final InstantSource clock;

  AfterRelease(Ledger ledger, Releases releases, Measuring measuring, InstantSource clock) {
    this.ledger = ledger;
    this.releases = releases;
    this.measuring = measuring;
    this.clock = clock;
  }

  Rate rate() {
    return new Rate(NAME, EVERY, this::run);
  }

  @Override
  public void changed(Tx tx, Launch launch, @Nullable Release before, Release after) {
    boolean finishes =
        after.state() == Release.State.FINISHED
            && (before == null || before.state() != Release.State.FINISHED);
    if (!finishes) {
      return;
    }
    Before known = ReleaseLookStore.before(tx.sql(), launch, after);
    if (known.blind()) {
      releases.health(
          tx,
          launch,
          after,
          Release.Health.UNKNOWN,
          "Nothing looks after it: no smoke or perf probe watches "
              + after.environment()
              + ", and no program tells of its traffic.");
    } else {
      ReleaseLookStore.open(tx, after, known);
      releases.health(tx, launch, after, Release.Health.LOOKING, null);
    }
  }

  /** Judges all that is due. */
  void run() {
    Instant now = clock.instant();
    for (ReleaseLookStore.Key key : ledger.across(sql -> ReleaseLookStore.due(sql, now, MOST))) {
      var cause = new Cause(key.workspace(), Actor.schedule(NAME), now, null);
      try {
        if (ledger.<Boolean>observe(cause, tx -> ready(tx, key.release()))) {
          ledger.<Boolean>observe(cause, tx -> judged(tx, key.release()));
        }
      } catch (RuntimeException e) {
        log.error("Release {} could not be judged", key.release(), e);
      }
    }
  }

  /** Whether there is something to be said; the launch is not locked for what says nothing. */
  private static boolean ready(Tx tx, long id) {
    Optional<ReleaseLookStore.Open> open = ReleaseLookStore.lock(tx, id);
    Optional<Release> release = ReleaseStore.find(tx.sql(), id);
    if (open.isEmpty() || release.isEmpty()) {
      return false;
    }
    Instant now = tx.cause().at();
    if (!open.get().woken()) {
      ReleaseLookStore.wake(tx, open.get(), now.plus(EVERY));
      return false;
    }
    if (over(tx, release.get())) {
      return true;
    }
    ReleaseLookStore.next(tx, id, now.plus(EVERY));
    return ReleaseLookStore.judge(tx.sql(), release.get().launch(), open.get(), now)
        instanceof Aftermath.Judged;
  }

  private boolean judged(Tx tx, long id) {
    Optional<Launch> launch =
        ReleaseStore.find(tx.sql(), id).flatMap(one -> LaunchStore.lock(tx, one.launch()));
    Optional<Release> release = ReleaseStore.find(tx.sql(), id);
    Optional<ReleaseLookStore.Open> open = ReleaseLookStore.lock(tx, id);
    if (launch.isEmpty() || release.isEmpty() || open.isEmpty()) {
      return false;
    }
    if (over(tx, release.get())) {
      ReleaseLookStore.judged(tx, id);
      releases.health(
          tx,
          launch.get(),
          release.get(),
          Release.Health.UNKNOWN,
          "Another build runs there by now, so this one was not judged.");
      return true;
    }
    if (ReleaseLookStore.judge(tx.sql(), launch.get().id(), open.get(), tx.cause().at())
        instanceof Aftermath.Judged judged) {
      ReleaseLookStore.judged(tx, id);
      Release after =
          releases.health(tx, launch.get(), release.get(), judged.health(), judged.words());
      judged.broken().stream()
          .findFirst()
          .ifPresent(worst -> propose(tx, launch.get(), after, open.get(), worst));
    }
    return true;
  }

  private void propose(
      Tx tx, Launch launch, Release release, ReleaseLookStore.Open open, Aftermath.Broken worst) {
    var tripped =
        new Tripped(
            release.environment(),
            "%s after release %s".formatted(worst.what(), release.version()),
            worst.measured(),
            open.askedAt(),
            tx.cause().at(),
            null,
            release.id(),
            Measuring.alarm(tx, launch.id(), worst.probe()).orElse(null));
    measuring.each(tx, listener -> listener.tripped(tx, launch, tripped));
  }

  /** It was taken back, or the next one has finished. */
  private static boolean over(Tx tx, Release release) {
    return release.state() != Release.State.FINISHED
        || ReleaseStore.running(tx.sql(), release.launch(), release.environment())
            .filter(running -> running.id() != release.id())
            .isPresent();
  }
}
