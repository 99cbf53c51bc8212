package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import launchbot.browser.Browser;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxClock;
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
  }

  @Test
  void fromTheStartToTheGo() throws Exception {
    browser.visit("http://localhost:" + stage.bot().port() + "/sandbox", 390, 844, "light");
    assertThat(stage.launch(stage.ada(), "start Checkout 12 mar rescue-5").shown())
        .contains("Checkout");
    stage.seesIn(Cast.LAUNCH, "Checkout", "Fri 12 Mar");
    stage.launch(stage.ada(), "role tester @ben @dana");
    stage.launch(stage.ada(), "role approver @ada @chiyo");
    stage.type(stage.ada(), "add Signup button does nothing | Nobody can sign up !blocker @ben");

    stage.leap("\"to\":\"morning\"");
    day(1);
    stage.seesIn(Cast.LAUNCH, "We have this");
    status("NO-GO", "Blocker #1 is open", "no-go");

    stage.leap("\"to\":\"morning\"");
    day(2);
    stage.type(
        stage.dana(),
        "add Receipts arrive late | Customers ask support !high @chiyo workaround: resend by hand");
    stage.type(stage.ben(), "fix 1 the form posts again");
    stage.type(stage.chiyo(), "verify 1");

    stage.leap("\"to\":\"morning\"");
    day(3);
    stage.type(
        stage.ben(),
        "add Invoices lack the VAT number | Firms ask for new ones !low due 2 apr @ada");
    home();
    browser
        .driver()
        .executeScript("document.querySelector('[data-nav=%s]').click()".formatted(Cast.LAUNCH));

    stage.leap("\"to\":\"morning\"");
    day(4);
    stage.seesIn(Cast.LAUNCH, "critical paths", "walks it");
    for (String number :
        numbers(stage.launch(stage.ada(), "path").shown(), Pattern.compile("\\*(\\d+)\\*"))) {
      String passed = stage.launch(stage.ben(), "path pass " + number + " on a phone").shown();
      assertThat(passed).contains("passed");
    }

    assertThat(stage.launch(stage.ada(), "check section critical-paths all").shown())
        .doesNotContain("⬜");

    stage.leap("\"to\":\"morning\"");
    day(5);
    everyItem("blocking", "done %s seen in production");
    status("GO WITH RISKS", "#2", "risks");

    stage.type(stage.chiyo(), "fix 2 sent at once");
    everyItem("by-hand", "na %s because this product has none");
    status("GO", "Nothing speaks against it", "go");

    stage.launch(stage.ada(), "go ask");
    stage.seesIn(Cast.LAUNCH, "May Checkout go?");
    stage.launch(stage.ada(), "go yes");
    stage.launch(stage.chiyo(), "go yes");
    stage.seesIn(Cast.LAUNCH, "GO.", "Checkout", "launches");
    browser
        .driver()
        .executeScript("document.querySelector('[data-nav=%s]').click()".formatted(Cast.LAUNCH));
    browser.lastWith(MESSAGE, "launches", this::scrollTo);
    picture("decided");
    assertThat(stage.launch(stage.ada(), "freeze").shown()).doesNotContain("until the go");
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
    assertThat(stage.launch(stage.ada(), "status").shown()).contains(verdict, reason);
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
      every(stage.launch(stage.ada(), "check " + of).shown(), words);
    }
    assertThat(numbers(stage.launch(stage.ada(), "check " + of).shown(), NUMBER)).as(of).isEmpty();
  }

  private void every(String list, String words) {
    for (String number : numbers(list, NUMBER)) {
      stage.launch(stage.ada(), "check " + words.formatted(number));
    }
  }

  private static List<String> numbers(String shown, Pattern number) {
    return number.matcher(shown).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private void scrollTo(WebElement element) {
    browser.driver().executeScript("arguments[0].scrollIntoView(true)", element);
  }

  private void picture(String name) throws IOException {
    browser.picture("sprint-" + name, "sprint-" + name);
  }
}
