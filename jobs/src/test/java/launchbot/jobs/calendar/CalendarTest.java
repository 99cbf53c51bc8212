package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import launchbot.ledger.DatabaseAway;
import launchbot.postgres.Database;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real calendar over a real PostgreSQL; the JVM is in Auckland, the appointments in New York. */
class CalendarTest {
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Diary diary = new Diary();
  private TestDatabase db;
  private Rows rows;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    open.push(db);
    rows = new Rows(db);
  }

  @AfterEach
  void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  @Test
  void eachOccasionRunsAtItsInstant() {
    Instant soon = soon();
    diary.wanted = List.of(Diary.at(soon, "a"), Diary.at(soon.plusMillis(700), "b"));
    var calendar = calendar(InstantSource.system());
    calendar.tend();
    Awaitility.await().until(() -> diary.entries.size() == 2);
    assertThat(Diary.receipts(diary.entries))
        .containsExactly("note/a@" + soon, "note/b@" + soon.plusMillis(700));
    assertThat(diary.entries).noneMatch(Occasion::late);
    Awaitility.await().until(() -> calendar.figures().ran() == 2);
    assertThat(calendar.figures().sinceCheckIn()).isLessThan(Duration.ofSeconds(10));
    assertThat(calendar.trouble()).isEmpty();
    assertThat(rows.count("qrtz_triggers where trigger_state = 'WAITING'")).isEqualTo(2);
  }

  @Test
  void ofTwoReplicasOneRunsIt() {
    diary.wanted = Diary.many(24, soon(), 100);
    var one = calendar(InstantSource.system());
    var other = otherReplica();
    one.tend();
    other.tend();
    Awaitility.await().until(() -> diary.entries.size() >= 24);
    Awaitility.await().until(() -> one.figures().ran() + other.figures().ran() >= 24);
    assertThat(Diary.receipts(diary.entries)).hasSize(24).doesNotHaveDuplicates();
    System.out.printf(
        "CalendarTest: 24 occasions, %d by one replica and %d by the other%n",
        one.figures().ran(), other.figures().ran());
  }

  @Test
  void reconcilingTwiceChangesNothing() {
    diary.wanted = Diary.many(5, Instant.now().plus(1, ChronoUnit.HOURS), 1_000);
    var calendar = calendar(InstantSource.system());
    assertThat(calendar.reconcile()).isEqualTo(5);
    assertThat(calendar.reconcile()).isZero();
    assertThat(otherReplica().reconcile()).isZero();
    assertThat(rows.count("qrtz_job_details")).isEqualTo(5);
  }

  @Test
  void whatIsWantedOtherwiseIsRescheduledAndWhatIsNotWantedGoes() {
    Instant later = Instant.now().plus(1, ChronoUnit.HOURS);
    var calendar = calendar(InstantSource.system());
    diary.wanted = List.of(Diary.at(later, "a"), Diary.at(later, "b"), Diary.at(later, "c"));
    calendar.reconcile();
    diary.wanted = List.of(Diary.at(later, "a"), Diary.at(later.plusSeconds(60), "b"));
    assertThat(calendar.reconcile()).isEqualTo(2);
    assertThat(rows.count("qrtz_triggers", "qrtz_job_details")).isEqualTo(4);
    assertThat(
            rows.count(
                "qrtz_triggers where job_name = 'note/b' and next_fire_time = "
                    + later.truncatedTo(ChronoUnit.MILLIS).plusSeconds(60).toEpochMilli()))
        .isEqualTo(1);
    diary.wanted = List.of();
    calendar.reconcile();
    assertThat(rows.count("qrtz_triggers", "qrtz_job_details", "qrtz_simprop_triggers")).isZero();
  }

  @Test
  void whatADutyOfAnOlderVersionWantedGoesToo() {
    diary.wanted = Diary.many(1, Instant.now().plus(1, ChronoUnit.HOURS), 0);
    calendar(InstantSource.system()).reconcile();
    var without = new Calendar(db.database().dataSource(), List.of(), InstantSource.system());
    open.push(without);
    assertThat(without.reconcile()).isEqualTo(1);
    assertThat(rows.count("qrtz_triggers")).isZero();
  }

  /** Rows change while four reconcile at once, each with what it saw last. */
  @Test
  void racingReconciliationsEndWithWhatIsWanted() throws Exception {
    List<Calendar> replicas = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      replicas.add(calendar(InstantSource.system()));
    }
    Instant later = Instant.now().plus(1, ChronoUnit.HOURS);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int round = 0; round < 8; round++) {
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < replicas.size(); i++) {
          diary.wanted = Diary.many(3 + (round + i) % 4, later.plusSeconds(round + i), 1_000);
          var replica = replicas.get(i);
          all.add(threads.submit(replica::reconcile));
        }
        for (Future<?> one : all) {
          one.get();
        }
        assertThat(rows.count("qrtz_triggers", "qrtz_job_details"))
            .isEqualTo(2 * diary.wanted.size());
        assertThat(replicas.getFirst().reconcile()).isZero();
      }
    }
  }

  @Test
  void aFeatureThatCannotTellWhatItWantsKeepsWhatItHas() {
    diary.wanted = Diary.many(2, Instant.now().plus(1, ChronoUnit.HOURS), 0);
    calendar(InstantSource.system()).reconcile();
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
        new Calendar(db.database().dataSource(), List.of(broken, sound), InstantSource.system());
    open.push(calendar);
    calendar.reconcile();
    assertThat(rows.count("qrtz_triggers where trigger_group = 'note'")).isEqualTo(2);
    assertThat(rows.count("qrtz_triggers where trigger_group = 'other'")).isEqualTo(1);
  }

  @Test
  void whatAllMissedIsCaughtUpOnceByItsScheduledInstant() {
    Instant missed = Instant.now().minus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    diary.wanted = List.of(Diary.at(missed, "a"));
    // Four days ago the calendar was filled, and then nobody was there.
    calendar(() -> missed.minus(Duration.ofHours(4 * 24 - 1))).reconcile();
    var calendar = calendar(InstantSource.system());
    calendar.tend();
    Awaitility.await().until(() -> calendar.figures().ran() == 1);
    assertThat(Diary.receipts(diary.entries)).containsExactly("note/a@" + missed);
    assertThat(diary.entries.getFirst().late()).isFalse();
    assertThat(calendar.figures().superseded()).isEqualTo(3);
    assertThat(calendar.figures().late()).isEqualTo(1);
  }

  @Test
  void whatIsOlderThanADayIsHandedOverAsLate() {
    Instant missed = Instant.now().minus(30, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    diary.wanted = List.of(Diary.weekly(missed, "a"));
    calendar(() -> missed.minusSeconds(60)).reconcile();
    calendar(InstantSource.system()).tend();
    Awaitility.await().until(() -> diary.entries.size() == 1);
    assertThat(diary.entries.getFirst().late()).isTrue();
    assertThat(diary.entries.getFirst().scheduled()).isEqualTo(missed);
  }

  @Test
  void whatIsMissedAtNightWaitsForTheMorning() {
    // A zone in which it is noon now: nothing here crosses midnight.
    var utc = Instant.now().atOffset(ZoneOffset.UTC);
    var zone = ZoneOffset.ofHours(12 - utc.getHour());
    var hours = new Hours(LocalTime.of(9, 0), LocalTime.of(11, 0), EnumSet.allOf(DayOfWeek.class));
    var appointment =
        new Appointment("note", List.of("a"), Rhythm.daily(zone, LocalTime.of(10, 0)), hours);
    diary.wanted = List.of(appointment);
    calendar(() -> utc.toInstant().minus(Duration.ofHours(4))).reconcile();
    calendar(InstantSource.system()).tend();
    String waiting =
        "qrtz_triggers where trigger_group = '@later' and next_fire_time = "
            + appointment.opening(utc.toInstant()).toEpochMilli();
    Awaitility.await().until(() -> rows.count(waiting) == 1);
    assertThat(diary.entries).isEmpty();
    // Nobody wants it any more: it does not come up in the morning either.
    diary.wanted = List.of();
    calendar(InstantSource.system()).reconcile();
    assertThat(rows.count(waiting)).isZero();
  }

  /** One, five and 25 minutes later: all past already where the clock is that much behind. */
  @Test
  void whatFailsIsTriedAgainThreeTimesAndKeepsItsInstant() {
    Instant soon = soon();
    diary.wanted = List.of(Diary.at(soon, "a"));
    diary.also =
        occasion -> {
          throw new IllegalStateException("a bug");
        };
    var calendar = calendar(() -> Instant.now().minus(Duration.ofMinutes(25)));
    calendar.tend();
    Awaitility.await().until(() -> calendar.figures().failed() == 4);
    Awaitility.await().until(() -> rows.count("qrtz_fired_triggers") == 0);
    assertThat(rows.count("qrtz_triggers where trigger_group = '@later'")).isZero();
    assertThat(diary.entries).hasSize(4).allMatch(one -> one.scheduled().equals(soon));
    assertThat(calendar.figures().ran()).isZero();
  }

  @Test
  void whatFailsComesUpAgainAMinuteLater() {
    diary.wanted = List.of(Diary.at(soon(), "a"));
    diary.also =
        occasion -> {
          throw new DatabaseAway(false, new SQLException("away"));
        };
    Instant before = Instant.now();
    calendar(InstantSource.system()).tend();
    Awaitility.await()
        .until(() ->
            rows.count(
                    "qrtz_triggers where trigger_group = '@later' and next_fire_time between "
                        + before.plusSeconds(60).toEpochMilli()
                        + " and "
                        + before.plusSeconds(90).toEpochMilli())
                == 1);
    assertThat(diary.entries).hasSize(1);
  }

  @Test
  void closingLetsWhatRunsFinish() throws Exception {
    var started = new CountDownLatch(1);
    var finished = new CountDownLatch(1);
    diary.wanted = List.of(Diary.at(soon(), "a"));
    diary.also =
        occasion -> {
          started.countDown();
          pause(Duration.ofMillis(500));
          finished.countDown();
        };
    var calendar = calendar(InstantSource.system());
    calendar.tend();
    started.await();
    calendar.close();
    assertThat(finished.getCount()).isZero();
    assertThat(rows.count("qrtz_fired_triggers")).isZero();
    calendar.tend(); // a late call of the rate starts nothing
  }

  @Test
  void aDatabaseThatIsAwayIsToldWithItsReason() {
    var calendar = calendar(InstantSource.system());
    calendar.tend();
    assertThat(calendar.trouble()).isEmpty();
    db.close();
    Awaitility.await()
        .until(() -> calendar.trouble(Duration.ofSeconds(1)).orElse("").contains("closed"));
    assertThat(calendar.trouble()).as("a moment is no reason to send people away").isEmpty();
  }

  @Test
  void whatOneKilledInTheMiddleHadInHandIsRunAgainByAnother() throws Exception {
    Instant missed = Instant.now().minus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    diary.wanted = List.of(Diary.at(missed, "a"));
    calendar(() -> missed.minusSeconds(60)).reconcile();
    var killed = OtherReplica.start(db.url(), missed);
    killed.killWhen("runs note/a@" + missed);
    long start = System.nanoTime();
    var calendar = calendar(InstantSource.system());
    calendar.tend();
    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> calendar.figures().ran() == 1);
    System.out.printf(
        "CalendarTest: killed in the middle of a run, taken over after %.1f s%n",
        (System.nanoTime() - start) / 1e9);
    assertThat(Diary.receipts(diary.entries)).containsExactly("note/a@" + missed);
    assertThat(rows.count("qrtz_fired_triggers")).isZero();
    assertThat(rows.count("qrtz_triggers where trigger_state = 'WAITING'")).isEqualTo(1);
  }

  private Calendar otherReplica() {
    var other = Database.open(db.url(), TestDatabase.KEY, Instant.now());
    open.push(other);
    var calendar = new Calendar(other.dataSource(), List.of(diary.duty()), InstantSource.system());
    open.push(calendar);
    return calendar;
  }

  private Calendar calendar(InstantSource clock) {
    var calendar = new Calendar(db.database().dataSource(), List.of(diary.duty()), clock);
    open.push(calendar);
    return calendar;
  }

  private static Instant soon() {
    return Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
