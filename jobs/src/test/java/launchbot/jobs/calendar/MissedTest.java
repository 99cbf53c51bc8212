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
import java.util.EnumSet;
import java.util.List;
import launchbot.ledger.DatabaseAway;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was missed, failed or broken off comes up again, as the same occasion. */
class MissedTest {
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
  void whatAllMissedIsCaughtUpOnceByItsScheduledInstant() {
    Instant missed = Instant.now().minus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    replicas.diary.wanted = List.of(Diary.at(missed, "a"));
    // Four days ago the calendar was filled, and then nobody was there.
    replicas.calendar(() -> missed.minus(Duration.ofHours(4 * 24 - 1))).reconcile();
    var calendar = replicas.calendar(InstantSource.system());
    calendar.tend();
    Awaitility.await().until(() -> calendar.figures().ran() == 1);
    assertThat(Diary.receipts(replicas.diary.entries)).containsExactly("note/a@" + missed);
    assertThat(replicas.diary.entries.getFirst().late()).isFalse();
    assertThat(calendar.figures().superseded()).isEqualTo(3);
    assertThat(calendar.figures().late()).isEqualTo(1);
  }

  @Test
  void whatIsOlderThanADayIsHandedOverAsLate() {
    Instant missed = Instant.now().minus(30, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);
    replicas.diary.wanted = List.of(Diary.weekly(missed, "a"));
    replicas.calendar(() -> missed.minusSeconds(60)).reconcile();
    replicas.calendar(InstantSource.system()).tend();
    Awaitility.await().until(() -> replicas.diary.entries.size() == 1);
    assertThat(replicas.diary.entries.getFirst().late()).isTrue();
    assertThat(replicas.diary.entries.getFirst().scheduled()).isEqualTo(missed);
  }

  @Test
  void whatIsMissedAtNightWaitsForTheMorning() {
    // A zone in which it is noon now: nothing here crosses midnight.
    var utc = Instant.now().atOffset(ZoneOffset.UTC);
    var zone = ZoneOffset.ofHours(12 - utc.getHour());
    var hours = new Hours(LocalTime.of(9, 0), LocalTime.of(11, 0), EnumSet.allOf(DayOfWeek.class));
    var appointment =
        new Appointment("note", List.of("a"), Rhythm.daily(zone, LocalTime.of(10, 0)), hours);
    replicas.diary.wanted = List.of(appointment);
    replicas.calendar(() -> utc.toInstant().minus(Duration.ofHours(4))).reconcile();
    replicas.calendar(InstantSource.system()).tend();
    String waiting =
        "qrtz_triggers where trigger_group = '@later' and next_fire_time = "
            + appointment.opening(utc.toInstant()).toEpochMilli();
    Awaitility.await().until(() -> replicas.rows.count(waiting) == 1);
    assertThat(replicas.diary.entries).isEmpty();
    // Nobody wants it any more: it does not come up in the morning either.
    replicas.diary.wanted = List.of();
    replicas.calendar(InstantSource.system()).reconcile();
    assertThat(replicas.rows.count(waiting)).isZero();
  }

  /** One, five and 25 minutes later: all past already where the clock is that much behind. */
  @Test
  void whatFailsIsTriedAgainThreeTimesAndKeepsItsInstant() {
    Instant soon = Replicas.soon();
    replicas.diary.wanted = List.of(Diary.at(soon, "a"));
    replicas.diary.also =
        occasion -> {
          throw new IllegalStateException("a bug");
        };
    var calendar = replicas.calendar(() -> Instant.now().minus(Duration.ofMinutes(25)));
    calendar.tend();
    Awaitility.await().until(() -> calendar.figures().failed() == 4);
    Awaitility.await().until(() -> replicas.rows.count("qrtz_fired_triggers") == 0);
    assertThat(replicas.rows.count("qrtz_triggers where trigger_group = '@later'")).isZero();
    assertThat(replicas.diary.entries).hasSize(4).allMatch(one -> one.scheduled().equals(soon));
    assertThat(calendar.figures().ran()).isZero();
  }

  @Test
  void whatFailsComesUpAgainAMinuteLater() {
    replicas.diary.wanted = List.of(Diary.at(Replicas.soon(), "a"));
    replicas.diary.also =
        occasion -> {
          throw new DatabaseAway(false, new SQLException("away"));
        };
    Instant before = Instant.now();
    replicas.calendar(InstantSource.system()).tend();
    Awaitility.await()
        .until(() ->
            replicas.rows.count(
                    "qrtz_triggers where trigger_group = '@later' and next_fire_time between "
                        + before.plusSeconds(60).toEpochMilli()
                        + " and "
                        + before.plusSeconds(90).toEpochMilli())
                == 1);
    assertThat(replicas.diary.entries).hasSize(1);
  }

  @Test
  void whatOneKilledInTheMiddleHadInHandIsRunAgainByAnother() throws Exception {
    Instant missed = Instant.now().minus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    replicas.diary.wanted = List.of(Diary.at(missed, "a"));
    replicas.calendar(() -> missed.minusSeconds(60)).reconcile();
    var killed = OtherReplica.start(replicas.db.url(), missed);
    killed.killWhen("runs note/a@" + missed);
    long start = System.nanoTime();
    var calendar = replicas.calendar(InstantSource.system());
    calendar.tend();
    Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> calendar.figures().ran() == 1);
    System.out.printf(
        "MissedTest: killed in the middle of a run, taken over after %.1f s%n",
        (System.nanoTime() - start) / 1e9);
    assertThat(Diary.receipts(replicas.diary.entries)).containsExactly("note/a@" + missed);
    assertThat(replicas.rows.count("qrtz_fired_triggers")).isZero();
    assertThat(replicas.rows.count("qrtz_triggers where trigger_state = 'WAITING'")).isEqualTo(1);
  }
}
