package launchbot.jobs;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.ledger.DatabaseAway;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.spi.JobFactory;
import org.quartz.spi.TriggerFiredBundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The job edge: what a rate's work throws is logged here, and the next run tries again. */
final class RateJobs implements JobFactory {
  private static final Logger log = LoggerFactory.getLogger(RateJobs.class);

  private final Map<String, Rate> rates;
  private final Consumer<String> ran;
  private final Map<String, Boolean> away = new ConcurrentHashMap<>();

  RateJobs(List<Rate> rates, Consumer<String> ran) {
    this.rates = rates.stream().collect(Collectors.toMap(Rate::name, Function.identity()));
    this.ran = ran;
  }

  @Override
  public Job newJob(TriggerFiredBundle bundle, Scheduler scheduler) {
    String name = bundle.getJobDetail().getKey().getName();
    return new Run(() -> run(name));
  }

  private void run(String name) {
    ran.accept(name);
    Rate rate = rates.get(name);
    if (rate == null) {
      throw new IllegalStateException("no rate " + name);
    }
    try {
      rate.work().run();
      if (away.remove(name) != null) {
        log.info("{}: the database is back", name);
      }
    } catch (DatabaseAway e) {
      // Once per outage: a line each quarter of a second would bury the rest.
      if (away.put(name, true) == null) {
        log.warn("{}: the database does not answer, trying on: {}", name, e.getMessage());
      }
    } catch (RuntimeException e) {
      log.error("{} failed; the next run tries again", name, e);
    }
  }

  /** What Quartz calls. */
  @DisallowConcurrentExecution
  record Run(Runnable work) implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      work.run();
    }
  }
}
