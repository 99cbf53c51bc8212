package launchbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import launchbot.browser.Browser;
import launchbot.sandbox.EchoBot.Reply;
import launchbot.sandbox.EchoBot.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

/** What a person sees and clicks, in a real browser at the two widths that count. */
class SandboxPageTest {

  private final EchoBot bot = new EchoBot();
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
      shoot("end"); // What it looked like when a step failed.
      chromium.close();
    }
    bot.close();
  }

  @Test
  void onADesktop() throws IOException {
    bot.reply = this::answer;
    fillChannel();
    visit(1280, 800, "light");
    type("/tri");
    until(By.cssSelector(".suggestion"));
    shoot("completion-1280");
    box().sendKeys(Keys.ENTER);
    box().sendKeys("add login loops", Keys.ENTER);
    WebElement modal = until(By.cssSelector("dialog.modal[open]"));
    assertThat(modal.getText()).contains("New entry", "What is broken?");
    modal.findElement(By.cssSelector("[data-submit]")).click();
    until(By.cssSelector(".form-row.wrong"));
    shoot("modal-errors-1280");
    fillModal(modal);
    shoot("modal-1280");
    modal.findElement(By.cssSelector("[data-submit]")).click();
    gone(By.cssSelector("dialog.modal"));
    assertThat(bot.last("view_submission").json().toString()).contains("Login loops on Safari");

    click(By.cssSelector(".button.overflow"));
    until(By.cssSelector("[role=menuitem]"));
    shoot("overflow-1280");
    browser.switchTo().activeElement().sendKeys(Keys.ARROW_DOWN, Keys.ENTER);
    await(() -> bot.requests.stream().anyMatch(one -> one.type().equals("block_actions")));

    click(By.cssSelector(".replies"));
    until(By.cssSelector("#thread .message"));
    browser.switchTo().activeElement().sendKeys("@launchbot triage list", Keys.ENTER);
    await(() ->
        bot.requests.stream().anyMatch(one -> one.json().toString().contains("\"app_mention\"")));
    shoot("thread-1280");
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);

    bot.api("chat.postMessage", "channel", Cast.LAUNCH, "blocks", List.of(Json.of("type", "x")));
    click(By.cssSelector("[data-nav=rejected]"));
    assertThat(until(By.cssSelector(".rejection")).getText())
        .contains("invalid_blocks", "unsupported type: x");
    shoot("rejected-1280");
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    gone(By.cssSelector("dialog"));
    click(By.cssSelector("[data-nav=faults]"));
    until(By.cssSelector(".fault"));
    shoot("trouble-1280");
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    gone(By.cssSelector("dialog"));

    click(By.cssSelector("[data-nav=me]"));
    until(By.cssSelector(".people"));
    shoot("people-1280");
    click(By.cssSelector("[data-person=" + Cast.CHIYO + "]"));
    until(By.xpath("//*[@class='whoami-text']/strong[text()='Chiyo Tanaka']"));
    assertThat(browser.findElements(By.cssSelector(".ephemeral"))).isEmpty();
    visit(1280, 800, "dark");
    shoot("dark-1280");
    noErrors();
  }

  @Test
  void onAPhone() throws IOException {
    bot.reply = this::answer;
    fillChannel();
    visit(390, 844, "light");
    shoot("channel-390");
    assertThat((Boolean) browser.executeScript(FITS)).as("no sideways scrolling").isTrue();
    click(By.cssSelector(".to-menu"));
    until(By.cssSelector(".menu-open"));
    pause();
    shoot("drawer-390");
    for (WebElement target : browser.findElements(By.cssSelector(".sidebar button"))) {
      assertThat(target.getSize().getHeight()).isGreaterThanOrEqualTo(44);
    }
    click(By.cssSelector("[data-nav=" + Cast.LAUNCH + "]"));
    pause();
    type("/triage add");
    box().sendKeys(Keys.ENTER);
    WebElement modal = until(By.cssSelector("dialog.modal[open]"));
    assertThat(modal.getSize().getWidth()).isEqualTo(390);
    shoot("modal-390");
    modal.findElement(By.cssSelector("button[aria-label=Close]")).click();
    gone(By.cssSelector("dialog.modal"));
    click(By.cssSelector(".replies"));
    until(By.cssSelector("#thread .message"));
    shoot("thread-390");
    assertThat((Boolean) browser.executeScript(FITS)).as("no sideways scrolling").isTrue();
    click(By.cssSelector("[aria-label='Close the thread']"));
    click(By.cssSelector(".messages .author"));
    until(By.cssSelector(".message.touched [data-more]")).click();
    until(By.cssSelector("[role=menuitem]"));
    shoot("menu-390");
    visit(390, 844, "dark");
    shoot("dark-390");
    noErrors();
  }

  @Test
  void everythingThatIsAllowedIsDrawn() throws IOException {
    bot.reply =
        request -> {
          if (request.form().containsKey("command")) {
            bot.api(
                "views.open",
                "trigger_id",
                request.field("trigger_id"),
                "view",
                resource(SandboxSamples.FORM));
          }
          return Reply.EMPTY;
        };
    JsonObject posted =
        bot.api(
            "chat.postMessage",
            "channel",
            Cast.LAUNCH,
            "text",
            "x",
            "blocks",
            resource(SandboxSamples.MESSAGE));
    assertThat(Json.flag(posted, "ok")).as(posted.toString()).isTrue();
    visit(1280, 1400, "light");
    shoot("blocks-1280");
    assertThat(browser.findElements(By.cssSelector(".unknown"))).isEmpty();
    click(By.cssSelector(".button.danger"));
    until(By.cssSelector("dialog.small[open]"));
    shoot("confirm-1280");
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    gone(By.cssSelector("dialog"));
    type("/triage add");
    box().sendKeys(Keys.ENTER);
    WebElement modal = until(By.cssSelector("dialog.modal[open]"));
    shoot("form-1280");
    assertThat(browser.findElements(By.cssSelector(".unknown"))).isEmpty();
    modal.findElement(By.cssSelector("[data-submit]")).click();
    gone(By.cssSelector("dialog.modal"));
    assertThat(bot.last("view_submission").json().toString())
        .contains("\"selected_date\":\"2026-11-30\"")
        .contains("\"selected_users\":[\"U0BEN00001\",\"U0CHIYO001\"]")
        .contains("\"selected_time\":\"09:30\"");
    bot.api("views.publish", "user_id", Cast.ADA, "view", resource(SandboxSamples.HOME));
    click(By.cssSelector("[data-nav=home]"));
    until(By.cssSelector(".app-home .b-header"));
    shoot("home-1280");
    noErrors();
  }

  private static final String FITS =
      "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

  private void visit(int width, int height, String scheme) {
    String url = bot.slackUrl("/sandbox").toString().replace("127.0.0.1", "localhost");
    chromium.visit(url, width, height, scheme);
  }

  private WebElement box() {
    return browser.findElement(By.id("box"));
  }

  private void type(String text) {
    box().sendKeys(text);
  }

  private void fillModal(WebElement modal) {
    modal.findElement(By.id("f-what")).sendKeys("Login loops on Safari");
    modal.findElement(By.cssSelector("[data-block=severity] select option[value=blocker]")).click();
    modal
        .findElement(By.cssSelector("[data-block=owner] select option[value=" + Cast.BEN + "]"))
        .click();
  }

  /** Clicks what may be drawn anew at this very moment. */
  private void click(By what) {
    org.awaitility.Awaitility.await()
        .ignoreException(StaleElementReferenceException.class)
        .until(() -> {
          browser.findElement(what).click();
          return true;
        });
  }

  private WebElement until(By what) {
    return chromium.until(what);
  }

  private void gone(By what) {
    chromium.gone(what);
  }

  private static void await(java.util.concurrent.Callable<Boolean> what) {
    org.awaitility.Awaitility.await().until(what);
  }

  private static void pause() {
    SandboxCommandTest.sleep(350);
  }

  private void shoot(String name) throws IOException {
    pause();
    chromium.shoot("sandbox-" + name);
  }

  private void noErrors() {
    chromium.noErrors("i.example");
  }

  private void fillChannel() throws IOException {
    SandboxPerson ada = bot.sandbox.as(Cast.ADA);
    SandboxPerson ben = bot.sandbox.as(Cast.BEN);
    ada.say(
        Cast.LAUNCH,
        "Morning! *Launch is on Friday.* Please put everything that breaks into `/triage` :rocket:"
            + "\n> the product need not be perfect, it must not break\n@Ben Okafor see #support");
    ben.say(Cast.LAUNCH, "Will do. Checkout notes: https://docs.example.com/checkout");
    String ts =
        Json.text(
            bot.api(
                "chat.postMessage",
                "channel",
                Cast.LAUNCH,
                "text",
                "Triage",
                "blocks",
                resource(BOARD)),
            "ts",
            "");
    bot.api("pins.add", "channel", Cast.LAUNCH, "timestamp", ts);
    ben.react(Cast.LAUNCH, ts, "eyes");
    ada.react(Cast.LAUNCH, ts, "eyes");
    ben.reply(Cast.LAUNCH, ts, "I take the login one.");
    bot.sandbox.as(Cast.DANA).reply(Cast.LAUNCH, ts, "Two customers asked about it today.");
    ben.attach(
        Cast.LAUNCH,
        null,
        "The trace",
        "login-trace.txt",
        "GET /".getBytes(StandardCharsets.UTF_8));
    bot.api(
        "chat.postMessage",
        "channel",
        Cast.LAUNCH,
        "text",
        "Alert",
        "attachments",
        List.of(
            Json.of(
                "color",
                "#e01e5a",
                "blocks",
                List.of(
                    section(
                        "*Nobody owns #2* since <!date^1795190400^{date_short_pretty} {time}"
                            + "|some time>")))));
    bot.api(
        "chat.postEphemeral",
        "channel",
        Cast.LAUNCH,
        "user",
        Cast.ADA,
        "text",
        "Saved as *#3*. <https://docs.example.com|What happens next?>");
    bot.api("chat.postMessage", "channel", Cast.SUPPORT, "text", "Welcome");
  }

  private static JsonObject section(String text) {
    return Json.of("type", "section", "text", Json.of("type", "mrkdwn", "text", text));
  }

  private Reply answer(Request request) {
    if (request.form().containsKey("command")) {
      JsonElement view = Json.parse(SandboxCommandTest.VIEW).orElseThrow();
      bot.api("views.open", "trigger_id", request.field("trigger_id"), "view", view);
    }
    return Reply.EMPTY;
  }

  private static JsonElement resource(String json) {
    return Json.parse(json).orElseThrow();
  }

  private static final String BOARD =
      """
      [{"type":"header","text":{"type":"plain_text","text":":rotating_light: Triage for Friday's launch"}},
       {"type":"context","elements":[{"type":"mrkdwn","text":"2 blockers · 1 high · launch in *3 days*"}]},
       {"type":"divider"},
       {"type":"section","block_id":"e1","text":{"type":"mrkdwn","text":":large_red_square: *#1 Login loops on Safari*\\nA customer who signs in on an iPhone never gets in · <@U0BEN00001>"},
        "accessory":{"type":"overflow","action_id":"more","options":[
          {"text":{"type":"plain_text","text":"Edit"},"value":"edit:1"},
          {"text":{"type":"plain_text","text":"Mark fixed"},"value":"fixed:1"},
          {"text":{"type":"plain_text","text":"Move out of the sprint"},"value":"out:1","description":{"type":"plain_text","text":"asks for a date"}}]}},
       {"type":"section","block_id":"e2","text":{"type":"mrkdwn","text":":large_red_square: *#2 Card form forgets its input*\\nA mistyped card number loses the ~whole~ form"},
        "fields":[{"type":"mrkdwn","text":"*Owner*\\nnobody yet"},{"type":"mrkdwn","text":"*Opened*\\n<!date^1795190400^{date_short_pretty} {time}|today>"}]},
       {"type":"actions","block_id":"do","elements":[
         {"type":"button","style":"primary","action_id":"take","value":"2","text":{"type":"plain_text","text":"Take it"}},
         {"type":"users_select","action_id":"assign","placeholder":{"type":"plain_text","text":"Assign to…"}},
         {"type":"button","style":"danger","action_id":"drop","value":"2","text":{"type":"plain_text","text":"Delete"},
          "confirm":{"title":{"type":"plain_text","text":"Delete #2?"},"text":{"type":"mrkdwn","text":"It can be *undone*."},
           "confirm":{"type":"plain_text","text":"Delete"},"deny":{"type":"plain_text","text":"Keep it"},"style":"danger"}}]}]
      """;
}
