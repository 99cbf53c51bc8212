package launchbot.bot.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** On the last day the owner gets a document with which the team goes on alone. */
class HandoverStoryTest {
  private static final Pattern TOKEN = Pattern.compile("lb_[\\w-]{43}");
  private static final Pattern LINK = Pattern.compile("/board/enter/[\\w-]+");

  @Test
  void itIsMadeFromWhatIsKnownAndSaysWhatIsMissing() throws Exception {
    try (var db = TestDatabase.fresh();
        var stage = Stage.open(db, InstantSource.system());
        var http = HttpClient.newHttpClient()) {
      stage.type(stage.ada(), "add Signup <b>hangs</b> | Nobody gets in !blocker @ben");
      stage.type(stage.ada(), "add Dark mode | Nice to have !post-launch @dana due in 90 days");
      stage.launch(stage.ada(), "check");
      assertThat(stage.launch(stage.ada(), "handover diff").shown()).contains("No handover");
      assertThat(stage.launch(stage.ada(), "handover 1").shown()).contains("no handover 1");
      assertThat(stage.launch(stage.ada(), "handover <!channel>").shown()).contains("gaps");
      assertThat(stage.launch(stage.ada(), "handover gaps").shown())
          .contains("Nobody is on call", "/probe oncall");

      assertThat(stage.launch(stage.ada(), "handover").shown())
          .contains("Handover 1", "things are missing");
      stage.seesIn(Cast.LAUNCH, "Handover 1", "first one");
      assertThat(state(db)).isEqualTo("open");

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
      anItemIsDoneWhileNothingIsMissingInItsChapters(db, stage, http, in);
      stage.nothingRejected();
    }
  }

  private static void anItemIsDoneWhileNothingIsMissingInItsChapters(
      TestDatabase db, Stage stage, HttpClient http, String in) throws Exception {
    stage.ada().command(Cast.LAUNCH, "/probe add http https://shop.example every 1h as Shop");
    stage.ada().command(Cast.LAUNCH, "/probe pause 1");
    Matcher token = TOKEN.matcher(stage.launch(stage.ada(), "hook new CI").shown());
    assertThat(token.find()).isTrue();
    var deploy =
        HttpRequest.newBuilder(URI.create(in + "/hooks/deploy"))
            .header("Authorization", "Bearer " + token.group())
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"version\":\"1.4.2\",\"status\":\"finished\",\"commit\":\"4f2c9ab\"}"));
    assertThat(http.send(deploy.build(), HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(201);
    stage.launch(stage.ada(), "access add");
    String form = stage.sandbox().openView(Cast.ADA).orElseThrow().get("id").getAsString();
    assertThat(stage.ada().submit(form, Map.of("name", "Stripe", "url", "https://stripe.example")))
        .matches(SubmitAnswer::closed);
    stage.launch(stage.ada(), "access give 1 @ben admin");
    stage.launch(stage.ada(), "handover");
    String gaps = stage.launch(stage.ada(), "handover gaps").shown();
    assertThat(state(db)).as(gaps).isEqualTo("done");
    stage.launch(stage.ada(), "access take 1 @ben");
    stage.launch(stage.ada(), "handover");
    assertThat(state(db)).isEqualTo("open");
  }

  private static String state(TestDatabase db) throws SQLException {
    try (var connection = db.superuser();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select state from checklist_item where key = 'handover.owner-knows'")) {
      rows.next();
      return rows.getString(1);
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
