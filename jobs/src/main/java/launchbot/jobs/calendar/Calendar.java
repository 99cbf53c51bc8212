package launchbot.jobs.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Outages;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that recurs in human time: each occasion of each wanted {@link Appointment} is run by
 * one replica, and by another one if that one dies in the middle of it.
 */
public final class Calendar implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Calendar.class);
  private static final Duration RECONCILE_EVERY = Duration.ofMinutes(10);
  private static final Duration STANDSTILL = Duration.ofSeconds(45);
  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int MOST_PASSES = 10;

  private final Duties duties;
  private final InstantSource clock;
  private final Tally tally = new Tally();
  private final CalendarStore store;
  private final JobEdge edge;
  private final String name = "calendar-" + UUID.randomUUID();
  private final AtomicBoolean asked = new AtomicBoolean(true);
  private volatile @Nullable Scheduler scheduler;
  private volatile boolean closed;
  private boolean running;
  private long reconciled;

  /** Touches nothing yet: {@link #tend} starts it. */
  public Calendar(DataSource database, List<Duty> duties, InstantSource clock) {
    this.duties = new Duties(duties);
    this.clock = clock;
    this.store = new CalendarStore(database, name);
    this.edge = new JobEdge(this.duties, tally, clock);
  }

  /**
   * Called every few seconds: starts the calendar if it does not run yet, and reconciles every ten
   * minutes and whenever somebody asked for it.
   *
   * @throws DatabaseAway when the database does not answer; the next call tries again
   */
  public synchronized void tend() {
    if (closed) {
      return;
    }
    boolean due = System.nanoTime() - reconciled > RECONCILE_EVERY.toNanos();
    if (asked.get() || due) {
      asked.set(false);
      boolean done = false;
      try {
        reconcile();
        done = true;
      } finally {
        if (!done) {
          asked.set(true);
        }
      }
    }
    if (!running && !closed) {
      start();
    }
  }

  /** For after a commit that changes what is wanted; returns at once. */
  public void reconcileSoon() {
    asked.set(true);
  }

  /**
   * Makes what is scheduled equal to what is wanted. Other replicas may do the same at the same
   * time: whoever has changed anything looks at the rows again, so the last one to change anything
   * has seen the newest rows.
   *
   * @return how much was added, changed or deleted
   * @throws DatabaseAway when the database does not answer
   */
  public synchronized int reconcile() {
    try {
      var reconciliation = new Reconciliation(scheduler(), clock);
      Set<String> kinds = new TreeSet<>(duties.kinds());
      kinds.addAll(reconciliation.kinds());
      int changes = 0;
      for (String kind : kinds) {
        changes += reconcile(reconciliation, kind);
      }
      reconciled = System.nanoTime();
      return changes;
    } catch (SchedulerException e) {
      throw Outages.translate(e, false);
    }
  }

  /**
   * Carries out every occasion after the one instant and up to the other, in order and without
   * waiting: for tests and for a clock that is put forward. What Quartz holds is not touched; when
   * the real time comes, the same occasions come up once more and change nothing.
   *
   * @throws RuntimeException what a duty throws
   */
  public List<Occasion> walk(Instant after, Instant until) {
    return duties.walk(after, until);
  }

  /** What is wrong with it, in words, if anything is. */
  public Optional<String> trouble() {
    return trouble(STANDSTILL);
  }

  Optional<String> trouble(Duration standstill) {
    Duration since = store.sinceCheckIn();
    String why = store.trouble();
    return since.compareTo(standstill) > 0
        ? Optional.of(
            "the calendar has not checked in for %d s%s"
                .formatted(since.toSeconds(), why == null ? "" : ": " + why))
        : Optional.empty();
  }

  public Figures figures() {
    return new Figures(
        store.sinceCheckIn(),
        tally.running.get(),
        tally.ran.sum(),
        tally.late.sum(),
        tally.superseded.sum(),
        tally.failed.sum());
  }

  /** Starts nothing more and waits a little for what runs; another replica runs the rest again. */
  @Override
  public void close() {
    closed = true;
    Scheduler open = scheduler;
    if (open == null) {
      store.shutdown();
      return;
    }
    edge.close();
    var closing = Thread.ofVirtual().start(() -> shutDown(open));
    try {
      if (!closing.join(PATIENCE)) {
        log.info("Appointments that still run are left to another replica or the next start");
        store.shutdown();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int reconcile(Reconciliation reconciliation, String kind) throws SchedulerException {
    int changes = 0;
    try {
      for (int pass = 0; pass < MOST_PASSES; pass++) {
        int changed = reconciliation.pass(kind, duties.wanted(kind));
        changes += changed;
        if (changed == 0) {
          return changes;
        }
      }
      asked.set(true);
      log.warn("The appointments of {} are not as wanted yet; the next run goes on", kind);
    } catch (DatabaseAway e) {
      throw e;
    } catch (RuntimeException e) {
      // What one feature wants cannot be told: its appointments stay as they are, and so do others.
      log.error("The appointments of {} cannot be reconciled", kind, e);
    }
    return changes;
  }

  private void start() {
    try {
      scheduler().start();
      running = true;
    } catch (SchedulerException e) {
      throw Outages.translate(e, false);
    }
  }

  private Scheduler scheduler() throws SchedulerException {
    Scheduler open = scheduler;
    if (open == null) {
      open = Quartz.scheduler(name, store, edge);
      scheduler = open;
    }
    return open;
  }

  private void shutDown(Scheduler scheduler) {
    try {
      scheduler.standby();
      // Quartz's waiting takes half a second even for nothing.
      scheduler.shutdown(tally.running.get() > 0);
    } catch (SchedulerException e) {
      log.error("The calendar does not stop", e);
    }
  }
}
