package launchbot.jobs.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import launchbot.ledger.DatabaseAway;
import org.quartz.Job;
import org.quartz.JobDataMap;
import org.quartz.JobExecutionContext;
import org.quartz.ObjectAlreadyExistsException;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The job edge: runs what has come up, or puts it off, and never throws. What a duty throws is
 * logged here and the same occasion comes up again after one, five and 25 minutes, on whichever
 * replica is free then.
 */
final class JobEdge implements JobFactory {
  private static final Logger log = LoggerFactory.getLogger(Calendar.class);

  /** The triggers of what was put off, beside those of the appointments. */
  static final String LATER = "@later";

  private static final String SCHEDULED = "scheduled";
  private static final String FAILURES = "failures";
  private static final int MOST_FAILURES = 3;
  private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
  private static final int LONGER_EACH_TIME = 5;
  private static final Duration DATABASE_PAUSE = Duration.ofSeconds(5);

  private final Duties duties;
  private final Tally tally;
  private final InstantSource clock;
  private final CountDownLatch closing = new CountDownLatch(1);

  JobEdge(Duties duties, Tally tally, InstantSource clock) {
    this.duties = duties;
    this.tally = tally;
    this.clock = clock;
  }

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) {
    return new CalendarJob(this);
  }

  /** Waits for nothing any more. */
  void close() {
    closing.countDown();
  }

  void run(JobExecutionContext context) {
    JobDataMap data = context.getMergedJobDataMap();
    Appointment appointment = Written.read(data);
    if (appointment == null) {
      // Changed in the middle of a run that a killed replica did not finish, or of another version.
      log.warn("{} is not known any more: skipped", context.getJobDetail().getKey());
      return;
    }
    Instant scheduled =
        data.containsKey(SCHEDULED)
            ? Instant.parse(data.getString(SCHEDULED))
            : context.getScheduledFireTime().toInstant();
    Instant now = clock.instant();
    var occasion = new Occasion(appointment, scheduled, false);
    switch (Turn.of(appointment, scheduled, now)) {
      case Turn.Superseded() -> {
        tally.superseded.increment();
        log.info("{} was missed; the next one does for it", occasion.receipt());
      }
      case Turn.Later(Instant until) -> {
        log.info("{} was missed; it is caught up at {}", occasion.receipt(), until);
        putOff(context, occasion, until, failures(data));
      }
      case Turn.Now(boolean late) -> {
        if (failures(data) == 0 && now.isAfter(scheduled.plus(Turn.ON_TIME))) {
          tally.late.increment();
          log.info("{} was missed and is caught up now", occasion.receipt());
        }
        run(context, new Occasion(appointment, scheduled, late), failures(data));
      }
    }
  }

  private void run(JobExecutionContext context, Occasion occasion, int failures) {
    tally.running.incrementAndGet();
    try {
      duties.run(occasion);
      tally.ran.increment();
    } catch (RuntimeException | Error e) {
      tally.failed.increment();
      log(occasion, failures + 1, e);
      if (failures + 1 <= MOST_FAILURES) {
        Duration pause = FIRST_PAUSE.multipliedBy((long) Math.pow(LONGER_EACH_TIME, failures));
        putOff(context, occasion, clock.instant().plus(pause), failures + 1);
      }
    } finally {
      tally.running.decrementAndGet();
    }
  }

  private static void log(Occasion occasion, int failures, Throwable e) {
    String then =
        failures > MOST_FAILURES
            ? "given up until its next occasion"
            : "it is tried again in a while";
    if (e instanceof DatabaseAway) {
      log.warn("{}: the database does not answer; {}", occasion.receipt(), then);
    } else {
      log.error("{} failed; {}", occasion.receipt(), then, e);
    }
  }

  /**
   * Lets it come up again, whichever replica is there by then. Does not return before that is
   * stored: until then Quartz takes this run for unfinished, and would recover it.
   */
  private void putOff(JobExecutionContext context, Occasion occasion, Instant until, int failures) {
    var data = new JobDataMap(Written.of(occasion.appointment()));
    data.put(SCHEDULED, occasion.scheduled().toString());
    data.put(FAILURES, String.valueOf(failures));
    var trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(new TriggerKey(occasion.receipt() + "#" + until, LATER))
            .forJob(context.getJobDetail())
            .usingJobData(data)
            .startAt(Date.from(until))
            .withSchedule(
                SimpleScheduleBuilder.simpleSchedule()
                    .withMisfireHandlingInstructionIgnoreMisfires())
            .build();
    while (true) {
      try {
        context.getScheduler().scheduleJob(trigger);
        return;
      } catch (ObjectAlreadyExistsException e) {
        return; // as it is to be
      } catch (SchedulerException e) {
        log.debug("{} cannot be put off yet", occasion.receipt(), e);
        if (closed()) {
          return;
        }
      }
    }
  }

  private boolean closed() {
    try {
      return closing.await(DATABASE_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private static int failures(Map<String, Object> data) {
    return Integer.parseInt(String.valueOf(data.getOrDefault(FAILURES, "0")));
  }
}
