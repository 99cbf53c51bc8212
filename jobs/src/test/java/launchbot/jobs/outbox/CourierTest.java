package launchbot.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import launchbot.outbox.Message.Urgency;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Order, urgency, pace and trouble, over a real PostgreSQL. */
class CourierTest {
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
  void keepsTheOrderOfAChannel() {
    office.say("C1", "1", "2", "3", "4", "5", "6");
    office.pass(Duration.ofSeconds(10));
    assertThat(slack.texts("C1")).containsExactly("1", "2", "3", "4", "5", "6");
  }

  @Test
  void keepsTheOrderWhenOneFails() {
    office.say("C1", "1", "2", "3");
    failOnce("2");
    office.pass(Duration.ofSeconds(10));
    assertThat(slack.texts("C1")).containsExactly("1", "2", "3");
  }

  @Test
  void sendsWhatIsUrgentFirst() {
    office.say("C1", "news");
    office.say("T1", Office.post("C1", "nudge", Urgency.NUDGE));
    office.say("T1", Office.post("C1", "answer", Urgency.ANSWER));
    office.say("T1", Office.post("C1", "incident", Urgency.INCIDENT));
    office.pass(Duration.ofSeconds(10));
    assertThat(slack.texts("C1")).containsExactly("incident", "answer", "news", "nudge");
  }

  @Test
  void whatIsUrgentDoesNotWaitBehindAFailure() {
    office.say("C1", "news");
    slack.insteadOfTaking(claimed -> failIf(claimed.message().urgency() == Urgency.NEWS));
    office.pass(Duration.ofSeconds(5));
    office.say("T1", Office.post("C1", "incident", Urgency.INCIDENT));
    office.pass(Duration.ofSeconds(1));
    assertThat(slack.texts("C1")).containsExactly("incident");
  }

  @Test
  void postsFourAtOnceAndThenOneEachSecond() {
    IntStream.range(0, 12).forEach(i -> office.say("C1", String.valueOf(i)));
    Instant start = office.clock.instant();
    office.pass(Duration.ofSeconds(12));
    assertThat(slack.posted.stream().map(p -> Duration.between(start, p.at()).toSeconds()))
        .containsExactly(0L, 0L, 0L, 0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L);
  }

  @Test
  void aChannelThatFailsHoldsUpNoOther() {
    office.say("C1", "1");
    office.say("C2", "a", "b");
    slack.insteadOfTaking(claimed -> failIf(claimed.message().channel().equals("C1")));
    office.pass(Duration.ofSeconds(1));
    assertThat(slack.texts("C2")).containsExactly("a", "b");
  }

  @Test
  void aCallThatHangsHoldsUpNoOtherChannel() throws Exception {
    var answer = new CountDownLatch(1);
    slack.insteadOfTaking(claimed -> {
      if (claimed.message().channel().equals("C1")) {
        await(answer);
      }
      return Optional.empty();
    });
    office.say("C1", "slow");
    Thread running = Thread.ofVirtual().start(() -> office.courier.deliver());
    office.say("C2", "a");
    Awaitility.await().until(() -> slack.texts("C2").equals(List.of("a")));
    office.say("C2", "b"); // comes while the call still hangs
    Awaitility.await().until(() -> slack.texts("C2").equals(List.of("a", "b")));
    assertThat(slack.texts("C1")).isEmpty();
    answer.countDown();
    assertThat(running.join(Duration.ofSeconds(10))).isTrue();
    assertThat(slack.texts("C1")).containsExactly("slow");
  }

