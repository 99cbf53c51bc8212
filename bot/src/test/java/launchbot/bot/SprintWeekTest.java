package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import launchbot.browser.Browser;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxClock;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * Five days of a sprint as a team lives through them, from the start to the go, while the sandbox's
 * clock goes by. Its pictures are those of the documents.
 */
class SprintWeekTest {
  /** Monday, seven in the morning where Ada is. */
  private static final Instant MONDAY = Instant.parse("2027-03-08T06:00:00Z");

  private static final By MESSAGE = By.cssSelector(".messages .message");
  private static final By PRIVATE = By.cssSelector(".messages .ephemeral");
  private static final By HOME = By.cssSelector(".messages .app-home");
  private static final Pattern NUMBER = Pattern.compile("\\*#(\\d+)\\*");

  private final HttpClient http = HttpClient.newHttpClient();
  private TestDatabase db;
  private Stage stage;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.open();
    db = TestDatabase.fresh();
    stage = Stage.open(db, new SandboxClock(new Ticking(MONDAY)));
  }

  @AfterEach
  void close() {
    if (stage != null) {
      stage.close();
    }
    if (db != null) {
      db.close();
    }
    if (browser != null) {
      browser.close();
    }
    http.close();
  }

  @Test
  void fromTheStartToTheGo() throws Exception {
    browser.visit("http://localhost:" + stage.bot().port() + "/sandbox", 390, 844, "light");
    assertThat(launch(stage.ada(), "start Checkout 12 mar rescue-5")).contains("Checkout");
    stage.seesIn(Cast.LAUNCH, "Checkout", "Fri 12 Mar");
    launch(stage.ada(), "role tester @ben @dana");
    launch(stage.ada(), "role approver @ada @chiyo");
    stage.type(stage.ada(), "add Signup button does nothing | Nobody can sign up !blocker @ben");

    morning();
    day(1);
    stage.seesIn(Cast.LAUNCH, "We have this");
    status("NO-GO", "Blocker #1 is open", "no-go");

    morning();
    day(2);
    stage.type(
        stage.dana(),
        "add Receipts arrive late | Customers ask support !high @chiyo workaround: resend by hand");
    stage.type(stage.ben(), "fix 1 the form posts again");
    stage.type(stage.chiyo(), "verify 1");

    morning();
    day(3);
    stage.type(
        stage.ben(),
        "add Invoices lack the VAT number | Firms ask for new ones !low due 2 apr @ada");
    home();
    browser
        .driver()
        .executeScript("document.querySelector('[data-nav=%s]').click()".formatted(Cast.LAUNCH));

    morning();
    day(4);
    stage.seesIn(Cast.LAUNCH, "critical paths", "walks it");
    for (String number : numbers(launch(stage.ada(), "path"), Pattern.compile("\\*(\\d+)\\*"))) {
      String passed = launch(stage.ben(), "path pass " + number + " on a phone");
      assertThat(passed).contains("passed");
    }

    assertThat(launch(stage.ada(), "check section critical-paths all")).doesNotContain("⬜");

    morning();
    day(5);
    everyItem("blocking", "done %s seen in production");
    status("GO WITH RISKS", "#2", "risks");

    stage.type(stage.chiyo(), "fix 2 sent at once");
    everyItem("by-hand", "na %s because this product has none");
    status("GO", "Nothing speaks against it", "go");

    launch(stage.ada(), "go ask");
    stage.seesIn(Cast.LAUNCH, "May Checkout go?");
    launch(stage.ada(), "go yes");
    launch(stage.chiyo(), "go yes");
    stage.seesIn(Cast.LAUNCH, "GO.", "Checkout", "launches");
    browser
        .driver()
        .executeScript("document.querySelector('[data-nav=%s]').click()".formatted(Cast.LAUNCH));
    browser.lastWith(MESSAGE, "launches", this::scrollTo);
    picture("decided");
    assertThat(launch(stage.ada(), "freeze")).doesNotContain("until the go");
    browser.noErrors();
    stage.nothingRejected();
  }

  private void day(int n) throws IOException {
    stage.seesIn(Cast.LAUNCH, "Day %d of 5".formatted(n));
    browser.lastWith(MESSAGE, "Day %d of 5".formatted(n), this::scrollTo);
    picture("day-" + n);
  }

  private void status(String verdict, String reason, String name) throws IOException {
    browser.send("/launch status");
    browser.lastWith(PRIVATE, verdict, this::scrollTo);
    assertThat(launch(stage.ada(), "status")).contains(verdict, reason);
    picture("status-" + name);
  }

  private void home() throws IOException {
    // On a phone it is behind the menu.
    browser.driver().executeScript("document.querySelector('[data-nav=home]').click()");
    browser.lastWith(HOME, "Invoices lack the VAT number");
    picture("home");
  }

  /** Ten stand on a page, and some are done once the others of their section are. */
  private void everyItem(String of, String words) {
    for (int page = 0; page < 6; page++) {
      every(launch(stage.ada(), "check " + of), words);
    }
    assertThat(numbers(launch(stage.ada(), "check " + of), NUMBER)).as(of).isEmpty();
  }

  private void every(String list, String words) {
    for (String number : numbers(list, NUMBER)) {
      launch(stage.ada(), "check " + words.formatted(number));
    }
  }

  private static List<String> numbers(String shown, Pattern number) {
    return number.matcher(shown).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private String launch(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/launch " + words);
    assertThat(answer.error()).as("/launch " + words).isNull();
    return answer.shown();
  }

  /** To five past nine of the next working day, as the page does it. */
  private void morning() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:%d/sandbox/ui/clock".formatted(stage.bot().port())))
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"as\":\"%s\",\"to\":\"morning\"}".formatted(Cast.ADA)))
            .build();
    assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
        .isEqualTo(200);
  }

  private void scrollTo(WebElement element) {
    browser.driver().executeScript("arguments[0].scrollIntoView(true)", element);
  }

  private void picture(String name) throws IOException {
    browser.picture("sprint-" + name, "sprint-" + name);
  }
}
