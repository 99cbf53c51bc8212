package launchbot.bot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.BadServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Watching a server that is really there: what is typed, what is looked at, what is told. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProbeLiveStoryTest {
  private final BadServer server = BadServer.start();
  private Stage stage;

  @BeforeAll
  void open() {
    stage =
        Stage.with(
            Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true", "LAUNCHBOT_DNS", "127.0.0.1:9"));
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    server
        .answer("/sign-in", 200, "<input name=csrf value=t1>", "Content-Type: text/html")
        .answer("/home", 200, "Welcome back", "Content-Type: text/html");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    server.close();
  }

  @Test
  @Order(1)
  void aServerIsWatchedAndStandsFine() {
    assertThat(probe("add http %s every 10s as Shop".formatted(server.at("/"))))
        .contains("watched from now on", "#1");
    until("", "1 probe: 1 fine");
    assertThat(probe("show 1")).contains("fine since", "connect", "first byte", "p95", "Next look");
    assertThat(server.asked().getFirst().path()).isEqualTo("/");
  }

  @Test
  @Order(2)
  void aLookNowTellsWhatItSaw() {
    assertThat(probe("run 1")).contains("Looking at");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Looked:", "200", "#1");
  }

  @Test
  @Order(3)
  void itsChartIsAPicture() throws IOException, InterruptedException {
    // Two looks that are not in one step of the chart.
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> {
          probe("show 1");
          return chart().isPresent();
        });
    JsonObject file = chart().orElseThrow();
    URI page =
        URI.create(
            "http://127.0.0.1:%d/sandbox/ui/files/%s"
                .formatted(stage.bot().port(), file.get("id").getAsString()));
    try (var http = HttpClient.newHttpClient()) {
      byte[] png =
          http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray())
              .body();
      assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(800);
    }
  }

  @Test
  @Order(4)
  void stepsAreCarriedOut() {
    JsonObject form = Objects.requireNonNull(answer("smoke").openedView());
    String steps =
        """
        - name: form
          url: /sign-in
          capture:
            csrf: css input[name=csrf] @value
        - name: page
          url: /home?csrf=${csrf}
          expect: body has "Welcome back"
        """;
    var saved =
        stage
            .ada()
            .submit(
                form.get("id").getAsString(),
                Map.of("smoke_target", server.at("/").toString(), "smoke_steps", steps));
    assertThat(saved.closed()).as(saved.errors().toString()).isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "*#2*", "watched from now on");
    probe("run 2");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Looked:", "#2", "fine since");
    assertThat(server.asked()).anyMatch(asked -> asked.path().equals("/home?csrf=t1"));
  }

  @Test
  @Order(5)
  void anAuditRanksRisks() {
    assertThat(probe("audit " + server.at("/"))).contains("Looking at 127.0.0.1");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "risks (", "Nothing of this is kept");
  }

  @Test
  @Order(6)
  void whatBreaksIsSeen() {
    server.answer("/", 500, "broken");
    probe("run 1");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Looked:", "500", "being confirmed");
  }

  private Optional<JsonObject> chart() {
    return stage.sandbox().messages(stage.ada().direct()).stream()
        .filter(message -> message.has("files"))
        .map(message -> message.getAsJsonArray("files").get(0).getAsJsonObject())
        .findFirst();
  }

  private void until(String words, String shown) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(200))
        .untilAsserted(() -> assertThat(probe(words)).contains(shown));
  }

  private String probe(String words) {
    return answer(words).shown();
  }

  private Answer answer(String words) {
    Answer answer = stage.ada().command(Cast.LAUNCH, "/probe " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }
}
