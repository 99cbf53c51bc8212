package launchbot.bot.crew;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
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

/** The shop is down at night: who leads, who speaks, and how it is said how it stands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CrewStoryTest {
  private final BadServer shop = BadServer.start();
  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock, Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true"));
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    shop.answer("/", 503, "closed");
    Answer added =
        stage
            .ada()
            .command(
                Cast.LAUNCH,
                "/probe add http %s every 60s as Checkout after 1/1".formatted(shop.at("/")));
    assertThat(added.shown()).contains("watched from now on");
    head("nobody yet", "Next update due");
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
  void nobodyLeadsSoItIsAskedAFewTimesAndThenTheLeadIsTold() {
    forward(5);
    JsonObject asked = reply("Nobody leads incident 1 yet", "<@" + Cast.ADA + ">, do you?");
    assertThat(asked.toString()).contains("I lead");
    forward(5);
    reply("Still nobody leads incident 1");
    forward(5);
    Awaitility.await().until(() -> replies("Still nobody leads incident 1") == 2);
    forward(5);
    stage.seesIn(stage.ada().direct(), "nobody leads it", "I have asked in its thread");
    assertThat(timers("crew.chase")).isZero();
  }

  @Test
  @Order(2)
  void ofTwoAtOnceOneLeadsAndTheOtherIsAskedFirst() {
    String ts = ts(head("nobody yet"));
    var both =
        List.of(stage.ben(), stage.chiyo()).stream()
            .map(person -> CompletableFuture.runAsync(() -> person.click(ts, "incident_do:lead")))
            .toArray(CompletableFuture[]::new);
    CompletableFuture.allOf(both).join();
    Awaitility.await().until(() -> rows("incident where commander is not null") == 1);
    boolean ben = rows("incident where commander = '" + Cast.BEN + "'") == 1;
    SandboxPerson second = ben ? stage.chiyo() : stage.ben();
    JsonObject asked =
        stage.whispered(
            second.id(), Cast.LAUNCH, "is the commander of incident", "Do you take it over?");
    assertThat(rows("incident_event where kind = 'role'")).isOne();
    second.click(ts(asked), "incident_do:role");
    head("*Leads* <@" + second.id() + ">");
    assertThat(rows("incident where acknowledged_by is not null")).isOne();
    assertThat(timers("crew.chase")).isZero();
  }

  @Test
  @Order(3)
  void jobsAreGivenButNotToGuestsNorToWhoeverLeft() {
    assertThat(incident(stage.ada(), "role communications @gus")).contains("is a guest");
    assertThat(incident(stage.ada(), "role communications @eve")).contains("is deactivated");
    assertThat(incident(stage.ada(), "role cook @ben")).contains("Type which job and whose");
    assertThat(incident(stage.ada(), "role")).contains("Type which job and whose");
    assertThat(incident(stage.ada(), "role communications @dana"))
        .contains("<@" + Cast.DANA + "> is the one who speaks of incident *1*");
    head("*Speaks* <@" + Cast.DANA + ">");
    assertThat(incident(stage.ada(), "repair")).contains("You are the one who repairs");
    assertThat(incident(stage.ada(), "role operations nobody")).contains("Nobody is");
    assertThat(incident(stage.ada(), "lead 99")).contains("There is no incident 99 here");
  }

  @Test
  @Order(4)
  void anUpdateIsAskedForAndSent() {
    forward(11);
    JsonObject due = reply("<@" + Cast.DANA + ">, the update of incident 1 is due");
    forward(5);
    String commander =
        rows("incident where commander = '" + Cast.BEN + "'") == 1 ? Cast.BEN : Cast.CHIYO;
    stage.seesIn(
        stage.sandbox().as(commander).direct(), "nobody has said how incident 1", "no more");
    assertThat(timers("crew.update")).isZero();

    stage.dana().click(ts(due), "crew_send");
    JsonObject view = stage.sandbox().openView(Cast.DANA).orElseThrow();
    String id = view.get("id").getAsString();
    SubmitAnswer wrong = stage.dana().submit(id, Map.of("conditions", "x", "next", "2 days"));
    assertThat(wrong.errors().get("next")).contains("within 24 hours");
    SubmitAnswer sent =
        stage
            .dana()
            .submit(
                id,
                Map.of(
                    "conditions",
                    "One in ten payments <!channel> fails",
                    "actions",
                    "We take it back",
                    "next",
                    "20 min"));
    assertThat(sent.errors()).isEmpty();
    assertThat(text(reply("*Update* of incident 1 by", "*Actions:* We take it back")))
        .doesNotContain("<!channel>")
        .contains("Next update by");
    reply("Seen to: the next update is due");
    assertThat(rows("incident_update")).isOne();
    assertThat(timers("crew.update-due")).isOne();
    incident(stage.ben(), "update");
    assertThat(stage.sandbox().openView(Cast.BEN).toString()).contains("Incident 1: Checkout");
    stage.ben().close();
    assertThat(incident(stage.ben(), "update Cards work again for most"))
        .contains("Your update is in the thread of incident *1*");
    assertThat(incident(stage.ben(), "summary"))
        .contains(
            "As of", "Cards work again for most", "Speaks: Dana Cruz", "Customers have not been");
  }

  @Test
  @Order(5)
  void itIsPutOffOrStoppedAndTheHeadSaysByWhom() {
    forward(30);
    reply("the update of incident 1 is due");
    JsonObject due = latest("the update of incident 1 is due");
    stage.dana().click(ts(due), "crew_snooze_15");
    Awaitility.await().until(() -> replies("the update of incident 1 is due") == 0);
    forward(15);
    JsonObject again = reply("the update of incident 1 is due");
    stage.dana().click(ts(again), "crew_stop");
    head("Reminders of updates were stopped by <@" + Cast.DANA + ">");
    assertThat(timers("crew.update")).isZero();
  }

  @Test
  @Order(6)
  void whoeverIsDeactivatedHoldsNoJobAnyMore() {
    boolean ben = rows("incident where commander = '" + Cast.BEN + "'") == 1;
    stage.sandbox().deactivate(ben ? Cast.BEN : Cast.CHIYO);
    reply("was deactivated in Slack", "incident 1 is without a commander");
    head("*Leads* nobody yet");
    assertThat(timers("crew.chase-1")).isOne();
    forward(5);
    Awaitility.await().until(() -> replies("Nobody leads incident 1 yet") == 2);
  }

  private void forward(int minutes) {
    clock.forward(Duration.ofMinutes(minutes));
  }

  private JsonObject head(String... pieces) {
    return among(
        () ->
            stage.sandbox().messages(Cast.LAUNCH).stream()
                .filter(one -> text(one).contains("*Incident 1:* Checkout"))
                .toList(),
        pieces);
  }

  private JsonObject reply(String... pieces) {
    return among(this::thread, pieces);
  }

  private JsonObject latest(String words) {
    return thread().reversed().stream()
        .filter(one -> text(one).contains(words))
        .findFirst()
        .orElseThrow();
  }

  private long replies(String words) {
    return thread().stream().filter(one -> text(one).contains(words)).count();
  }

  private List<JsonObject> thread() {
    return stage.sandbox().thread(Cast.LAUNCH, ts(head()));
  }

  private static JsonObject among(Supplier<List<JsonObject>> those, String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                those.get().stream()
                    .filter(one -> List.of(pieces).stream().allMatch(text(one)::contains))
                    .findFirst()
                    .orElseGet(JsonObject::new),
            one -> one.size() > 0);
  }

  private static String text(JsonObject message) {
    return Answer.shown(message);
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }

  private int rows(String what) {
    return new Rows(database).count(what);
  }

  private int timers(String kind) {
    return rows("timer where kind like '" + kind + "%'");
  }

  private String incident(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }
}
