package launchbot.jobs.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.ReceiptStore;
import launchbot.outbox.OutboxStore;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Slack never takes, and what is old enough to be forgotten. */
class DeadLettersTest {
  private Office office;
  private FakeSlack slack;

  @BeforeEach
  void open() {
    office = new Office();
    slack = office.slack;
    refuseIn("C1", "is_archived");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void areKeptAndToldToWhoeverCausedThem() {
    office.say("C1", "1");
    office.pass(Duration.ofSeconds(2));
    assertThat(office.count("dead")).isEqualTo(1);
    assertThat(slack.texts("U1"))
        .singleElement()
        .asString()
        .contains("<#C1>", "archived", "What you did is saved");
  }

  @Test
  void areToldOncePerChannelReasonAndDay() {
    office.say("C1", "1", "2", "3");
    office.pass(Duration.ofSeconds(5));
    assertThat(slack.texts("U1")).hasSize(1);
    refuseIn("C2", "is_archived");
    office.say("C2", "4");
    office.pass(Duration.ofSeconds(5));
    assertThat(slack.texts("U1")).as("another channel").hasSize(2);
    refuseIn("C2", "not_in_channel");
    office.say("C2", "5");
    office.pass(Duration.ofSeconds(5));
    assertThat(slack.texts("U1")).as("another reason").hasSize(3);
    office.clock.pass(Duration.ofDays(1));
    office.say("C2", "6");
    office.pass(Duration.ofSeconds(5));
    assertThat(slack.texts("U1")).as("another day").hasSize(4);
  }

  @Test
  void doNotHoldUpWhatComesAfterThem() {
    slack.insteadOfTaking(claimed ->
        claimed.message().toString().contains("text=bad")
            ? Optional.of(new Delivery.Refused("msg_blocks_too_long"))
            : Optional.empty());
    office.say("C1", "1", "bad", "2");
    office.pass(Duration.ofSeconds(5));
    assertThat(slack.texts("C1")).containsExactly("1", "2");
  }

  @Test
  void aNoticeThatCannotBeDeliveredIsNotToldAgain() {
    slack.insteadOfTaking(_ -> Optional.of(new Delivery.Refused("account_inactive")));
    office.say("C1", "1");
    office.pass(Duration.ofSeconds(10));
    assertThat(office.count("dead")).isEqualTo(2);
    assertThat(office.count("waiting")).isZero();
  }

  @Test
  void aScheduleIsNobodyToTell() {
    office
        .db
        .ledger()
        .<Boolean>write(
            new Cause("T1", Actor.schedule("DigestOfWednesday"), office.clock.instant(), null),
            tx -> {
              tx.say(Office.post("C1", "1", launchbot.outbox.Message.Urgency.NEWS));
              return true;
            });
    office.pass(Duration.ofSeconds(5));
    assertThat(office.count("dead")).isEqualTo(1);
    assertThat(slack.posted).isEmpty();
  }

  @Test
  void aMessageIsGivenUpAfterADay() {
    slack.insteadOfTaking(_ -> Optional.of(new Delivery.Failed("Slack is down", false)));
    office.say("C1", "1");
    office.pass(Courier.GIVE_UP, Duration.ofMinutes(1));
    assertThat(office.count("dead")).isZero();
    office.pass(Duration.ofMinutes(2), Duration.ofMinutes(1));
    assertThat(office.count("dead")).isEqualTo(1);
  }

  @Test
  void onlyWhatWasSentLongAgoIsForgotten() {
    office.say("C1", "dead");
    office.say("C2", "old");
    office.courier.deliver();
    office.clock.pass(Duration.ofDays(14));
    office.say("C2", "new", "waits");
    slack.insteadOfTaking(claimed ->
        claimed.message().toString().contains("text=waits")
            ? Optional.of(new Delivery.Failed("Slack is down", false))
            : Optional.empty());
    office.courier.deliver();
    Instant now = office.clock.instant();
    assertThat(
            office
                .db
                .ledger()
                .<Long>across(sql -> OutboxStore.forget(sql, now.minusSeconds(1), 100)))
        .as("the old one and the notice of the dead one")
        .isEqualTo(2);
    assertThat(
            office
                .db
                .ledger()
                .read("T1", sql -> sql.fetch("select body ->> 'text' from outbox"))
                .getValues(0, String.class))
        .contains("dead", "new", "waits")
        .doesNotContain("old");
  }

  @Test
  void receiptsAreForgottenByAgeAndInBatches() {
    Instant now = office.clock.instant();
    for (int i = 0; i < 5; i++) {
      String key = "r" + i;
      Instant at = now.minus(Duration.ofDays(i));
      office.db.ledger().<Boolean>upkeep("T1", sql -> ReceiptStore.claim(sql, "T1", key, at));
    }
    Instant before = now.minus(Duration.ofDays(2));
    assertThat(office.db.ledger().<Long>across(sql -> ReceiptStore.forget(sql, before, 1)))
        .isEqualTo(1);
    assertThat(office.db.ledger().<Long>across(sql -> ReceiptStore.forget(sql, before, 100)))
        .isEqualTo(1);
    assertThat(office.db.ledger().<Integer>read("T1", sql -> sql.fetchCount(DSL.table("receipt"))))
        .isEqualTo(3);
  }

  private void refuseIn(String channel, String why) {
    slack.insteadOfTaking(claimed ->
        claimed.message().channel().equals(channel)
            ? Optional.of(new Delivery.Refused(why))
            : Optional.empty());
  }
}
