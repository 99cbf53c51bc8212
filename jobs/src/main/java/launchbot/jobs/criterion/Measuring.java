package launchbot.jobs.criterion;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import launchbot.alarm.OutageStore;
import launchbot.criterion.Armed;
import launchbot.criterion.ArmedStore;
import launchbot.criterion.CriterionListener;
import launchbot.criterion.Evaluation;
import launchbot.criterion.Evaluation.Step;
import launchbot.criterion.ReadingStore;
import launchbot.criterion.Tripped;
import launchbot.jobs.Rate;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.release.Release;
import launchbot.release.ReleaseStore;
import launchbot.rollback.Run;
import launchbot.rollback.RunStore;
import launchbot.rollback.Status;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what is due, however many replicas do the same: each takes rows that no other has in
 * hand. What comes true or is over is kept in a transaction of its own, with the launch locked
 * first.
 */
public final class Measuring {
  private static final Logger log = LoggerFactory.getLogger(Measuring.class);
  private static final String NAME = "criteria";
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration SWEEP = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofDays(3);
  private static final int SWEPT = 50_000;
  private static final int MOST = 5_000;
  private static final int BATCH = 100;

  private final Ledger ledger;
  private final Supplier<List<CriterionListener>> listeners;
  private final InstantSource clock;

  /**
   * @param listeners known only once all features have been made
   */
  public Measuring(
      Ledger ledger, Supplier<List<CriterionListener>> listeners, InstantSource clock) {
    this.ledger = ledger;
    this.listeners = listeners;
    this.clock = clock;
  }

  public List<Rate> rates() {
    return List.of(new Rate(NAME, EVERY, this::run), new Rate("readings", SWEEP, this::sweep));
  }

  /** Measures all that is due. */
  public void run() {
    Instant now = clock.instant();
    ledger.across(sql -> ArmedStore.due(sql, now, MOST)).stream()
        .collect(
            Collectors.groupingBy(
                ArmedStore.Key::workspace,
                Collectors.mapping(ArmedStore.Key::id, Collectors.toList())))
        .forEach((workspace, ids) -> {
          for (int i = 0; i < ids.size(); i += BATCH) {
            batch(workspace, ids.subList(i, Math.min(ids.size(), i + BATCH)), now);
          }
        });
  }

  private void batch(String workspace, List<Long> ids, Instant now) {
    List<Armed> turning;
    try {
      turning = ledger.observe(cause(workspace, now), tx -> quietly(tx, ids));
    } catch (RuntimeException e) {
      if (ids.size() > 1) {
        // One of them must not keep the others from being measured.
        ids.forEach(id -> batch(workspace, List.of(id), now));
      } else {
        log.error("Criterion {} could not be measured", ids.getFirst(), e);
      }
      return;
    }
    for (Armed one : turning) {
      try {
        ledger.<Boolean>observe(cause(workspace, now), tx -> loudly(tx, one));
      } catch (RuntimeException e) {
        log.error("Criterion {} could not be told of", one.id(), e);
      }
    }
  }

  /** Keeps what changes nothing for anybody; returns the others, untouched. */
  private List<Armed> quietly(Tx tx, List<Long> ids) {
    List<Step> steps = Evaluation.of(tx, ArmedStore.lock(tx, ids), drilled(tx));
    List<Step> quiet = steps.stream().filter(step -> !step.turned()).toList();
    keep(tx, quiet);
    return steps.stream().filter(Step::turned).map(Step::before).toList();
  }

  private boolean loudly(Tx tx, Armed one) {
    Optional<Launch> launch = LaunchStore.lock(tx, one.launch());
    for (Step step : Evaluation.of(tx, ArmedStore.lock(tx, List.of(one.id())), drilled(tx))) {
      Step known = step.tripped() ? new Step(step.before(), ran(tx, step.after())) : step;
      keep(tx, List.of(known));
      launch.ifPresent(open -> tell(tx, open, known));
    }
    return true;
  }

