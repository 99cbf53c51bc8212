package launchbot.jobs.calendar;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Outages;
import org.jspecify.annotations.Nullable;
import org.quartz.JobBuilder;
import org.quartz.JobKey;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.Trigger;
import org.quartz.TriggerKey;
import org.quartz.impl.matchers.GroupMatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Quartz's triggers what is wanted. A trigger's name holds the fingerprint of its appointment
 * ({@code nudge/T1/12#0a1b…}, in the group of its kind), so that names alone tell what differs.
 */
final class Reconciliation {
  private static final Logger log = LoggerFactory.getLogger(Calendar.class);
  private static final char SEPARATOR = '#';

  private final Scheduler scheduler;
  private final InstantSource clock;

  Reconciliation(Scheduler scheduler, InstantSource clock) {
    this.scheduler = scheduler;
    this.clock = clock;
  }

  /** The kinds that have anything in the tables. */
  Set<String> kinds() throws SchedulerException {
    return new TreeSet<>(scheduler.getJobGroupNames());
  }

  /**
   * Adds, changes and deletes what differs from what is wanted of that kind.
   *
   * @return how many differences there were; none is the sign that it is as wanted
   */
  int pass(String kind, Map<String, Appointment> wanted) throws SchedulerException {
    Set<TriggerKey> triggers = scheduler.getTriggerKeys(GroupMatcher.triggerGroupEquals(kind));
    Set<JobKey> jobs = scheduler.getJobKeys(GroupMatcher.jobGroupEquals(kind));
    List<Step> steps = steps(wanted.values(), triggers, jobs);
    for (Step step : steps) {
      take(step);
    }
    return steps.size();
  }

  /** One difference between what is wanted and what is there. */
  sealed interface Step {
    record Add(Appointment appointment) implements Step {}

    record Change(TriggerKey from, Appointment to) implements Step {}

    /** One trigger too many. Two replicas that saw different rows had each its own. */
    record Drop(TriggerKey trigger) implements Step {}

    record Delete(JobKey job) implements Step {}
  }

  static List<Step> steps(
      Collection<Appointment> wanted, Set<TriggerKey> triggers, Set<JobKey> jobs) {
    Map<String, List<TriggerKey>> present =
        triggers.stream()
            .sorted(Comparator.comparing(TriggerKey::getName))
            .collect(Collectors.groupingBy(key -> nameOf(key.getName())));
    var steps = new ArrayList<Step>();
    Set<String> names = new HashSet<>();
    for (Appointment appointment : wanted) {
      names.add(appointment.name());
      TriggerKey right = key(appointment);
      List<TriggerKey> there = present.getOrDefault(appointment.name(), List.of());
      List<TriggerKey> others = there.stream().filter(one -> !one.equals(right)).toList();
      if (there.contains(right)) {
        others.forEach(other -> steps.add(new Step.Drop(other)));
      } else if (others.isEmpty()) {
        steps.add(new Step.Add(appointment));
      } else {
        steps.add(new Step.Change(others.getFirst(), appointment));
        others.stream().skip(1).forEach(other -> steps.add(new Step.Drop(other)));
      }
    }
    jobs.stream()
        .filter(job -> !names.contains(job.getName()))
        .sorted()
        .forEach(job -> steps.add(new Step.Delete(job)));
    return steps;
  }

  static TriggerKey key(Appointment appointment) {
    return new TriggerKey(
        appointment.name() + SEPARATOR + Written.fingerprint(appointment), appointment.kind());
  }

  private static String nameOf(String trigger) {
    return trigger.substring(0, trigger.lastIndexOf(SEPARATOR));
  }

  private void take(Step step) throws SchedulerException {
    try {
      switch (step) {
        case Step.Add(Appointment appointment) -> add(appointment);
        case Step.Change(TriggerKey from, Appointment to) ->
            scheduler.rescheduleJob(from, trigger(to, since(scheduler.getTrigger(from))));
        case Step.Drop(TriggerKey trigger) -> scheduler.unscheduleJob(trigger);
        case Step.Delete(JobKey job) -> scheduler.deleteJob(job);
      }
    } catch (SchedulerException e) {
      if (Outages.translate(e, false) instanceof DatabaseAway) {
        throw e;
      }
      // Most likely another replica was quicker. The next pass looks again, and the last one tells.
      log.debug("{} cannot be done", step, e);
    }
  }

  private void add(Appointment appointment) throws SchedulerException {
    var trigger = trigger(appointment, clock.instant());
    var job =
        JobBuilder.newJob(CalendarJob.class)
            .withIdentity(job(appointment))
            .requestRecovery()
            .build();
    if (scheduler.checkExists(job.getKey())) {
      scheduler.scheduleJob(trigger); // kept by something that was put off
    } else {
      scheduler.scheduleJob(job, trigger);
    }
  }

  /** What the old one had missed is not forgotten with it. */
  private Instant since(@Nullable Trigger old) {
    Instant now = clock.instant();
    Date due = old == null ? null : old.getNextFireTime();
    return due != null && due.toInstant().isBefore(now) ? due.toInstant().minusMillis(1) : now;
  }

  private static AppointmentTrigger trigger(Appointment appointment, Instant after) {
    return AppointmentTrigger.of(appointment, key(appointment), job(appointment), after);
  }

  private static JobKey job(Appointment appointment) {
    return new JobKey(appointment.name(), appointment.kind());
  }
}
