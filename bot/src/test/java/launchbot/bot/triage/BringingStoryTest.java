package launchbot.bot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Config;
import launchbot.bot.Launchbot;
import launchbot.bot.Stage;
import launchbot.bot.socket.SocketSlack;
import launchbot.browser.Browser;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** From the sandbox into a real workspace: what was written down comes along, if people want it. */
class BringingStoryTest {
  private static final String OFFER = "Your sandbox has a list: 4 open and 2 closed entries";

  private final TestDatabase database = TestDatabase.fresh();
  private final SocketSlack slack = SocketSlack.open("T0REALTEAM");
  private final Path home = Stage.home();
  private Launchbot bot;

  @BeforeEach
  void sandboxThenTheRealOne() {
    try (var sandbox = Stage.open(database.url(), home(), InstantSource.system())) {
      var ada = sandbox.ada();
      assertThat(sandbox.type(ada, "")).doesNotContain("Bring them here");
      sandbox.type(ada, "add Signup button does nothing | Nobody can sign up !blocker @ben");
      sandbox.type(ada, "add Card form hangs | Nobody can pay !high @chiyo due in 3 days #pay");
      sandbox.type(ada, "add Logo is blurred | It looks cheap !low");
      sandbox.type(ada, "add Dark mode | Somebody asked !post-launch @dana due in 90 days");
      sandbox.type(ada, "add Typo in the footer | It looks careless !low");
      sandbox.type(ada, "add Cannot subscribe at all | Nobody can sign up !blocker");
      sandbox.type(ada, "add Spam | None !low");
      sandbox.type(sandbox.ben(), "start 1");
      sandbox.type(sandbox.ben(), "fix 5 deployed");
      sandbox.type(ada, "dup 6 of 1");
      sandbox.type(ada, "delete 7");
      assertThat(sandbox.type(ada, "import sandbox")).contains("No sandbox has left anything");
    }
    bot = real();
  }

  @AfterEach
  void close() {
    if (bot != null) {
      bot.close();
    }
    slack.close();
    database.close();
  }

  @Test
  void theListComesAlongOnceAndHistorySaysWhereFrom() {
    Answer first = answer(slack.ada(), "");
    assertThat(first.shown())
        .contains("home of a launch", OFFER, "Bring them here", "Start clean", "Nobody owns them");
    Answer again = answer(slack.ada(), "import sandbox");
    press(slack.ada(), first, "triage_bring:1");
    whispered(slack.ada(), "6 entries are in", "under the numbers that they had");
    assertThat(type(slack.ada(), "list"))
        .contains("Signup button does nothing", "Card form hangs", "Logo is blurred", "Dark mode")
        .doesNotContain("Spam");
    assertThat(type(slack.ada(), "show 1")).contains("in progress", "_nobody_");
    assertThat(type(slack.ada(), "show 4")).contains("<@" + Cast.ADA + ">");
    assertThat(type(slack.ada(), "show 6")).contains("duplicate of #1");
    assertThat(type(slack.ada(), "history 1"))
        .contains("Brought over from the sandbox, where it was #1", "owned by Ben Okafor");
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() ->
            slack.shownIn(Cast.LAUNCH).stream()
                .anyMatch(text -> text.contains("brought 6 entries over from the sandbox")));
    assertThat(rows("workspace = 'T0REALTEAM'")).isEqualTo(7);
    assertThat(rows("workspace = '" + Cast.TEAM + "'"))
        .as("the sandbox keeps its own")
        .isEqualTo(7);

