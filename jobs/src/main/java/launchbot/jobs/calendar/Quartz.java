package launchbot.jobs.calendar;

import java.util.Map;
import java.util.UUID;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Outages;
import org.jspecify.annotations.Nullable;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.DefaultThreadExecutor;
import org.quartz.impl.DirectSchedulerFactory;
import org.quartz.listeners.SchedulerListenerSupport;
import org.quartz.simpl.SimpleThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts Quartz's parts together: this process as one of the cluster. */
final class Quartz {
  private static final Logger log = LoggerFactory.getLogger(Calendar.class);

  /** Appointments that one replica runs at the same time. */
  private static final int THREADS = 4;

  private static final long QUARTZ_DECIDES = -1;
  private static final @Nullable String NO_REGISTRY = null;

  private Quartz() {}

  /**
   * A scheduler that stands by; it touches no table before it is told to.
   *
   * @param name nobody else's in this process
   */
  static Scheduler scheduler(String name, CalendarStore store, JobEdge edge)
      throws SchedulerException {
    var threads = new SimpleThreadPool(THREADS, Thread.NORM_PRIORITY);
    threads.setThreadNamePrefix("calendar");
    threads.setMakeThreadsDaemons(true);
    var factory = DirectSchedulerFactory.getInstance();
    factory.createScheduler(
        name,
        UUID.randomUUID().toString(), // told apart from every other replica
        threads,
        new DefaultThreadExecutor(),
        store,
        Map.of(),
        NO_REGISTRY,
        0,
        QUARTZ_DECIDES,
        QUARTZ_DECIDES,
        false,
        NO_REGISTRY,
        1,
        0,
        true); // daemons: a start that fails ends
    Scheduler scheduler = factory.getScheduler(name);
    scheduler.setJobFactory(edge);
    scheduler.getListenerManager().addSchedulerListener(new Errors());
    return scheduler;
  }

  /** Quartz tells of errors that it got over by itself: an outage is told by the check-in. */
  private static final class Errors extends SchedulerListenerSupport {
    @Override
    public void schedulerError(String what, SchedulerException error) {
      if (Outages.translate(error, false) instanceof DatabaseAway) {
        log.debug("{}", what, error);
      } else {
        log.error("{}", what, error);
      }
    }
  }
}
