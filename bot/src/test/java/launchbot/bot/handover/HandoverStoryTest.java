package launchbot.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.sandbox.Cast;
import org.junit.jupiter.api.Test;

/** On the last day the owner gets a document with which the team goes on alone. */
class HandoverStoryTest {
  private static final Pattern LINK = Pattern.compile("/board/enter/[\\w-]+");

  @Test
  void itIsMadeFromWhatIsKnownAndSaysWhatIsMissing() throws Exception {
    try (var stage = Stage.open();
        var http = HttpClient.newHttpClient()) {
      stage.type(stage.ada(), "add Signup <b>hangs</b> | Nobody gets in !blocker @ben");
      stage.type(stage.ada(), "add Dark mode | Nice to have !post-launch @dana due in 90 days");
      assertThat(stage.launch(stage.ada(), "handover diff").shown()).contains("No handover");
      assertThat(stage.launch(stage.ada(), "handover 1").shown()).contains("no handover 1");
      assertThat(stage.launch(stage.ada(), "handover <!channel>").shown()).contains("gaps");
      assertThat(stage.launch(stage.ada(), "handover gaps").shown())
          .contains("Nobody is on call", "/probe oncall");

      assertThat(stage.launch(stage.ada(), "handover").shown())
          .contains("Handover 1", "things are missing");
      stage.seesIn(Cast.LAUNCH, "Handover 1", "first one");
      assertThat(stage.launch(stage.ada(), "check handover").shown())
          .doesNotContain("the handover document says it");

      stage.ada().command(Cast.LAUNCH, "/probe oncall @ada @ben");
      assertThat(stage.launch(stage.ada(), "handover diff").shown())
          .contains("Monitoring", "On call now: Ada");
      assertThat(stage.launch(stage.ada(), "handover").shown()).contains("Handover 2");
      stage.seesIn(Cast.LAUNCH, "Handover 2", "Against handover 1");

      String board = stage.launch(stage.ada(), "board").shown();
      Matcher link = LINK.matcher(board);
      assertThat(link.find()).isTrue();
      String in = "http://127.0.0.1:" + stage.bot().port();
      assertThat(get(http, in + "/board/handover/1", "").statusCode()).isEqualTo(401);
      String cookie =
          http.send(
                  HttpRequest.newBuilder(URI.create(in + link.group()))
                      .POST(HttpRequest.BodyPublishers.noBody())
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .headers()
              .firstValue("Set-Cookie")
              .orElseThrow()
              .split(";", 2)[0];
      assertThat(get(http, in + "/board/handover/2", cookie).body())
          .contains("What is live", "Signup &lt;b&gt;hangs", "Missing", "Dark mode")
          .doesNotContain("<b>hangs");
      assertThat(get(http, in + "/board/handover/9", cookie).statusCode()).isEqualTo(404);
      stage.nothingRejected();
    }
  }

  private static HttpResponse<String> get(HttpClient http, String url, String cookie)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(url));
    if (!cookie.isEmpty()) {
      request.header("Cookie", cookie);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
