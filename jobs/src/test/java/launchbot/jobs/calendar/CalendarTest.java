package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A real calendar over a real PostgreSQL; the JVM is in Auckland, the appointments in New York. */
class CalendarTest {
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
  void eachOccasionRunsAtItsInstant() {
    Instant soon = Replicas.soon();
    replicas.diary.wanted = List.of(Diary.at(soon, "a"), Diary.at(soon.plusMillis(700), "b"));
    var calendar = replicas.calendar(InstantSource.system());
    calendar.tend();
    Awaitility.await().until(() -> replicas.diary.entries.size() == 2);
    assertThat(Diary.receipts(replicas.diary.entries))
        .containsExactly("note/a@" + soon, "note/b@" + soon.plusMillis(700));
    assertThat(replicas.diary.entries).noneMatch(Occasion::late);
    Awaitility.await().until(() -> calendar.figures().ran() == 2);
    assertThat(calendar.figures().sinceCheckIn()).isLessThan(Duration.ofSeconds(10));
    assertThat(calendar.trouble()).isEmpty();
    assertThat(replicas.rows.count("qrtz_triggers where trigger_state = 'WAITING'")).isEqualTo(2);
  }

  @Test
  void ofTwoReplicasOneRunsIt() {
    replicas.diary.wanted = Diary.many(24, Replicas.soon(), 100);
    var one = replicas.calendar(InstantSource.system());
    var other = replicas.otherReplica();
    one.tend();
    other.tend();
    Awaitility.await().until(() -> replicas.diary.entries.size() >= 24);
    Awaitility.await().until(() -> one.figures().ran() + other.figures().ran() >= 24);
    assertThat(Diary.receipts(replicas.diary.entries)).hasSize(24).doesNotHaveDuplicates();
    System.out.printf(
        "CalendarTest: 24 occasions, %d by one replica and %d by the other%n",
        one.figures().ran(), other.figures().ran());
  }

  @Test
  void closingLetsWhatRunsFinish() throws Exception {
    var started = new CountDownLatch(1);
    var finished = new CountDownLatch(1);
    replicas.diary.wanted = List.of(Diary.at(Replicas.soon(), "a"));
    replicas.diary.also =
        occasion -> {
          started.countDown();
          Replicas.pause(Duration.ofMillis(500));
          finished.countDown();
        };
    var calendar = replicas.calendar(InstantSource.system());
    calendar.tend();
    started.await();
    calendar.close();
    assertThat(finished.getCount()).isZero();
    assertThat(replicas.rows.count("qrtz_fired_triggers")).isZero();
    calendar.tend(); // a late call of the rate starts nothing
  }

  @Test
  void aDatabaseThatIsAwayIsToldWithItsReason() {
    var calendar = replicas.calendar(InstantSource.system());
    calendar.tend();
    assertThat(calendar.trouble()).isEmpty();
    replicas.db.close();
    Awaitility.await()
        .until(() -> calendar.trouble(Duration.ofSeconds(1)).orElse("").contains("closed"));
    assertThat(calendar.trouble()).as("a moment is no reason to send people away").isEmpty();
  }
}