  private static void keep(Tx tx, List<Step> steps) {
    if (!steps.isEmpty()) {
      steps.forEach(step -> Evaluation.remember(tx, step));
      ArmedStore.keep(tx, steps.stream().map(Step::after).toList());
    }
  }

  private void tell(Tx tx, Launch launch, Step step) {
    Armed after = step.after();
    Armed.Trip trip = after.trip() == null ? step.before().trip() : after.trip();
    if (trip == null || !step.turned() || step.lost()) {
      return;
    }
    Tripped told = after.heard(trip, tx.cause().at(), alarm(tx, step).orElse(null));
    boolean tripped = step.tripped();
    tx.record(
        new Change(
            tripped ? "tripped" : "recovered",
            after.subject(),
            List.of(new Change.Field(told.text(), null, told.measured())),
            null));
    each(
        tx,
        one -> {
          if (tripped) {
            one.tripped(tx, launch, told);
          } else {
            one.recovered(tx, launch, told);
          }
        });
  }

  /** Tells all who listen; whatever breaks off in one of them, the others hear of it. */
  public void each(Tx tx, Consumer<CriterionListener> what) {
    for (CriterionListener listener : listeners.get()) {
      tx.attempt(() -> what.accept(listener))
          .ifPresent(e -> log.error("{} broke off", listener.getClass().getSimpleName(), e));
    }
  }

  /** With the release that runs now. */
  private static Armed ran(Tx tx, Armed after) {
    Armed.Trip trip = after.trip();
    Optional<Release> release = ReleaseStore.running(tx.sql(), after.launch(), after.environment());
    return trip == null || release.isEmpty()
        ? after
        : after.tripped(
            new Armed.Trip(trip.since(), trip.at(), trip.measured(), release.get().id()));
  }

  /**
   * The alarm that a probe is part of, or that errors have raised.
   *
   * @param probe its id; null for what programs tell
   */
  public static Optional<Long> alarm(Tx tx, long launch, @Nullable Long probe) {
    return OutageStore.open(tx.sql(), launch).stream()
        .filter(one ->
            one.struck().stream()
                .map(struck -> struck.probe())
                .anyMatch(struck ->
                    probe == null
                        ? struck.kind() == Kind.ERRORS || struck.kind() == Kind.METRICS
                        : probe == struck.id()))
        .map(one -> one.outage().id())
        .findFirst();
  }

  private static Optional<Long> alarm(Tx tx, Step step) {
    long launch = step.after().launch();
    Optional<Long> probe = step.probe();
    boolean told = probe.isEmpty() && step.after().criterion().metric().traffic();
    return told || probe.isPresent() ? alarm(tx, launch, probe.orElse(null)) : Optional.empty();
  }

  /** While a drill goes on, the load that it makes must propose nothing. */
  private static Predicate<Armed> drilled(Tx tx) {
    Map<String, Boolean> known = new HashMap<>();
    return armed ->
        known.computeIfAbsent(
            armed.launch() + " " + armed.environment(),
            _ ->
                RunStore.open(tx.sql(), armed.launch(), armed.environment(), true)
                    .map(Run::status)
                    .filter(Measuring::underWay)
                    .isPresent());
  }

  private static boolean underWay(Status status) {
    return switch (status) {
      case Status.Preflight _, Status.Running _, Status.Verified _ -> true;
      case Status.Proposed _,
          Status.Approved _,
          Status.Closed _,
          Status.Refused _,
          Status.Aborted _ ->
          false;
    };
  }

  void sweep() {
    Instant before = clock.instant().minus(KEPT);
    ledger.<Boolean>across(sql -> {
      ReadingStore.forget(sql, before, SWEPT);
      return true;
    });
  }

  private static Cause cause(String workspace, Instant now) {
    return new Cause(workspace, Actor.schedule(NAME), now, null);
  }
}
