package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import launchbot.jobs.calendar.Reconciliation.Step;
import org.junit.jupiter.api.Test;
import org.quartz.JobKey;
import org.quartz.TriggerKey;

/** Every difference between what is wanted and what is there, without a database. */
class ReconciliationTest {
  private static final Appointment NINE = nudge(9);
  private static final Appointment TEN = nudge(10);
  private static final TriggerKey AT_NINE = Reconciliation.key(NINE);
  private static final TriggerKey AT_TEN = Reconciliation.key(TEN);
  private static final TriggerKey AT_ELEVEN = Reconciliation.key(nudge(11));
  private static final JobKey JOB = new JobKey("nudge/T1/12", "nudge");

  @Test
  void nothingWantedAndNothingThere() {
    assertThat(steps(List.of(), Set.of(), Set.of())).isEmpty();
  }

  @Test
  void whatIsMissingIsAdded() {
    assertThat(steps(List.of(NINE), Set.of(), Set.of())).containsExactly(new Step.Add(NINE));
    // what was put off keeps its job
    assertThat(steps(List.of(NINE), Set.of(), Set.of(JOB))).containsExactly(new Step.Add(NINE));
  }

  @Test
  void whatIsThereStays() {
    assertThat(steps(List.of(NINE), Set.of(AT_NINE), Set.of(JOB))).isEmpty();
  }

  @Test
  void whatIsDefinedOtherwiseIsChanged() {
    assertThat(steps(List.of(TEN), Set.of(AT_NINE), Set.of(JOB)))
        .containsExactly(new Step.Change(AT_NINE, TEN));
  }

  @Test
  void whatNobodyWantsIsDeleted() {
    assertThat(steps(List.of(), Set.of(AT_NINE), Set.of(JOB)))
        .containsExactly(new Step.Delete(JOB));
  }

  @Test
  void ofTwoThatRacedOneRemains() {
    assertThat(steps(List.of(TEN), Set.of(AT_NINE, AT_TEN), Set.of(JOB)))
        .containsExactly(new Step.Drop(AT_NINE));
    assertThat(steps(List.of(TEN), Set.of(AT_NINE, AT_ELEVEN), Set.of(JOB)))
        .hasSize(2)
        .hasAtLeastOneElementOfType(Step.Change.class)
        .hasAtLeastOneElementOfType(Step.Drop.class);
  }

  private static List<Step> steps(
      List<Appointment> wanted, Set<TriggerKey> triggers, Set<JobKey> jobs) {
    return Reconciliation.steps(wanted, triggers, jobs);
  }

  private static Appointment nudge(int hour) {
    return Appointment.of(
        "nudge", Rhythm.daily(ZoneId.of("UTC"), LocalTime.of(hour, 0)), "T1", "12");
  }
}
