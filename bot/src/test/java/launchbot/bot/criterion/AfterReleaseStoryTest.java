package launchbot.bot.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.BadServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A release finishes, its smoke probe fails against a real server, and everybody hears of it. */
class AfterReleaseStoryTest {

  @Test
  void aReleaseAfterWhichSmokeFailsIsBad() {
    try (var server = BadServer.start();
        var stage =
            Stage.with(
                Map.of(
                    "LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true", "LAUNCHBOT_DNS", "127.0.0.1:9"))) {
      stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
      assertThat(type(stage, "/rollback criteria")).contains("No criterion is measured here");
      assertThat(type(stage, "/rollback reading drift 3 because counted")).contains("drift is 3");
      assertThat(stage.ada().command(Cast.LAUNCH, "/rollback reading drift 0,5").shown())
          .contains("with a point");
      type(stage, "/launch release 1.4.1");
      type(stage, "/launch release done");
      stage.seesIn(Cast.LAUNCH, "1.4.1", "Nothing looks after it");

      server.answer("/home", 200, "Welcome back", "Content-Type: text/html");
      JsonObject form =
          Objects.requireNonNull(stage.ada().command(Cast.LAUNCH, "/probe smoke").openedView());
      String steps =
          """
          - name: page
            url: /home
            expect: body has "Welcome back"
          """;
      var saved =
          stage
              .ada()
              .submit(
                  form.get("id").getAsString(),
                  Map.of("smoke_target", server.at("/").toString(), "smoke_steps", steps));
      assertThat(saved.closed()).as(saved.errors().toString()).isTrue();
      stage.whispered(Cast.ADA, Cast.LAUNCH, "*#1*", "watched from now on");
      until(stage, "/probe", "1 fine");
      server.answer("/home", 500, "broken", "Content-Type: text/html");
      type(stage, "/launch release 1.4.2");
      type(stage, "/launch release done");
      Awaitility.await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() ->
              assertThat(String.join("\n", stage.shownIn(Cast.LAUNCH)))
                  .contains("1.4.2", "fails; it passed before"));
      stage.nothingRejected();
    }
  }

  private static void until(Stage stage, String words, String shown) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(type(stage, words)).contains(shown));
  }

  private static String type(Stage stage, String words) {
    Answer answer = stage.ada().command(Cast.LAUNCH, words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }
}
