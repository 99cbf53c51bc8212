package launchbot.bot.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.bolt.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import launchbot.bot.slack.Arrival;
import launchbot.bot.slack.NotAccepted;
import launchbot.bot.slack.SlackApi;
import launchbot.bot.slack.SlackEdge;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One connection to Slack is there, whatever becomes of it, and nothing that came is lost. */
@Tag("alone")
class SocketModeTest {
  private static final Pauses QUICK =
      new Pauses(
          Duration.ofMillis(40),
          Duration.ofMillis(400),
          Duration.ofMillis(1_500),
          Duration.ofMillis(200),
          Duration.ofSeconds(2),
          Duration.ofMillis(300));

  private final SocketSlack slack = SocketSlack.open();
  private final SlackApi api = new SlackApi(slack.api());
  private final List<Integer> statuses = new CopyOnWriteArrayList<>();
  private volatile Function<Arrival, Response> edge =
      arrival -> Response.json(200, Map.of("text", "heard " + arrival.body()));
  private SocketMode socket;

  @BeforeEach
  void make() {
    socket =
        new SocketMode(
            api,
            SocketSlack.APP_TOKEN,
            arrival -> edge.apply(arrival),
            (status, after) -> statuses.add(status),
            QUICK);
  }

  @AfterEach
  void close() {
    socket.close();
    api.close();
    slack.close();
  }

  @Test
  void aCommandIsAnsweredInItsAcknowledgement() {
    socket.start();
    JsonObject ack = deal("slash_commands", "{\"text\":\"list\"}").join();
    assertThat(ack.get("payload").getAsJsonObject().get("text").getAsString())
        .isEqualTo("heard text=list");
    assertThat(statuses).containsExactly(200);
    assertThat(socket.problem()).isEmpty();
    assertThat(socket.connections()).isOne();
  }

  @Test
  void whatTakesNoAnswerIsAcknowledgedOnly() {
    socket.start();
    assertThat(deal("interactive", "{\"type\":\"block_actions\"}").join().keySet())
        .containsExactly("envelope_id");
    edge = arrival -> Response.ok();
    assertThat(deal("slash_commands", "{\"text\":\"\"}").join().keySet())
        .containsExactly("envelope_id");
  }

  @Test
  void whatWasRefusedIsNotAcknowledged() {
    socket.start();
    edge = arrival -> Response.json(503, Map.of("error", "not now"));
    var refused = deal("events_api", "{\"event_id\":\"Ev1\"}");
    Awaitility.await().until(() -> statuses.contains(503));
    edge = arrival -> Response.ok();
    assertThat(deal("events_api", "{\"event_id\":\"Ev2\"}").join()).isNotNull();
    assertThat(refused).isNotDone();
  }

  @Test
  void anEventThatNobodyWantsIsAcknowledgedAndACommandIsNot() {
    socket.start();
    edge = arrival -> Response.json(404, Map.of("error", "no handler found"));
    var command = deal("slash_commands", "{\"text\":\"a\"}");
    assertThat(deal("events_api", "{\"event_id\":\"Ev1\"}").join().keySet())
        .containsExactly("envelope_id");
    Awaitility.await().until(() -> statuses.size() == 2);
    assertThat(command).isNotDone();
  }

  @Test
  void theNextConnectionStandsBeforeTheOldOneGoesAndWhatRunsIsAnswered() throws Exception {
    socket.start();
    var old = slack.awaitStanding(1).getFirst();
    var held = new CountDownLatch(1);
    edge =
        arrival -> {
          await(held);
          return Response.json(200, Map.of("text", "late"));
        };
    var running = slack.deal(old, "slash_commands", json("{\"text\":\"slow\"}"), 0);
    old.disconnect("refresh_requested");
    assertThat(slack.awaitStanding(2)).contains(old);
    held.countDown();
    assertThat(running.get(2, TimeUnit.SECONDS).toString()).contains("late");
    Awaitility.await().until(() -> !old.stands());
    assertThat(slack.standing()).hasSize(1);
    assertThat(socket.opened()).isEqualTo(2);
  }

  @Test
  void aWarningIsHeededToo() {
    socket.start();
    var old = slack.awaitStanding(1).getFirst();
    old.disconnect("warning");
    slack.awaitStanding(2);
    old.close();
    slack.awaitStanding(1);
    assertThat(deal("slash_commands", "{\"text\":\"list\"}").join().toString()).contains("heard");
  }

  @Test
  void aConnectionThatBreaksIsReplaced() {
    socket.start();
    for (int i = 0; i < 3; i++) {
      slack.awaitStanding(1).getFirst().kill();
      slack.awaitStanding(1);
    }
    assertThat(deal("slash_commands", "{\"text\":\"list\"}").join().toString()).contains("heard");
  }

  @Test
  void aConnectionThatDiesSilentlyIsNoticed() {
    socket.start();
    slack.awaitStanding(1).getFirst().freeze();
    var next = slack.awaitStanding(2).getLast();
    assertThat(slack.deal(next, "slash_commands", json("{\"text\":\"list\"}"), 0).join().toString())
        .contains("heard");
  }

  @Test
  void aConnectionThatIsNotGreetedIsGivenUp() {
    slack.greet(false);
    var started = CompletableFuture.runAsync(socket::start);
    Awaitility.await().until(() -> slack.asked() > 0);
    slack.greet(true);
    slack.awaitStanding(1);
    started.join();
    assertThat(socket.connections()).isOne();
  }

