package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the sandbox offers somebody new, with the real bot behind it: the demo and the tour. */
class SandboxStoryTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = Stage.open();
  }

  @AfterEach
  void close() {
    http.shutdownNow();
    stage.close();
  }

  @Test
  void theDemoFillsALaunchOnceBesideWhatIsThere() {
    stage.type(stage.ada(), "add Signup button does nothing | Nobody gets in !blocker");
    act("demo", "{}");
    assertThat(act("demo", "{}").get("there").getAsBoolean())
        .as("a second press joins the first")
        .isFalse();
    JsonObject demo = there();
    String channel = demo.get("channel").getAsString();
    assertThat(stage.ada().command(channel, "/triage list").shown())
        .contains("🔴 1 blocker", "🟠 3 high", "🟡 3 medium", "🔵 1 low", "⚪ 1 post-launch");
    stage.seesIn(channel, "Password reset mails", "verified");
    stage.seesIn(channel, "iPhone visitors", "duplicate of #");
    stage.seesIn(channel, "newsletter", "won't fix");
    stage.seesIn(channel, "Search finds nothing", "pulled into the sprint");
    String names = number(demo, "/triage history");
    assertThat(stage.ada().command(channel, "/triage history " + names).shown())
        .contains("reopened", "still wrong when the second name is longer");
    assertThat(demo.toString()).doesNotContain("{signup}").contains("/triage history");
    assertThat(stage.sandbox().pins(channel)).hasSize(1);
    int messages = stage.sandbox().messages(channel).size();
    assertThat(messages).isGreaterThan(15);
    assertThat(act("demo", "{}").get("there").getAsBoolean()).isTrue();
    assertThat(stage.sandbox().messages(channel)).hasSize(messages);
    stage.nothingRejected();
  }

  @Test
  void theTourNoticesWhatWasDoneAndIsLeftAndResumed() {
    assertThat(tour().get("begun").getAsBoolean()).isFalse();
    act("tour", "{\"to\":\"start\"}");
    JsonObject form =
        Objects.requireNonNull(
            stage.answer(stage.ada(), "add Signup button does nothing !blocker").openedView());
    assertThat(step()).isEqualTo(1);
    act("tour", "{\"to\":\"leave\"}");
    assertThat(tour().get("on").getAsBoolean()).isFalse();
    act("tour", "{\"to\":\"start\"}");
    assertThat(step()).as("where it was left").isEqualTo(1);
    stage.ada().submit(form.get("id").getAsString(), Map.of("impact", "Nobody can sign up"));
    stepIs(2);
    stage.type(stage.ada(), "list");
    stepIs(3);
    assertThat(tour().toString()).contains("/triage fix 1", "/triage verify 1");
    stage.type(stage.ada(), "fix 1");
    assertThat(tour().get("done").toString()).isEqualTo("[0]");
    stage.type(stage.ben(), "verify 1");
    stepIs(4);
    stage.type(stage.ben(), "undo");
    stage.type(stage.ben(), "history 1");
    stepIs(5);
    stage.type(stage.ada(), "pin");
    stepIs(6);
    act("tour", "{\"to\":\"page\",\"what\":\"connect\"}");
    stepIs(7);
    assertThat(tour().get("on").getAsBoolean()).isFalse();
    stage.nothingRejected();
  }

  @Test
  void whatTheTourAsksForCanAlsoBeDoneInOneGo() {
    act("tour", "{\"to\":\"start\"}");
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stepIs(2);
    act("tour", "{\"to\":\"step\",\"step\":0}");
    assertThat(step()).isZero();
  }

  @Test
  void everyTaskOfTheTourIsWordedForTheBotThatIsThere() {
    SandboxPerson ada = stage.ada();
    for (JsonElement step : tour().getAsJsonArray("steps")) {
      for (JsonElement task : step.getAsJsonObject().getAsJsonArray("tasks")) {
        JsonElement type = task.getAsJsonObject().get("type");
        if (type != null) {
          String line = type.getAsString().replace("{n}", "1");
          assertThat(ada.command(Cast.LAUNCH, line).shown()).doesNotContain("I don't know");
        }
      }
    }
  }

  /** The number in the first line to look at that types this. */
  private static String number(JsonObject demo, String command) {
    return demo.getAsJsonArray("look").asList().stream()
        .map(one -> one.getAsJsonObject().get("type"))
        .filter(type -> type != null && type.getAsString().startsWith(command))
        .map(type -> type.getAsString().replaceAll("\\D", ""))
        .findFirst()
        .orElseThrow();
  }

  private JsonObject there() {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              JsonObject demo = state().getAsJsonObject("demo");
              assertThat(demo.has("trouble")).as(String.valueOf(demo.get("trouble"))).isFalse();
              return demo;
            },
            demo -> demo.get("there").getAsBoolean());
  }

  private JsonObject tour() {
    return state().getAsJsonObject("tour");
  }

  private int step() {
    return tour().get("step").getAsInt();
  }

  private void stepIs(int step) {
    Awaitility.await().atMost(Duration.ofSeconds(15)).until(this::step, now -> now == step);
  }

  private JsonObject state() {
    return send(HttpRequest.newBuilder(url("state?as=" + Cast.ADA)));
  }

  private JsonObject act(String action, String body) {
    JsonObject whole = JsonParser.parseString(body).getAsJsonObject();
    whole.addProperty("as", Cast.ADA);
    return send(
        HttpRequest.newBuilder(url(action))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(whole.toString())));
  }

  private URI url(String path) {
    return URI.create("http://localhost:" + stage.bot().port() + "/sandbox/ui/" + path);
  }

  private JsonObject send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return JsonParser.parseString(answer.body()).getAsJsonObject();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
