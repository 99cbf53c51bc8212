package launchbot.bot.opening;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.BadServer;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** A shop breaks, something else breaks with it, it comes back, and breaks once more. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpeningStoryTest {
  private final BadServer shop = BadServer.start();
  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock, Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true"));
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
    shop.close();
  }

  @Test
  @Order(1)
  void anAlarmOpensOneIncidentAndWhoeverTakesTheAlarmHasAnsweredIt() {
    shop.answer("/", 500, "<!channel> out of stock");
    probe("add http %s every 10s as Checkout after 1/1".formatted(shop.at("/")));
    String head =
        stage.seesIn(Cast.LAUNCH, "*Incident 1:* Checkout answers, but not as it should", "sev2");
    assertThat(head).contains("alarm 1 for").doesNotContain("out of stock");
    JsonObject alarm = message("Alarm 1 ·", "Incident 1 in");
    assertThat(alarm.toString()).doesNotContain("opening_open");
    stage.ada().click(ts(alarm), "alarm_take");
    Awaitility.await()
        .until(() -> rows("number = 1 and acknowledged_by = '" + Cast.ADA + "'") == 1);
    assertThat(rows("true")).isOne();
  }

  @Test
  @Order(2)
  void whatBreaksWithItJoinsItUnlessPeopleSayThatItIsAnotherOne() {
    shop.answer("/cart", 503, "closed");
    String other = shop.at("/cart").toString().replace("127.0.0.1", "localhost");
    probe("add http %s every 10s as Cart after 1/1".formatted(other));
    JsonObject joined = reply("I take these for the same cause", "alarm 2: Cart is down");
    stage.seesIn(Cast.LAUNCH, "*Incident 1:* Checkout", "alarm 2 for");

    stage.ben().click(ts(joined), "opening_split:2");

    stage.seesIn(Cast.LAUNCH, "*Incident 2:* Cart answers, but not as it should");
    reply("What came to this incident turned out to be another one");
    assertThat(rows("true")).isEqualTo(2);
  }

  @Test
  @Order(3)
  void recoveryProposesAndPeopleDecide() {
    shop.answer("/", 200, "welcome");
    clock.forward(Duration.ofSeconds(10));
    JsonObject proposal = reply("All that failed is up again", "watch whether it stays so");
    stage.ada().click(ts(proposal), "opening_not_yet");
    reply("You said that it is not over. I ask again");
    clock.forward(Duration.ofMinutes(15));
    reply("All that failed is up again", "watch whether it stays so");
    stage.ada().click(ts(proposal), "opening_monitor");
    reply("It is watched. If users are fine too, resolve it.");
    stage.sandbox().as(Cast.GUS).click(ts(proposal), "opening_resolve");
    stage.whispered(Cast.GUS, Cast.LAUNCH, "Guests can report and read");
    stage.ada().click(ts(proposal), "opening_resolve");
    reply("All its alarms were over, and incident 1 is resolved");
    assertThat(rows("number = 1 and status = 'resolved'")).isOne();
  }

  @Test
  @Order(4)
  void whatComesBackSoonAfterIsProposedToBeReopened() {
    shop.answer("/", 500, "out of stock");
    clock.forward(Duration.ofMinutes(2));
    JsonObject again = reply("shortly after incident 1 was resolved", "is it the same?");
    assertThat(rows("number = 1 and status = 'resolved'")).isOne();
    stage.ada().click(ts(again), "opening_reopen");
    reply("Incident 1 is open for it");
    assertThat(rows("number = 1 and status = 'investigating'")).isOne();
    assertThat(rows("true")).isEqualTo(2);
  }

  private JsonObject message(String... pieces) {
    return among(() -> stage.sandbox().messages(Cast.LAUNCH), pieces);
  }

  /** In the thread of the first incident. */
  private JsonObject reply(String... pieces) {
    String head = ts(message("*Incident 1:* Checkout"));
    return among(() -> stage.sandbox().thread(Cast.LAUNCH, head), pieces);
  }

  private static JsonObject among(Supplier<List<JsonObject>> those, String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                those.get().stream()
                    .filter(one -> List.of(pieces).stream().allMatch(Answer.shown(one)::contains))
                    .findFirst()
                    .orElseGet(JsonObject::new),
            one -> one.size() > 0);
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }

  private int rows(String where) {
    return new Rows(database).count("incident where " + where);
  }

  private void probe(String words) {
    Answer answer = stage.ada().command(Cast.LAUNCH, "/probe " + words);
    assertThat(answer.error()).as(words).isNull();
    assertThat(answer.shown()).contains("watched from now on");
  }
}
