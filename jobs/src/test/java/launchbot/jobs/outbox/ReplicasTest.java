package launchbot.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message.Urgency;
import launchbot.outbox.OutboxStore;
import launchbot.postgres.Database;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More than one courier, some of them dead or late. */
class ReplicasTest {
  private Office office;
  private FakeSlack slack;

  @BeforeEach
  void open() {
    office = new Office();
    slack = office.slack;
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void twoDeliverEverythingOnceAndInOrder() throws Exception {
    office
        .db
        .ledger()
        .<Boolean>write(
            new Cause("T1", Actor.person("U1"), office.clock.instant(), null),
            tx -> {
              for (int i = 0; i < 300; i++) {
                tx.say(Office.post("C" + i % 10, "%03d".formatted(i), Urgency.NEWS));
              }
              return true;
            });
    try (var otherDatabase =
            Database.open(office.db.url(), TestDatabase.KEY, office.clock.instant());
        var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      var other =
          new Courier(new Ledger(otherDatabase.dataSource()), slack, List.of(), office.clock);
      for (int round = 0; round < 80 && office.count("sent") < 300; round++) {
        var one = replicas.submit(office.courier::deliver);
        var two = replicas.submit(other::deliver);
        one.get();
        two.get();
        office.clock.pass(Duration.ofMillis(500));
      }
    }
    assertThat(slack.posted).hasSize(300);
    for (int channel = 0; channel < 10; channel++) {
      int first = channel;
      assertThat(slack.texts("C" + channel))
          .isEqualTo(
              IntStream.range(0, 30).mapToObj(i -> "%03d".formatted(first + 10 * i)).toList());
    }
  }

  @Test
  void whatADeadCourierHadInHandIsLookedUpAfterItsLease() {
    office.say("C1", "1", "2");
    claimAndDie();
    office.pass(Courier.LEASE.minusSeconds(1), Duration.ofSeconds(1));
    assertThat(slack.texts("C1")).as("the lease still runs").isEmpty();
    office.pass(Duration.ofSeconds(5));
    assertThat(slack.lookedUp).hasSize(1);
    assertThat(slack.texts("C1")).containsExactly("1", "2");
  }

  @Test
  void whatADeadCourierHadPostedIsNotPostedAgain() {
    office.say("C1", "1", "2");
    slack.afterTaking(_ -> {
      throw new StackOverflowError("killed");
    });
    office.courier.deliver();
    slack.works();
    office.pass(Courier.LEASE.plusSeconds(5), Duration.ofSeconds(1));
    assertThat(slack.texts("C1")).containsExactly("1", "2");
  }

  /** Its call took longer than its lease; another courier has the message now. */
  @Test
  void aLateFailureDoesNotSpoilWhatAnotherCourierHasSent() throws Exception {
    var late = new CountDownLatch(1);
    slack.insteadOfTaking(claimed -> {
      if (claimed.attempts() == 1) {
        await(late);
        return Optional.of(new Delivery.Refused("channel_not_found"));
      }
      return Optional.empty();
    });
    office.say("C1", "1");
    Thread slow = Thread.ofVirtual().start(() -> office.courier.deliver());
    org.awaitility.Awaitility.await().until(() -> office.count("sending") == 1);
    office.clock.pass(Courier.LEASE.plusSeconds(1));
    office.courier().deliver();
    assertThat(office.count("sent")).isEqualTo(1);
    late.countDown();
    assertThat(slow.join(Duration.ofSeconds(10))).isTrue();
    assertThat(office.count("dead")).isZero();
    office.pass(Duration.ofSeconds(5));
    assertThat(slack.posted).hasSize(1);
  }

  /** It stood still between claim and load, for longer than its lease. */
  @Test
  void aCourierWhoseLeaseHasEndedSendsNothing() {
    office.say("C1", "1");
    var key = claimAndDie().getFirst();
    office.clock.pass(Courier.LEASE.plusSeconds(1));
    Optional<Claimed> late =
        office
            .db
            .ledger()
            .read(key.workspace(), sql -> OutboxStore.load(sql, key.id(), office.clock.instant()));
    assertThat(late).isEmpty();
  }

  private List<OutboxStore.Key> claimAndDie() {
    var now = office.clock.instant();
    return office
        .db
        .ledger()
        .across(sql -> OutboxStore.claim(sql, now, Courier.LEASE, Courier.BURST, 32));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
