package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.browser.Browser;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * An incident as people see it on their phones: its head message, the notice that a second person
 * approves, the public page that customers read, and what is learnt from it.
 */
class IncidentOnPhoneTest {
  private static final By MESSAGE = By.cssSelector(".messages .message");
  private static final By IN_THREAD = By.cssSelector("#thread .message");
  private static final By PRIVATE = By.cssSelector(".messages .ephemeral");
  private static final String HANGS = "Checkout hangs after the card number";

  private TestDatabase db;
  private Stage stage;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.open();
    db = TestDatabase.fresh();
    stage = Stage.open(db, InstantSource.system());
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "list");
  }

  @AfterEach
  void close() {
    stage.close();
    db.close();
    browser.close();
  }

  @Test
  void customersAreToldAndTheNextMorningSomethingIsLearnt() throws Exception {
    page();
    browser.visit(address("/sandbox"), 390, 844, "light");
    assertThat(command(stage.ada(), "/incident " + HANGS + " !sev2").error()).isNull();
    stage.seesIn(Cast.LAUNCH, "Incident 1:", HANGS);
    command(stage.ada(), "/incident lead");
    command(stage.ben(), "/incident speak");
    stage.seesIn(Cast.LAUNCH, HANGS, "<@" + Cast.BEN + ">");
    browser.lastWith(MESSAGE, HANGS, this::scrollTo);
    picture("head");

    notice();
    JsonObject card = reply("Approve and send");
    browser.lastWith(
        MESSAGE, HANGS, message -> message.findElement(By.cssSelector(".replies")).click());
    browser.lastWith(IN_THREAD, "Checkout does not finish", this::scrollTo);
    picture("approval");
    stage.ada().click(card.get("ts").getAsString(), "notice_approve");
    stage.seesIn(Cast.LAUNCH, HANGS, "Customers were told");
    Awaitility.await().atMost(Duration.ofSeconds(40)).until(this::customersRead);
    picture("page");

    browser.visit(address("/sandbox"), 390, 844, "light");
    command(stage.ada(), "/incident identified The card provider's new library waits for ever");
    command(stage.ada(), "/incident rolled-back");
    stage.seesIn(Cast.LAUNCH, HANGS, "rolled back", "lasted");
    browser.lastWith(MESSAGE, HANGS, this::scrollTo);
    picture("over");
    browser.send("/incident postmortem 1");
    browser.lastWith(PRIVATE, "Postmortem of incident 1", this::scrollTo);
    picture("postmortem");
    browser.noErrors();
    stage.nothingRejected();
  }

  private void page() {
    SubmitAnswer made =
        stage
            .ada()
            .submit(
                opened(stage.ada(), "/launch page edit"),
                Map.of(
                    "name", "Acme Shop",
                    "slug", "acme-shop",
                    "about", "Orders, payments and deliveries",
                    "colour", "#0b6e4f",
                    "reports", "on"));
    assertThat(made.errors()).isEmpty();
    component(1, "Checkout");
    component(2, "Shop");
    command(stage.ada(), "/launch page publish now");
  }

  /** Its probe never looks: this evening is told by people. */
  private void component(int number, String name) {
    command(stage.ada(), "/probe add http https://%s.example every 1h as %s".formatted(name, name));
    command(stage.ada(), "/probe pause %d".formatted(number));
    command(
        stage.ada(), "/probe edit %d group %s".formatted(number, name.toLowerCase(Locale.ROOT)));
    String typed = "/launch page component add %s group %s";
    command(stage.ada(), typed.formatted(name, name.toLowerCase(Locale.ROOT)));
  }

  private void notice() {
    String form = opened(stage.ben(), "/incident notice outage 1");
    String shown = String.valueOf(stage.sandbox().openView(Cast.BEN).orElseThrow());
    Matcher checkout =
        Pattern.compile("\"text\":\"Checkout\"[^}]*},\"value\":\"(\\d+)\"").matcher(shown);
    assertThat(checkout.find()).as(shown).isTrue();
    Map<String, Object> typed = new HashMap<>();
    typed.put("components", List.of(checkout.group(1)));
    typed.put("headline", "Checkout does not finish");
    typed.put(
        "body",
        "Since a quarter past nine, paying by card may hang after the card number. No card is"
            + " charged twice.\n\nWe have found where it hangs and are going back to the version"
            + " that worked. Paying by invoice works.\n\nWe are sorry for the evening this costs"
            + " you.");
    SubmitAnswer seen = stage.ben().submit(form, typed);
    assertThat(seen.errors()).isEmpty();
    JsonObject preview = stage.whispered(Cast.BEN, Cast.LAUNCH, "Ask for approval");
    stage.ben().click(preview.get("ts").getAsString(), "notice_ask");
  }

  private String opened(SandboxPerson person, String words) {
    Answer answer = command(person, words);
    return stage
        .sandbox()
        .openView(person.id())
        .orElseThrow(() -> new AssertionError(answer.shown()))
        .get("id")
        .getAsString();
  }

  private Answer command(SandboxPerson person, String words) {
    return person.command(Cast.LAUNCH, words);
  }

  /** The page is drawn within a second or two of what it shows. */
  private boolean customersRead() {
    browser.driver().get(address("/status/acme-shop"));
    return browser.until(By.tagName("main")).getText().contains("Checkout does not finish");
  }

  /** The newest message in a thread that says so. */
  private JsonObject reply(String words) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(
            () ->
                stage.sandbox().messages(Cast.LAUNCH).stream()
                    .map(head -> head.get("ts").getAsString())
                    .flatMap(head -> stage.sandbox().thread(Cast.LAUNCH, head).stream())
                    .filter(message -> Answer.shown(message).contains(words))
                    .reduce((_, last) -> last)
                    .orElseGet(JsonObject::new),
            message -> message.size() > 0);
  }

  private String address(String path) {
    return "http://localhost:" + stage.bot().port() + path;
  }

  private void scrollTo(WebElement element) {
    browser.driver().executeScript("arguments[0].scrollIntoView(true)", element);
  }

  private void picture(String name) throws IOException {
    browser.picture("incident-" + name, "incident-" + name);
  }
}
