package launchbot.jobs.calendar;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;

/**
 * What Quartz calls, one per appointment. Its name stands in the tables: moved elsewhere, it would
 * leave every appointment of a running launch without its class.
 */
@DisallowConcurrentExecution
final class CalendarJob implements Job {
  private final JobEdge edge;

  CalendarJob(JobEdge edge) {
    this.edge = edge;
  }

  @Override
  public void execute(JobExecutionContext context) {
    edge.run(context);
  }
}
