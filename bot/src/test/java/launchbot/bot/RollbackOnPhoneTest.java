package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.browser.Axe;
import launchbot.browser.Browser;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A rollback as people see it on their phones: in its thread, on the board, in the handover. */
class RollbackOnPhoneTest {
  private static final By MESSAGE = By.cssSelector(".messages .message");
  private static final By IN_THREAD = By.cssSelector("#thread .message");
  private static final Pattern LINK = Pattern.compile("/board/enter/[\\w-]+");

  private TestDatabase db;
  private Stage stage;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.open();
    db = TestDatabase.fresh();
    stage = Stage.open(db, InstantSource.system());
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !high @ben");
    stage.type(stage.ben(), "list");
    db.ledger()
        .write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), java.time.Instant.now(), null),
            tx ->
                PlanStore.add(
                    tx, LaunchStore.open(tx.sql()).getFirst().id(), plan(), 0, null, List.of()));
  }

  @AfterEach
  void close() {
    stage.close();
    db.close();
    browser.close();
  }

  @Test
  void itIsFollowedInItsThreadOnTheBoardAndInTheHandover() throws Exception {
    browser.visit(address("/sandbox"), 390, 844, "light");
    said(stage.ben(), "/launch release 1.4.2 Pays with the new card form");
    said(stage.ben(), "/launch release done");
    browser.lastWith(MESSAGE, "1.4.2", this::scrollTo);
    picture("release");
    said(stage.ada(), "/incident Checkout hangs after the card number !sev2");
    said(stage.ada(), "/incident lead");
    said(stage.ben(), "/rollback now because 7.2 % of payments fail since 1.4.2");
    reply("7.2 % of payments fail");
    browser.lastWith(
        MESSAGE,
        "Checkout hangs",
        message -> message.findElement(By.cssSelector(".replies")).click());
    browser.lastWith(IN_THREAD, "7.2 % of payments fail", this::scrollTo);
    picture("proposed");

    said(stage.ada(), "/rollback approve");
    for (String check : List.of("data", "backup", "sessions", "migrations")) {
      said(stage.ada(), "/rollback check " + check + " yes");
    }
    said(stage.ada(), "/rollback start");
    said(stage.ada(), "/rollback step 1 done");
    reply("✅ 1. Hold the card form");
    browser.lastWith(IN_THREAD, "kubectl rollout undo", this::scrollTo);
    picture("steps");

    Matcher link = LINK.matcher(said(stage.ada(), "/launch board"));
    assertThat(link.find()).isTrue();
    browser.driver().get(address(link.group()));
    browser.until(By.cssSelector("button")).click();
    browser.lastWith(By.cssSelector("section"), "Walk the checkout, Chiyo Tanaka");
    browser.lastWith(By.cssSelector(".lasts"), "of");
    browser.resize(390, 1300);
    assertThat(Axe.violations(browser)).isEmpty();
    browser.picture("board", "board");

    said(stage.ben(), "/rollback step 2 done");
    browser.lastWith(By.cssSelector("li"), "Deploy 1.4.1, Ben Okafor: done");
    said(stage.ada(), "/launch handover");
    browser.driver().get(address("/board/handover/1"));
    browser.lastWith(By.tagName("h2"), "Post-launch entries");
    assertThat(Axe.violations(browser)).isEmpty();
    browser.resize(390, 844);
    browser.picture("handover", "handover");
    stage.nothingRejected();
  }

  private static RollbackPlan plan() {
    return new RollbackPlan(
        "production",
        "1.4.1",
        List.of(
            step("hold", Step.Kind.CONFIGURATION, "Hold the card form", null, Cast.ADA, 2),
            step(
                "deploy",
                Step.Kind.CODE,
                "Deploy 1.4.1",
                "kubectl rollout undo deploy/shop",
                Cast.BEN,
                10),
            step("look", Step.Kind.VERIFICATION, "Walk the checkout", null, Cast.CHIYO, 5)),
        Chain.LEAD,
        List.of(),
        List.of(
            new ProductFeature(
                "checkout",
                "Checkout",
                List.of(),
                List.of("Cards are refused"),
                List.of(),
                null,
                "nobody can pay",
                "every order of the evening")),
        null);
  }

  private static Step step(
      String key,
      Step.Kind kind,
      String text,
      @Nullable String command,
      String owner,
      int minutes) {
    return new Step(
        key,
        kind,
        text,
        command,
        owner,
        Cast.CHIYO,
        Duration.ofMinutes(minutes),
        null,
        List.of(),
        true,
        false,
        null);
  }

  private String said(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private void reply(String words) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() ->
            stage.sandbox().messages(Cast.LAUNCH).stream()
                .map(head -> head.get("ts").getAsString())
                .flatMap(head -> stage.sandbox().thread(Cast.LAUNCH, head).stream())
                .map((JsonObject message) -> Answer.shown(message))
                .anyMatch(shown -> shown.contains(words)));
  }

  private String address(String path) {
    return "http://localhost:" + stage.bot().port() + path;
  }

  private void scrollTo(WebElement element) {
    browser.driver().executeScript("arguments[0].scrollIntoView(true)", element);
  }

  private void picture(String name) throws IOException {
    browser.picture("rollback-" + name, "rollback-" + name);
  }
}
