package launchbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import launchbot.browser.Browser;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** Living in the workspace: files, channels, what is unread, menus that ask, the clock. */
class SandboxLifeTest {

  private static final String PICTURE =
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

  private static final String MENU =
      """
      [{"type":"section","block_id":"b","text":{"type":"mrkdwn","text":"Which one?"},"accessory":
        {"type":"external_select","action_id":"which","min_query_length":1,"placeholder":{"type":"plain_text","text":"Search"}}}]
      """;

  private static final String OFFER =
      """
      {"options":[{"text":{"type":"plain_text","text":"#7 Card form"},"value":"7"},{"text":{"type":"plain_text","text":"#8 Logo"},"value":"8"}]}
      """;

  private final SandboxClock clock = new SandboxClock(InstantSource.system());
  private final EchoBot bot = new EchoBot(settings -> settings.clock(clock));
  private final SandboxPerson ada = bot.sandbox.as(Cast.ADA);
  private final SandboxPerson ben = bot.sandbox.as(Cast.BEN);
  private Browser chromium;
  private ChromeDriver browser;

  @BeforeEach
  void open() {
    chromium = Browser.open();
    browser = chromium.driver();
  }

  @AfterEach
  void close() throws IOException {
    if (chromium != null) {
      chromium.shoot("sandbox-life-end");
      chromium.close();
    }
    bot.close();
  }

  @Test
  void filesAreShownAndBegun(@TempDir Path folder) throws IOException {
    Path picture = folder.resolve("shot.png");
    Files.write(picture, Base64.getDecoder().decode(PICTURE));
    Path text = folder.resolve("trace.log");
    Files.writeString(text, "first line\nsecond line\n");
    visit(390);
    attach(picture);
    WebElement shown = chromium.until(By.cssSelector(".picture"));
    Awaitility.await()
        .until(() ->
            Boolean.TRUE.equals(
                browser.executeScript(
                    "return document.querySelector('.picture img').naturalWidth === 1")));
    shown.click();
    chromium.until(By.cssSelector("dialog .enlarged"));
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    chromium.gone(By.cssSelector("dialog"));
    attach(text);
    chromium.lastWith(By.cssSelector(".file-text"), "second line");
    chromium.noErrors();
  }

  @Test
  void aChannelIsMadeTalkedAboutAndArchived() {
    visit(1280);
    click("[data-nav=add-channel]");
    click("[role=menuitem]");
    chromium.until(By.id("new-name")).sendKeys("launch", Keys.ENTER);
    chromium.lastWith(By.cssSelector(".toast"), "name_taken");
    browser.findElement(By.id("new-name")).sendKeys("-two", Keys.ENTER);
    chromium.lastWith(By.cssSelector("#top h1"), "launch-two");
    chromium.lastWith(By.cssSelector(".messages .message"), "has joined the channel");
    click("[data-nav=room]");
    chromium.until(By.id("room-topic")).sendKeys("The second one", Keys.ENTER);
    chromium.lastWith(By.cssSelector("#top .facts"), "The second one");
    click("[data-nav=room]");
    click("dialog[open] .dialog-actions .danger");
    click("dialog.small .dialog-actions .danger");
    chromium.lastWith(By.cssSelector(".archived"), "is archived");
    click(".archived .button");
    chromium.until(By.id("box"));
    chromium.noErrors("400");
  }

  @Test
  void whatIsNewIsMarkedUntilItIsSeen() {
    ada.say(Cast.SUPPORT, "old news");
    ada.rooms()
        .read(Cast.SUPPORT, Json.text(bot.sandbox.messages(Cast.SUPPORT).getLast(), "ts", ""));
    visit(1280);
    ben.say(Cast.SUPPORT, "one for everybody");
    ben.say(Cast.SUPPORT, "and one for @ada");
    chromium.lastWith(By.cssSelector("[data-nav=" + Cast.SUPPORT + "] .count"), "1");
    click("[data-nav=" + Cast.SUPPORT + "]");
    chromium.until(By.cssSelector(".new-line"));
    assertThat(browser.findElements(By.cssSelector(".names-me"))).hasSize(1);
    Awaitility.await().until(() -> browser.findElements(By.cssSelector(".room.fresh")).isEmpty());
    click("[data-nav=" + Cast.LAUNCH + "]");
    click("[data-nav=" + Cast.SUPPORT + "]");
    chromium.gone(By.cssSelector(".new-line"));
    chromium.noErrors();
  }

