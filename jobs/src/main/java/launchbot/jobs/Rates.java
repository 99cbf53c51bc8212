package launchbot.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.quartz.JobBuilder;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.SimpleScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs every {@link Rate} of this process until it is closed. */
public final class Rates implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Rates.class);
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final Scheduler scheduler;
  private final Map<String, Long> lastRun = new ConcurrentHashMap<>();

  private Rates(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  public static Rates start(List<Rate> rates) {
    try {
      Scheduler scheduler = new StdSchedulerFactory(settings(rates)).getScheduler();
      var running = new Rates(scheduler);
      var jobs = new RateJobs(rates, name -> running.lastRun.put(name, System.nanoTime()));
      scheduler.setJobFactory(jobs);
      for (Rate rate : rates) {
        running.lastRun.put(rate.name(), System.nanoTime());
        scheduler.scheduleJob(
            JobBuilder.newJob(RateJobs.Run.class).withIdentity(rate.name()).build(),
            TriggerBuilder.newTrigger()
                .withSchedule(
                    SimpleScheduleBuilder.simpleSchedule()
                        .withIntervalInMilliseconds(rate.every().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build());
      }
      scheduler.start();
      return running;
    } catch (SchedulerException e) {
      throw new IllegalStateException("the scheduler cannot start", e);
    }
  }

  /** The longest time since one of them ran last, for the health check. */
  public Duration sinceLastRun() {
    long now = System.nanoTime();
    long longest = lastRun.values().stream().mapToLong(last -> now - last).max().orElse(0);
    return Duration.ofNanos(Math.max(0, longest));
  }

  /**
   * Lets what runs finish, but not for as long as a slow Slack may take: rows remember the rest.
   */
  @Override
  public void close() {
    var closing = Thread.ofVirtual().start(this::shutDown);
    try {
      if (!closing.join(PATIENCE)) {
        log.info("Work that still runs is left to the next start");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void shutDown() {
    try {
      scheduler.shutdown(true);
    } catch (SchedulerException e) {
      log.error("The scheduler does not stop", e);
    }
  }

  private static Properties settings(List<Rate> rates) {
    var settings = new Properties();
    // Two bots in one process, as in tests, must not share a scheduler by its name.
    settings.setProperty("org.quartz.scheduler.instanceName", "rates-" + System.nanoTime());
    settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
    settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    settings.setProperty(
        "org.quartz.threadPool.threadCount", String.valueOf(Math.max(1, rates.size())));
    settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
    settings.setProperty("org.quartz.jobStore.class", "org.quartz.simpl.RAMJobStore");
    return settings;
  }
}
