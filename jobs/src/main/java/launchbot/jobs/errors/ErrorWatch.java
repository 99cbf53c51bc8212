package launchbot.jobs.errors;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.errors.ErrorFigures;
import launchbot.errors.ErrorProofs;
import launchbot.errors.ErrorReport;
import launchbot.errors.ErrorRules;
import launchbot.errors.ErrorStore;
import launchbot.errors.ErrorTerms;
import launchbot.errors.FiguresStore;
import launchbot.errors.FiguresStore.Known;
import launchbot.jobs.Rate;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Settling;
import launchbot.probe.Turning;
import org.jooq.DSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes what programs tell of their errors, and judges it once a minute, by one replica. */
public final class ErrorWatch {
  private static final Logger log = LoggerFactory.getLogger(ErrorWatch.class);

  /** The checklist's source for an alert that would be raised. */
  private static final String ARMED = "error-rate";

  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final Duration SWEEP = Duration.ofMinutes(10);
  private static final Duration KEPT = Duration.ofDays(14);

  /** Older events are not taken, so their ids need not be known. */
  private static final Duration SEEN = Duration.ofHours(3);

  private static final int MOST = 200;
  private static final int SWEPT = 10_000;
  private static final int LATEST = 60;

  private final Ledger ledger;
  private final InstantSource clock;
  private final Supplier<List<Turning>> turnings;

  /**
   * @param turnings asked late: whoever has something to do need not be there yet
   */
  public ErrorWatch(Ledger ledger, InstantSource clock, Supplier<List<Turning>> turnings) {
    this.ledger = ledger;
    this.clock = clock;
    this.turnings = turnings;
  }

  public List<Rate> rates() {
    return List.of(new Rate("error rates", LOOK, this::look), new Rate("told", SWEEP, this::sweep));
  }

  /** Keeps a call; what it proves of the checklist is said where that is news. */
  public ErrorStore.Taken take(String workspace, long launch, ErrorReport report) {
    Instant now = clock.instant();
    ErrorStore.Taken taken =
        ledger.upkeep(workspace, sql -> ErrorStore.take(sql, workspace, launch, report, now));
    if (taken.events() > 0) {
      List<Evidence> news = ledger.read(workspace, sql -> news(sql, launch, now));
      if (!news.isEmpty()) {
        ledger.<Boolean>observe(
            cause(workspace),
            tx -> {
              news.forEach(one -> EvidenceStore.put(tx, launch, one));
              return true;
            });
      }
    }
    return taken;
  }

  private static List<Evidence> news(DSLContext sql, long launch, Instant now) {
    List<Evidence> known = EvidenceStore.of(sql, launch);
    return ErrorProofs.of(ErrorStore.samples(sql, launch, LATEST), now).stream()
        .filter(one -> !known(known, one))
        .toList();
  }

  private static boolean known(List<Evidence> known, Evidence one) {
    return known.stream()
        .anyMatch(old ->
            old.source().equals(one.source())
                && old.subject().equals(one.subject())
                && old.result() == one.result());
  }

  /** Judges those that are due. */
  void look() {
    Instant now = clock.instant();
    for (Known known : ledger.across(sql -> FiguresStore.claim(sql, now, now.plus(AGAIN), MOST))) {
      try {
        ledger.<Boolean>observe(cause(known.workspace()), tx -> judge(tx, known.probe()));
      } catch (RuntimeException e) {
        log.error("The errors of probe {} could not be judged", known.probe(), e);
      }
    }
  }

  private boolean judge(Tx tx, long id) {
    Optional<Probe> found = ProbeStore.find(tx.sql(), id);
    if (found.isEmpty()) {
      FiguresStore.launchOf(tx.sql(), id)
          .ifPresent(launch -> EvidenceStore.forget(tx, launch, ARMED, subject(id)));
      FiguresStore.remove(tx.sql(), id);
      return true;
    }
    Probe probe = found.get();
    arm(tx, probe);
    if (probe.pausedAt() != null) {
      return true;
    }
    Optional<Level> said = FiguresStore.said(tx.sql(), id);
    ErrorTerms terms = ErrorTerms.of(probe.spec());
    ErrorFigures figures = FiguresStore.at(tx.sql(), probe.launch(), terms, tx.cause().at());
    Outcome outcome =
        ErrorRules.judge(figures, terms, said.filter(level -> level == Level.DOWN).isPresent());
    Settling.settle(tx, probe, outcome, turnings.get());
    // What is not measurable ends no alarm: what was said stays said.
    if (outcome.level() != Level.UNTESTABLE) {
      FiguresStore.say(tx.sql(), id, outcome.level());
    }
    return true;
  }

  /** An alert counts as armed once something has arrived that could raise it. */
  private static void arm(Tx tx, Probe probe) {
    boolean arrived = ErrorStore.intake(tx.sql(), probe.launch()).isPresent();
    boolean paused = probe.pausedAt() != null;
    var armed =
        new Evidence(
            ARMED,
            subject(probe.id()),
            paused ? Evidence.Result.RED : arrived ? Evidence.Result.GREEN : Evidence.Result.AMBER,
            paused
                ? "the error-rate probe is paused"
                : arrived
                    ? "armed, and events or totals arrive"
                    : "armed, but nothing has arrived yet",
            null,
            tx.cause().at());
    if (!known(EvidenceStore.of(tx.sql(), probe.launch()), armed)) {
      EvidenceStore.put(tx, probe.launch(), armed);
    }
  }

  private static String subject(long probe) {
    return "errors " + probe;
  }

  void sweep() {
    Instant now = clock.instant();
    ledger.across(sql -> ErrorStore.forget(sql, now.minus(KEPT), now.minus(SEEN), SWEPT));
  }

  private Cause cause(String workspace) {
    return new Cause(workspace, Actor.schedule("errors"), clock.instant(), null);
  }
}