  @Test
  void aMenuAsksTheBotForItsOptions() {
    bot.reply =
        request ->
            request.type().equals("block_suggestion")
                ? EchoBot.Reply.json(OFFER)
                : EchoBot.Reply.EMPTY;
    Object blocks = Json.parse(MENU).orElseThrow();
    bot.api("chat.postMessage", "channel", Cast.LAUNCH, "text", "x", "blocks", blocks);
    visit(1280);
    WebElement field = chromium.until(By.cssSelector(".external input"));
    field.sendKeys("car");
    chromium.until(By.cssSelector(".suggestions.below [role=option]"));
    JsonObject asked = bot.last("block_suggestion").json();
    assertThat(Json.text(asked, "value")).isEqualTo("car");
    assertThat(Json.text(asked, "action_id")).isEqualTo("which");
    field.sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    Awaitility.await()
        .until(() ->
            bot.requests.stream().anyMatch(one -> one.json().toString().contains("block_actions")));
    assertThat(bot.last("block_actions").json().toString())
        .contains("\"selected_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"#8 Logo\"");
    bot.reply = _ -> EchoBot.Reply.json("{\"options\":[{\"text\":\"wrong\"}]}");
    field.sendKeys("x");
    Awaitility.await().until(() -> !bot.sandbox.rejected().isEmpty());
    assertThat(bot.sandbox.rejected().getLast().what()).isEqualTo("options ack");
  }

  @Test
  void theClockGoesForwardForTheBotToo() {
    ada.command(Cast.LAUNCH, "/triage help");
    String url = bot.last("command").field("response_url");
    visit(1280);
    click("[data-nav=clock]");
    for (WebElement leap : browser.findElements(By.cssSelector("dialog .b-actions button"))) {
      if (leap.getText().equals("+ 1 day")) {
        leap.click();
      }
    }
    chromium.lastWith(By.cssSelector(".time-shown"), "1 d ahead");
    assertThat(clock.ahead()).isEqualTo(Duration.ofDays(1));
    assertThat(bot.respond(url, "{\"text\":\"x\"}").body()).contains("expired_url");
  }

  @Test
  void theClockIsWhereItWasAfterARestart(@TempDir Path folder) {
    Path journal = folder.resolve("journal.jsonl");
    var first = new SandboxClock(InstantSource.system());
    try (var one = new EchoBot(settings -> settings.clock(first).journal(journal))) {
      one.ui("clock", Json.of("as", Cast.ADA, "seconds", 7200));
      one.ui("tour", Json.of("as", Cast.ADA, "to", "start"));
      one.ui("tour", Json.of("as", Cast.ADA, "to", "step", "step", 3));
    }
    var second = new SandboxClock(InstantSource.system());
    try (var one = new EchoBot(settings -> settings.clock(second).journal(journal))) {
      assertThat(second.ahead()).isEqualTo(Duration.ofHours(2));
      JsonObject tour = one.ui("tour", Json.of("as", Cast.ADA, "to", "start"));
      assertThat(Json.text(tour, "step")).isEqualTo("3");
    }
  }

  @Test
  void whatSlackRefusesStandsInRedWhereItWasMeantToBe() {
    visit(1280);
    JsonObject wrong = Json.of("type", "section", "text", Json.of("type", "loud", "text", "Hi"));
    bot.api("chat.postMessage", "channel", Cast.LAUNCH, "blocks", List.of(wrong));
    chromium.lastWith(
        By.cssSelector(".rejected-row"),
        "invalid_blocks",
        row -> row.findElement(By.cssSelector(".linklike")).click());
    assertThat(chromium.until(By.cssSelector(".rejection.wanted")).getText())
        .contains("chat.postMessage", "unsupported type: loud", "/blocks/0/text/type", "\"Hi\"");
  }

  private void visit(int width) {
    String url = bot.slackUrl("/sandbox").toString().replace("127.0.0.1", "localhost");
    chromium.visit(url, width, 844, "light");
  }

  private void attach(Path file) {
    browser
        .findElement(By.cssSelector("#composer input[type=file]"))
        .sendKeys(file.toAbsolutePath().toString());
    chromium.until(By.cssSelector("#composer .chip"));
    browser.findElement(By.cssSelector("#composer .send")).click();
  }

  private void click(String what) {
    Awaitility.await()
        .ignoreExceptions()
        .until(() -> {
          browser.findElement(By.cssSelector(what)).click();
          return true;
        });
  }
}
