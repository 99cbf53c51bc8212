package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is wanted against what Quartz's tables hold, in a real PostgreSQL. */
class ReconcileTest {
  private Replicas replicas;

  @BeforeEach
  void open() {
    replicas = new Replicas();
  }

  @AfterEach
  void close() {
    replicas.close();
  }

  @Test
  void reconcilingTwiceChangesNothing() {
    replicas.diary.wanted = Diary.many(5, Instant.now().plus(1, ChronoUnit.HOURS), 1_000);
    var calendar = replicas.calendar(InstantSource.system());
    assertThat(calendar.reconcile()).isEqualTo(5);
    assertThat(calendar.reconcile()).isZero();
    assertThat(replicas.otherReplica().reconcile()).isZero();
    assertThat(replicas.rows.count("qrtz_job_details")).isEqualTo(5);
  }

  @Test
  void whatIsWantedOtherwiseIsRescheduledAndWhatIsNotWantedGoes() {
    Instant later = Instant.now().plus(1, ChronoUnit.HOURS);
    var calendar = replicas.calendar(InstantSource.system());
    replicas.diary.wanted =
        List.of(Diary.at(later, "a"), Diary.at(later, "b"), Diary.at(later, "c"));
    calendar.reconcile();
    replicas.diary.wanted = List.of(Diary.at(later, "a"), Diary.at(later.plusSeconds(60), "b"));
    assertThat(calendar.reconcile()).isEqualTo(2);
    assertThat(replicas.rows.count("qrtz_triggers", "qrtz_job_details")).isEqualTo(4);
    assertThat(
            replicas.rows.count(
                "qrtz_triggers where job_name = 'note/b' and next_fire_time = "
                    + later.truncatedTo(ChronoUnit.MILLIS).plusSeconds(60).toEpochMilli()))
        .isEqualTo(1);
    replicas.diary.wanted = List.of();
    calendar.reconcile();
    assertThat(replicas.rows.count("qrtz_triggers", "qrtz_job_details", "qrtz_simprop_triggers"))
        .isZero();
  }

  @Test
  void whatADutyOfAnOlderVersionWantedGoesToo() {
    replicas.diary.wanted = Diary.many(1, Instant.now().plus(1, ChronoUnit.HOURS), 0);
    replicas.calendar(InstantSource.system()).reconcile();
    var without =
        new Calendar(replicas.db.database().dataSource(), List.of(), InstantSource.system());
    replicas.keep(without);
    assertThat(without.reconcile()).isEqualTo(1);
    assertThat(replicas.rows.count("qrtz_triggers")).isZero();
  }

  /** Rows change while four reconcile at once, each with what it saw last. */
  @Test
  void racingReconciliationsEndWithWhatIsWanted() throws Exception {
    List<Calendar> several = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      several.add(replicas.calendar(InstantSource.system()));
    }
    Instant later = Instant.now().plus(1, ChronoUnit.HOURS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 8; round++) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < several.size(); i++) {
          replicas.diary.wanted =
              Diary.many(3 + (round + i) % 4, later.plusSeconds(round + i), 1_000);
          var replica = several.get(i);
          all.add(threads.submit(replica::reconcile));
        }
        for (Future<?> one : all) {
          one.get();
        }
        assertThat(replicas.rows.count("qrtz_triggers", "qrtz_job_details"))
            .isEqualTo(2 * replicas.diary.wanted.size());
        assertThat(several.getFirst().reconcile()).isZero();
      }
    }
  }

  @Test
  void aFeatureThatCannotTellWhatItWantsKeepsWhatItHas() {
    replicas.diary.wanted = Diary.many(2, Instant.now().plus(1, ChronoUnit.HOURS), 0);
    replicas.calendar(InstantSource.system()).reconcile();
    var broken =
        new Duty(
            "note",
            () -> {
              throw new IllegalStateException("a bug");
            },
            occasion -> {});
    var sound =
        new Duty(
            "other",
            () -> List.of(Appointment.of("other", Diary.daily(Instant.now()))),
            occasion -> {});
    var calendar =
        new Calendar(
            replicas.db.database().dataSource(), List.of(broken, sound), InstantSource.system());
    replicas.keep(calendar);
    calendar.reconcile();
    assertThat(replicas.rows.count("qrtz_triggers where trigger_group = 'note'")).isEqualTo(2);
    assertThat(replicas.rows.count("qrtz_triggers where trigger_group = 'other'")).isEqualTo(1);
  }
}
