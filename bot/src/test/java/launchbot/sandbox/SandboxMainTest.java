package launchbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class SandboxMainTest {

  private static final List<SlashCommand> COMMANDS =
      List.of(new SlashCommand("/triage", "help", "Rank what is broken"));

  @Test
  void aloneItGivesTwoBotsTurnsAndSaysHowToStartOne() throws Exception {
    var asked = new CopyOnWriteArrayList<String>();
    Javalin one = bot("one", asked);
    Javalin two = bot("two", asked);
    var said = new ArrayList<String>();
    String bots =
        "http://127.0.0.1:%d/slack/events, http://127.0.0.1:%d/slack/events"
            .formatted(one.port(), two.port());
    Runnable stop =
        SandboxMain.start(
            Map.of("PORT", "0", "LAUNCHBOT_REQUEST_URL", bots, "SLACK_BOT_TOKEN", "xoxb-given"),
            COMMANDS,
            List.of(),
            said::add);
    try (var http = HttpClient.newHttpClient()) {
      assertThat(said.getFirst()).matches("Sandbox is ready on http://127.0.0.1:\\d+/sandbox");
      assertThat(String.join("\n", said))
          .contains("SLACK_API_URL=http://127.0.0.1:")
          .contains("SLACK_SIGNING_SECRET=sandbox-")
          .doesNotContain("xoxb-given");
      String page = said.getFirst().replace("Sandbox is ready on ", "");
      for (int i = 0; i < 2; i++) {
        String body =
            Json.of("as", Cast.ADA, "channel", Cast.LAUNCH, "text", "/triage help").toString();
        http.send(
            HttpRequest.newBuilder(URI.create(page + "/ui/post"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
      }
      assertThat(asked).containsExactlyInAnyOrder("one", "two");
    } finally {
      stop.run();
      one.stop();
      two.stop();
    }
  }

  @Test
  void itListensOnThisMachineOnly() {
    assertThatThrownBy(() -> SandboxMain.run(Map.of("HOST", "0.0.0.0")))
        .hasMessageContaining("HOST");
    assertThatThrownBy(() -> SandboxMain.run(Map.of("PORT", "many"))).hasMessageContaining("PORT");
  }

  private static Javalin bot(String name, List<String> asked) {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.post("/slack/events", _ -> asked.add(name));
            })
        .start("127.0.0.1", 0);
  }
}
