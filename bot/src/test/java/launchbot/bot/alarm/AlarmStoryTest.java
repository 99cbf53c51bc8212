package launchbot.bot.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.BadServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A page breaks, somebody takes it, it is mended: as the people in the channel see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlarmStoryTest {
  private final BadServer shop = BadServer.start();
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.with(Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true"));
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    shop.close();
  }

  @Test
  @Order(1)
  void itIsSaidWhoIsCalledAndProvedThatItArrives() {
    assertThat(probe(stage.ada(), "oncall")).contains("Nobody is on call");
    assertThat(probe(stage.ada(), "oncall @ada @ben"))
        .contains("On call now", Cast.ADA, "From", Cast.BEN);
    assertThat(probe(stage.ada(), "oncall @gus")).contains("guest");
    assertThat(probe(stage.ada(), "routes"))
        .contains("Where alarms go", "critical", "whoever is on call");
    assertThat(probe(stage.ada(), "route critical email ops@example.com")).contains("SMTP_URL");
    assertThat(probe(stage.ada(), "test-alert")).contains("on its way by every route");
    stage.seesIn(Cast.LAUNCH, "Test of the alarms: 2 of 2 arrived", "delivered");
    stage.seesIn(stage.ada().direct(), "This is a test of the alarms");
  }

  @Test
  @Order(2)
  void whatBreaksIsOneMessageThatSomebodyTakesAndThatSaysWhenItIsOver() {
    shop.answer("/", 500, "out of stock");
    assertThat(
            probe(
                stage.ada(), "add http %s every 10s as Checkout after 2/2".formatted(shop.at("/"))))
        .contains("watched from now on", "Checkout");
    JsonObject alarm = alarm("Checkout", "Nobody has it yet", "500");
    String ts = alarm.get("ts").getAsString();
    stage.ada().click(ts, "alarm_take");
    stage.ben().click(ts, "alarm_take");
    stage.whispered(Cast.BEN, Cast.LAUNCH, "<@" + Cast.ADA + ">");
    assertThat(alarm("Checkout", "<@" + Cast.ADA + "> is on it").get("ts").getAsString())
        .isEqualTo(ts);
    stage.seesIn(stage.ada().direct(), "Checkout", "is on it");
    assertThat(stage.launch(stage.ada(), "status").shown()).contains("Alarm 1", "is on it");

    shop.answer("/", 200, "welcome");
    JsonObject over = alarm("Checkout", "It began", "and lasted", "had it");
    assertThat(over.get("ts").getAsString()).isEqualTo(ts);
    assertThat(stage.launch(stage.ada(), "status").shown()).doesNotContain("Alarm 1");
    assertThat(alarms()).hasSize(1);
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(stage.launch(stage.ada(), "doctor").shown())
                .contains("no route is set", "Do Not Disturb", "the machine that I run on"));
  }

  @Test
  @Order(3)
  void whatIsRemovedIsAlarmedNoMore() {
    shop.answer("/cart", 503, "closed");
    probe(stage.ada(), "add http %s every 10s as Cart after 1/1".formatted(shop.at("/cart")));
    stage.seesIn(Cast.LAUNCH, "Cart", "is down", "Alarm 2 ·");
    assertThat(probe(stage.ada(), "remove 2 yes")).contains("is removed");
    stage.seesIn(Cast.LAUNCH, "Cart is watched no more", "Its probe was removed", "Alarm 2 ·");
    assertThat(stage.launch(stage.ada(), "status").shown()).doesNotContain("Alarm 2");
    shop.answer("/cart", 503, "closed for good");
    assertThat(probe(stage.ada(), "restore 2")).contains("It is back");
    stage.seesIn(Cast.LAUNCH, "Cart", "is down", "Alarm 3 ·");
  }

  private JsonObject alarm(String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                alarms().stream()
                    .filter(one -> List.of(pieces).stream().allMatch(Answer.shown(one)::contains))
                    .findFirst()
                    .orElseGet(JsonObject::new),
            one -> one.size() > 0);
  }

  /** Messages of the alarm itself: only they end with its number. */
  private List<JsonObject> alarms() {
    return stage.sandbox().messages(Cast.LAUNCH).stream()
        .filter(one -> Answer.shown(one).contains("Alarm 1 ·"))
        .toList();
  }

  private String probe(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/probe " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }
}