  @Test
  void aPauseThatSlackAsksForHoldsTheWholeWorkspaceAndNoOther() {
    office.say("C1", "1");
    office.say("C2", "2");
    office.say("T2", Office.post("C3", "3", Urgency.NEWS));
    slack.insteadOfTaking(claimed ->
        claimed.message().channel().equals("C1")
            ? Optional.of(new Delivery.Limited(Duration.ofSeconds(30)))
            : Optional.empty());
    office.courier.deliver();
    slack.works();
    office.say("C4", "4");
    office.say("T2", Office.post("C3", "5", Urgency.NEWS));
    office.pass(Duration.ofSeconds(29));
    assertThat(slack.texts("C1")).isEmpty();
    assertThat(slack.texts("C4")).isEmpty();
    assertThat(slack.texts("C3")).containsExactly("3", "5");
    office.pass(Duration.ofSeconds(2));
    assertThat(slack.texts("C1")).containsExactly("1");
    assertThat(slack.texts("C4")).containsExactly("4");
  }

  @Test
  void triesAgainLaterAndLaterButAtLeastOnceAMinute() {
    office.say("C1", "1");
    var tries = new java.util.concurrent.CopyOnWriteArrayList<Long>();
    Instant start = office.clock.instant();
    slack.insteadOfTaking(_ -> {
      tries.add(Duration.between(start, office.clock.instant()).toSeconds());
      return failIf(true);
    });
    office.pass(Duration.ofMinutes(4));
    assertThat(tries).containsExactly(0L, 1L, 3L, 7L, 15L, 31L, 63L, 123L, 183L);
  }

  @Test
  void anHourWithoutSlackLosesDoublesAndMixesNothing() {
    IntStream.range(0, 5).forEach(i -> office.say("C1", "before " + i));
    office.pass(Duration.ofSeconds(2));
    // Half of the calls are taken although no answer comes back.
    slack.insteadOfTaking(claimed -> claimed.attempts() % 2 == 0 ? failIf(true) : Optional.empty());
    slack.afterTaking(_ -> Optional.of(new Delivery.Failed("no answer", true)));
    for (int i = 0; i < 6; i++) {
      office.say("C1", "during " + i);
      office.say("C2", "during " + i);
      office.pass(Duration.ofMinutes(10), Duration.ofSeconds(5));
    }
    slack.works();
    office.pass(Duration.ofMinutes(2));
    assertThat(slack.texts("C1"))
        .containsExactly(
            "before 0",
            "before 1",
            "before 2",
            "before 3",
            "before 4",
            "during 0",
            "during 1",
            "during 2",
            "during 3",
            "during 4",
            "during 5");
    assertThat(slack.texts("C2")).hasSize(6).isSorted();
    assertThat(office.count("sent")).isEqualTo(17);
  }

  @Test
  void anUnknownOutcomeIsLookedUpAndNotSentAgain() {
    slack.afterTaking(_ -> Optional.of(new Delivery.Failed("no answer", true)));
    office.say("C1", "1");
    office.courier.deliver();
    slack.works();
    office.pass(Duration.ofSeconds(10));
    assertThat(slack.lookedUp).hasSize(1);
    assertThat(slack.texts("C1")).containsExactly("1");
    assertThat(office.count("sent")).isEqualTo(1);
  }

  @Test
  void anUnknownOutcomeThatIsNotThereIsSentAgain() {
    slack.insteadOfTaking(_ -> Optional.of(new Delivery.Failed("no answer", true)));
    office.say("C1", "1");
    office.courier.deliver();
    slack.works();
    office.pass(Duration.ofSeconds(10));
    assertThat(slack.lookedUp).hasSize(1);
    assertThat(slack.texts("C1")).containsExactly("1");
  }

  @Test
  void aPosterThatThrowsIsAnUnknownOutcome() {
    slack.afterTaking(_ -> {
      throw new IllegalStateException("a bug");
    });
    office.say("C1", "1", "2");
    office.courier.deliver();
    slack.works();
    office.pass(Duration.ofSeconds(10));
    assertThat(slack.texts("C1")).containsExactly("1", "2");
  }

  private void failOnce(String text) {
    slack.insteadOfTaking(claimed ->
        failIf(claimed.attempts() == 1 && claimed.message().toString().contains("text=" + text)));
  }

  private static Optional<Delivery> failIf(boolean fails) {
    return fails ? Optional.of(new Delivery.Failed("Slack is down", false)) : Optional.empty();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
