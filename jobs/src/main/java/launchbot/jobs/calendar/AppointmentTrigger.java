package launchbot.jobs.calendar;

import java.time.Instant;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import org.quartz.JobKey;
import org.quartz.ScheduleBuilder;
import org.quartz.TriggerBuilder;
import org.quartz.TriggerKey;
import org.quartz.impl.jdbcjobstore.SimplePropertiesTriggerPersistenceDelegateSupport;
import org.quartz.impl.jdbcjobstore.SimplePropertiesTriggerProperties;
import org.quartz.impl.triggers.AbstractTrigger;
import org.quartz.spi.MutableTrigger;
import org.quartz.spi.OperableTrigger;

/**
 * A trigger that fires when its appointment's {@link Rhythm} says. Quartz's own cron triggers know
 * no answer to nights with 23 and 25 hours that we could promise. It never misfires in Quartz's
 * sense: each missed occasion comes up with the instant it was due at, and {@link Turn} decides.
 */
final class AppointmentTrigger extends AbstractTrigger<AppointmentTrigger> {
  private static final long serialVersionUID = 1L;

  private @Nullable Date start;
  private @Nullable Date next;
  private @Nullable Date previous;
  private transient @Nullable Rhythm rhythm;

  /**
   * @param after its first occasion is later than that
   */
  static AppointmentTrigger of(Appointment appointment, TriggerKey key, JobKey job, Instant after) {
    AppointmentTrigger trigger =
        TriggerBuilder.newTrigger()
            .withIdentity(key)
            .forJob(job)
            .startAt(Date.from(after))
            .withSchedule(new Schedule())
            .build();
    trigger.getJobDataMap().putAll(Written.of(appointment));
    return trigger;
  }

  @Override
  public @Nullable Date computeFirstFireTime(org.quartz.@Nullable Calendar calendar) {
    next = getFireTimeAfter(start);
    return next;
  }

  @Override
  public @Nullable Date getFireTimeAfter(@Nullable Date after) {
    if (rhythm == null) {
      Appointment appointment = Written.read(getJobDataMap());
      if (appointment == null || after == null) {
        return null; // the last one; reconciling puts another in its place
      }
      rhythm = appointment.rhythm();
    }
    return after == null ? null : Date.from(rhythm.next(after.toInstant()));
  }

  @Override
  public void triggered(org.quartz.@Nullable Calendar calendar) {
    previous = next;
    next = getFireTimeAfter(next);
  }

  @Override
  public void updateAfterMisfire(org.quartz.@Nullable Calendar calendar) {}

  @Override
  public void updateWithNewCalendar(org.quartz.@Nullable Calendar calendar, long threshold) {}

  @Override
  protected boolean validateMisfireInstruction(int instruction) {
    return instruction == MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY;
  }

  @Override
  public boolean mayFireAgain() {
    return next != null;
  }

  @Override
  public @Nullable Date getStartTime() {
    return start;
  }

  @Override
  public void setStartTime(@Nullable Date start) {
    this.start = start;
  }

  @Override
  public @Nullable Date getEndTime() {
    return null;
  }

  @Override
  public void setEndTime(@Nullable Date end) {}

  @Override
  public @Nullable Date getFinalFireTime() {
    return null;
  }

  @Override
  public @Nullable Date getNextFireTime() {
    return next;
  }

  @Override
  public void setNextFireTime(@Nullable Date next) {
    this.next = next;
  }

  @Override
  public @Nullable Date getPreviousFireTime() {
    return previous;
  }

  @Override
  public void setPreviousFireTime(@Nullable Date previous) {
    this.previous = previous;
  }

  @Override
  public ScheduleBuilder<AppointmentTrigger> getScheduleBuilder() {
    return new Schedule();
  }

  /** All there is to say stands in the trigger's data. */
  private static final class Schedule extends ScheduleBuilder<AppointmentTrigger> {
    @Override
    protected MutableTrigger build() {
      var trigger = new AppointmentTrigger();
      trigger.setMisfireInstruction(MISFIRE_INSTRUCTION_IGNORE_MISFIRE_POLICY);
      return trigger;
    }
  }

  /** How Quartz's store keeps it: by its type and its data. Quartz makes one by its name. */
  public static final class Persistence extends SimplePropertiesTriggerPersistenceDelegateSupport {
    @Override
    public boolean canHandleTriggerType(OperableTrigger trigger) {
      return trigger instanceof AppointmentTrigger;
    }

    @Override
    public String getHandledTriggerTypeDiscriminator() {
      return "APPT";
    }

    @Override
    protected SimplePropertiesTriggerProperties getTriggerProperties(OperableTrigger trigger) {
      return new SimplePropertiesTriggerProperties();
    }

    @Override
    @SuppressWarnings("NullAway") // Quartz: null is "no state of its own"
    protected TriggerPropertyBundle getTriggerPropertyBundle(
        SimplePropertiesTriggerProperties properties) {
      return new TriggerPropertyBundle(new Schedule(), null, null);
    }
  }
}
