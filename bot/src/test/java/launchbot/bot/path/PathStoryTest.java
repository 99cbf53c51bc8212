package launchbot.bot.path;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Critical paths from their first word to the last of them passed; one story in several scenes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PathStoryTest {
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open();
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "fix 1");
    stage.type(stage.ada(), "verify 1");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  @Order(1)
  void pathsAreAddedAndStandInTheChannel() {
    assertThat(launch(stage.ada(), "path")).contains("No critical paths yet");
    assertThat(launch(stage.ada(), "path add Pay by card, get a receipt"))
        .contains("Added as path *1*");
    assertThat(launch(stage.ada(), "path add pay by card, get a receipt"))
        .contains("That is path 1 already");
    Answer form = answer(stage.ada(), "path add");
    stage.ada().submit(id(form), Map.of("title", "Reset the password by mail"));
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Added as path *2*");
    launch(stage.ada(), "path post");
    stage.seesIn(Cast.LAUNCH, "0 of 2 critical paths passed", "nobody walks it yet");
    assertThat(launch(stage.ada(), "status")).contains("Critical path 1 has not been walked");
  }

  @Test
  @Order(2)
  void eachGoesToSomebodyWhoDidNotBuildIt() {
    assertThat(launch(stage.ada(), "path owner 1 @ada")).contains("built by");
    assertThat(launch(stage.ada(), "path assign 1 me")).contains("somebody else sees more");
    assertThat(launch(stage.ada(), "path assign 1 @eve")).contains("deactivated");
    assertThat(launch(stage.ada(), "path assign 9 me")).contains("There is no such path");
    assertThat(launch(stage.ada(), "path share")).contains("/launch role tester");
    assertThat(launch(stage.ada(), "path assign 1 @ben")).contains("walks it");
    stage.seesIn(stage.ben().direct(), "You walk a critical path", "Pay by card");
    stage.seesIn(Cast.LAUNCH, "critical paths passed", "<@" + Cast.BEN + "> walks it");
  }

  @Test
  @Order(3)
  void aFailBecomesAnEntry() {
    Answer form = stage.ben().click(message(stage.ben().direct(), "Pay by card"), "path_fail");
    var missing = stage.ben().submit(id(form), Map.of());
    assertThat(missing.closed()).isFalse();
    var saved = stage.ben().submit(id(form), Map.of("note", "The receipt never comes"));
    assertThat(saved.closed()).as(saved.errors().toString()).isTrue();
    stage.seesIn(Cast.LAUNCH, "🔴 *1*", "The receipt never comes", "*#2* is to be fixed");
    assertThat(stage.type(stage.ada(), "show 2"))
        .contains("Path 1 fails: Pay by card", "The receipt never comes", "#critical-path");
    assertThat(launch(stage.ben(), "path fail 1 still no receipt"))
        .contains("*#2* is about it and still open");
    assertThat(launch(stage.ada(), "status")).contains("Critical path 1 failed, see #2");
  }

  @Test
  @Order(4)
  void whoBuiltItDoesNotPassIt() {
    assertThat(launch(stage.ada(), "path pass 1")).contains("You built path 1");
    stage.type(stage.ada(), "fix 2");
    stage.type(stage.ben(), "verify 2");
    assertThat(launch(stage.ben(), "path pass 1 on an old phone too"))
        .contains("Path *1* passed", "1 of 2");
    assertThat(launch(stage.ben(), "path show 1"))
        .contains("passed by", "on an old phone too", "failed by", "still no receipt");
    stage.seesIn(Cast.LAUNCH, "✅ *1*", "1 of 2 critical paths passed");
  }

  @Test
  @Order(5)
  void theLastOneClearsTheWay() {
    assertThat(launch(stage.ada(), "path blocked 2")).isEmpty();
    assertThat(launch(stage.ada(), "path blocked 2 no test mailbox")).contains("is blocked");
    assertThat(launch(stage.ada(), "status")).contains("Critical path 2 is blocked");
    Answer form = answer(stage.ada(), "path edit 2");
    assertThat(
            stage
                .ada()
                .submit(id(form), Map.of("title", "Reset the password", "required", "no"))
                .closed())
        .isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Reset the password", "not required");
    assertThat(launch(stage.ada(), "status")).doesNotContain("Critical path 2");
    Answer walk = answer(stage.ben(), "path walk 2");
    stage.ben().submit(id(walk), Map.of("outcome", "pass"));
    stage.seesIn(Cast.LAUNCH, "All 2 critical paths passed");
    assertThat(launch(stage.ada(), "path remove 2")).contains("is removed");
    stage.seesIn(Cast.LAUNCH, "The critical path passed");
  }

  private String message(String channel, String words) {
    return stage.sandbox().messages(channel).reversed().stream()
        .filter(message -> Answer.shown(message).contains(words))
        .findFirst()
        .orElseThrow()
        .get("ts")
        .getAsString();
  }

  private String launch(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private Answer answer(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/launch " + words);
    assertThat(answer.error()).as("/launch " + words).isNull();
    return answer;
  }

  private static String id(Answer answer) {
    JsonObject view = Objects.requireNonNull(answer.openedView());
    return view.get("id").getAsString();
  }
}