  @Test
  void nonsenseIsSurvived() {
    socket.start();
    var connection = slack.awaitStanding(1).getFirst();
    connection.send("");
    connection.send("not json");
    connection.send("[1,2]");
    connection.send("{\"type\":\"interactive\",\"envelope_id\":\"x\"}");
    connection.send("{\"type\":\"hello\"}");
    connection.send("{\"type\":\"disconnect\"}".replace("disconnect", "quantum"));
    connection.send("{".repeat(10_000));
    connection.send("{\"type\":\"slash_commands\",\"a\":\"" + "é".repeat(3 << 20) + "\"}");
    JsonObject ack = slack.deal(connection, "slash_commands", json("{\"text\":\"ok\"}"), 0).join();
    assertThat(ack.toString()).contains("heard text=ok");
    assertThat(slack.deal(connection, "quantum", json("{}"), 0).join().keySet())
        .containsExactly("envelope_id");
    assertThat(socket.opened()).isOne();
  }

  @Test
  void aSecondGreetingChangesNothing() throws Exception {
    socket.start();
    var connection = slack.awaitStanding(1).getFirst();
    connection.send("{\"type\":\"hello\"}");
    // Longer than a retired connection is kept.
    Thread.sleep(SlackEdge.DEADLINE.plusMillis(1_800));
    assertThat(slack.standing()).containsExactly(connection);
    assertThat(slack.asked()).isOne();
  }

  @Test
  void aFailureBehindTheEdgeTakesNothingElseDown() {
    socket.start();
    var reached = new CompletableFuture<Boolean>();
    edge =
        arrival -> {
          reached.complete(true);
          throw new IllegalStateException("for the test");
        };
    var lost = deal("slash_commands", "{\"text\":\"a\"}");
    reached.join();
    edge = arrival -> Response.ok();
    assertThat(deal("slash_commands", "{\"text\":\"b\"}").join()).isNotNull();
    assertThat(lost).isNotDone();
  }

  @Test
  void askedToWaitItWaits() {
    slack.rateLimit(1);
    long start = System.nanoTime();
    socket.start();
    slack.awaitStanding(1);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    assertThat(slack.asked()).isEqualTo(2);
  }

  @Test
  void whileSlackIsAwayItAsksSeldomAndComesBack() throws Exception {
    slack.refuse("internal_error", 5);
    socket.start();
    assertThat(slack.awaitStanding(1)).hasSize(1);
    assertThat(slack.asked()).isEqualTo(6);
  }

  @Test
  void aTokenThatNoWaitingMendsEndsTheStart() {
    for (var told :
        Map.of(
                "invalid_auth", "Slack does not accept it (invalid_auth)",
                "missing_scope", "connections:write",
                "not_allowed_token_type", "no app-level token")
            .entrySet()) {
      slack.refuse(told.getKey(), 1);
      assertThatThrownBy(socket::start)
          .isInstanceOf(NotAccepted.class)
          .hasMessageStartingWith("SLACK_APP_TOKEN: ")
          .hasMessageContaining(told.getValue())
          .hasMessageContaining("Basic Information › App-Level Tokens")
          .hasMessageNotContaining(SocketSlack.APP_TOKEN);
    }
  }

  @Test
  void aTokenRevokedLaterIsSaidAndAskedAboutSeldom() throws Exception {
    socket.start();
    slack.refuse("token_revoked", 1);
    slack.awaitStanding(1).getFirst().kill();
    Awaitility.await().until(() -> socket.problem().isPresent());
    assertThat(socket.problem().orElseThrow())
        .startsWith("SLACK_APP_TOKEN: ")
        .contains("token_revoked", "App-Level Tokens");
    Thread.sleep(700);
    assertThat(slack.asked()).as("within half of the pause").isEqualTo(2);
    slack.awaitStanding(1); // put right, it comes back without being started again
    Awaitility.await().until(() -> socket.problem().isEmpty());
  }

  @Test
  void socketModeSwitchedOffIsSaid() {
    socket.start();
    slack.awaitStanding(1).getFirst().disconnect("link_disabled");
    Awaitility.await().until(() -> socket.problem().isPresent());
    assertThat(socket.problem().orElseThrow()).contains("switched off", "Settings › Socket Mode");
    assertThat(slack.asked()).isOne();
  }

  @Test
  void tooManyConnectionsIsNoReasonToHurry() {
    socket.start();
    slack.awaitStanding(1).getFirst().disconnect("too_many_websockets");
    Awaitility.await().until(() -> slack.asked() == 2);
    slack.awaitStanding(1);
  }

  @Test
  void atTheEndWhatRunsIsAnsweredAndNothingIsTakenOn() throws Exception {
    socket.start();
    var connection = slack.awaitStanding(1).getFirst();
    var held = new CountDownLatch(1);
    var reached = new CountDownLatch(1);
    edge =
        arrival -> {
          reached.countDown();
          await(held);
          return Response.json(200, Map.of("text", "finished"));
        };
    var running = deal("slash_commands", "{\"text\":\"a\"}");
    assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();
    var closing = CompletableFuture.runAsync(socket::close);
    Thread.sleep(200);
    var refused = slack.deal(connection, "slash_commands", json("{\"text\":\"b\"}"), 0);
    Thread.sleep(200);
    held.countDown();
    assertThat(running.get(2, TimeUnit.SECONDS).toString()).contains("finished");
    closing.get(5, TimeUnit.SECONDS);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
    assertThat(refused).isNotDone();
    assertThat(slack.awaitStanding(0)).isEmpty();
    int asked = slack.asked();
    Thread.sleep(500);
    assertThat(slack.asked()).as("nothing is opened any more").isEqualTo(asked);
  }

  private CompletableFuture<JsonObject> deal(String type, String payload) {
    return slack.deal(type, json(payload));
  }

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