    press(slack.ada(), again, "triage_bring:1");
    whispered(slack.ada(), "brought over already", "nothing was done twice");
    assertThat(rows("workspace = 'T0REALTEAM'")).isEqualTo(7);
    assertThat(type(slack.ada(), "import sandbox")).contains("No sandbox has left anything");
    assertThat(type(slack.sandbox().as(Cast.BEN), "")).doesNotContain("Bring them here");
    assertThat(slack.shownIn(Cast.LAUNCH))
        .as("what the sandbox did not get to say is not said in the real workspace")
        .noneMatch(text -> text.contains("Typo in the footer") && !text.contains("list"));
    assertThat(slack.sandbox().rejected()).isEmpty();
  }

  @Test
  void nobodyIsAskedTwiceAndGuestsNotAtAll() {
    Answer first = answer(slack.ada(), "list");
    assertThat(first.shown()).contains(OFFER);
    press(slack.ada(), first, "triage_clean");
    whispered(slack.ada(), "starts clean", "/triage import sandbox");
    assertThat(type(slack.ada(), "")).doesNotContain(OFFER);
    bot.close();
    bot = real();
    assertThat(type(slack.ada(), "")).as("also after a restart").doesNotContain(OFFER);
    var gus = slack.sandbox().as(Cast.GUS);
    assertThat(gus.command(Cast.SUPPORT, "/triage list").shown()).doesNotContain(OFFER);
    assertThat(type(slack.sandbox().as(Cast.BEN), "help")).as("another person").contains(OFFER);
    Answer asked = answer(slack.ada(), "import sandbox");
    assertThat(asked.shown()).contains(OFFER);
    press(slack.ada(), asked, "triage_bring:1");
    whispered(slack.ada(), "6 entries are in");
  }

  @Test
  void whoeverAsksForItGetsItOnce() {
    assertThat(type(slack.ada(), "import sandbox")).containsOnlyOnce("Bring them here");
    assertThat(type(slack.ada(), "list")).doesNotContain("Bring them here");
  }

  @Test
  void aFormHasNoRoomForItAndTheNextAnswerHas() {
    assertThat(answer(slack.ada(), "add").openedView()).isNotNull();
    assertThat(type(slack.ada(), "add Mails are late | Nobody waits !blocker")).contains(OFFER);
    Answer asked = answer(slack.ada(), "import sandbox");
    press(slack.ada(), asked, "triage_bring:1");
    whispered(slack.ada(), "as #2 to #8");
    assertThat(type(slack.ada(), "show 7")).contains("duplicate of #2");
  }

  @Test
  void asPeopleSeeIt() throws IOException {
    try (var browser = Browser.open()) {
      browser.visit(slack.page(), 1280, 900, "light");
      browser.driver().findElement(By.id("box")).sendKeys("/triage", Keys.ESCAPE, Keys.ENTER);
      browser.lastWith(
          By.cssSelector(".messages .ephemeral"),
          "Bring them here",
          offer -> browser.driver().executeScript("arguments[0].scrollIntoView(false)", offer));
      browser.picture("bring", "bring");
      browser.visit(slack.page(), 390, 844, "light");
      browser.lastWith(
          By.cssSelector(".messages .ephemeral"),
          "Bring them here",
          offer -> browser.driver().executeScript("arguments[0].scrollIntoView(false)", offer));
      assertThat(
              (Boolean)
                  browser
                      .driver()
                      .executeScript(
                          "return document.documentElement.scrollWidth <="
                              + " document.documentElement.clientWidth"))
          .isTrue();
      browser.shoot("bring-phone");
      browser.driver().findElement(By.xpath("//button[contains(., 'Bring them here')]")).click();
      browser.lastWith(By.cssSelector(".messages .ephemeral"), "6 entries are in");
      browser.shoot("brought-phone");
      browser.visit(slack.page(), 1280, 900, "light");
      browser.lastWith(By.cssSelector(".messages .ephemeral"), "6 entries are in");
      browser.shoot("brought");
      browser.noErrors();
    }
  }

  /** With the key that the database was set up with. */
  private Path home() {
    try {
      Files.write(home.resolve("key"), TestDatabase.KEY);
      return home;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Launchbot real() {
    Map<String, String> environment = slack.environment();
    environment.put("LAUNCHBOT_HOME", home.toString());
    environment.put(
        "DATABASE_URL",
        database
            .url()
            .jdbc()
            .replace("jdbc:postgresql://", "postgres://" + database.url().user() + ":owner@"));
    var started = Launchbot.start(Config.of(environment), InstantSource.system());
    slack.awaitStanding(1);
    return started;
  }

  private static String type(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private static Answer answer(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/triage " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }

  private static void press(SandboxPerson person, Answer answer, String action) {
    person.click(Objects.requireNonNull(answer.message()).get("ts").getAsString(), action);
  }

  private void whispered(SandboxPerson person, String... pieces) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() ->
            slack.sandbox().ephemerals(person.id(), Cast.LAUNCH).stream()
                .map((JsonObject message) -> Answer.shown(message))
                .anyMatch(text -> List.of(pieces).stream().allMatch(text::contains)));
  }

  private int rows(String where) {
    return new Rows(database).count("entry where " + where);
  }
}
