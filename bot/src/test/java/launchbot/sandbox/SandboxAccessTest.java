package launchbot.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import launchbot.browser.Browser;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;

/** The page by keyboard, by ear, and for eyes that need contrast. */
class SandboxAccessTest {

  private static final Set<String> NAMED =
      Set.of(
          "button",
          "link",
          "textbox",
          "combobox",
          "checkbox",
          "radio",
          "switch",
          "menuitem",
          "dialog",
          "image",
          "log",
          "navigation",
          "progressbar");

  private final EchoBot bot = new EchoBot();
  private Browser chromium;
  private ChromeDriver browser;

  @BeforeEach
  void open() {
    chromium = Browser.open();
    browser = chromium.driver();
    bot.reply =
        request -> {
          if (request.form().containsKey("command")) {
            Object view = Json.parse(SandboxSamples.FORM).orElseThrow();
            bot.api("views.open", "trigger_id", request.field("trigger_id"), "view", view);
          }
          return EchoBot.Reply.EMPTY;
        };
    SandboxPerson ada = bot.sandbox.as(Cast.ADA);
    SandboxPerson ben = bot.sandbox.as(Cast.BEN);
    String ts = ben.say(Cast.LAUNCH, "Morning @ada, `code` and https://docs.example.com");
    ben.reply(Cast.LAUNCH, ts, "and a reply");
    ben.react(Cast.LAUNCH, ts, "eyes");
    ada.rooms().pin(Cast.LAUNCH, ts, true);
    ben.attach(Cast.LAUNCH, null, "", "trace.txt", new byte[] {71, 69, 84});
    ben.say(Cast.SUPPORT, "@ada please look");
    Object blocks = Json.parse(SandboxSamples.MESSAGE).orElseThrow();
    bot.api("chat.postMessage", "channel", Cast.LAUNCH, "text", "x", "blocks", blocks);
    bot.api("chat.postMessage", "channel", Cast.LAUNCH, "blocks", List.of(Json.of("type", "x")));
    bot.api(
        "chat.postEphemeral", "channel", Cast.LAUNCH, "user", Cast.ADA, "text", "For you *alone*");
  }

  @AfterEach
  void close() throws IOException {
    if (chromium != null) {
      chromium.shoot("sandbox-access-end");
      chromium.close();
    }
    bot.close();
  }

  @Test
  void everythingThatIsOperatedHasANameForScreenReaders() {
    visit(1280, "light");
    everythingIsNamed("the page");
    for (String opener :
        List.of("about", "demo", "pins", "room", "me", "rejected", "faults", "new-message")) {
      press(opener);
      everythingIsNamed(opener);
      escape();
    }
    chromium.until(By.cssSelector("#box")).sendKeys("/triage add", Keys.ENTER);
    chromium.until(By.cssSelector("dialog.modal[open]"));
    everythingIsNamed("a form");
  }

  @Test
  void tabGoesEverywhereAndIsCaughtNowhere() {
    visit(1280, "light");
    browser.executeScript("document.activeElement.blur()");
    var seen = new ArrayList<String>();
    for (int i = 0; i < 120; i++) {
      browser.switchTo().activeElement().sendKeys(Keys.TAB);
      String stop = String.valueOf(browser.executeScript(STOP));
      assertThat(stop).as("focus can be seen at every stop").doesNotStartWith("unseen");
      if (!seen.isEmpty() && stop.equals(seen.getFirst())) {
        break;
      }
      seen.add(stop);
    }
    assertThat(seen)
        .containsSubsequence(
            "Skip to the message box",
            "Tour",
            "Demo",
            "About",
            Cast.LAUNCH,
            "direct",
            "faults",
            "me",
            "pins",
            "room",
            "message",
            "box");
    assertThat(seen.stream().filter("message"::equals))
        .as("the messages are one stop; arrows go through them")
        .hasSize(1);
    assertThat(seen).as("it comes round").hasSizeLessThan(100);
  }

  @Test
  void arrowsGoThroughMessagesAndMenusAndEscapeGoesBack() {
    visit(1280, "light");
    browser.executeScript("document.querySelector('.message[tabindex=\"0\"]').focus()");
    String last = current();
    browser.switchTo().activeElement().sendKeys(Keys.ARROW_UP);
    assertThat(current()).isNotEqualTo(last);
    browser.switchTo().activeElement().sendKeys(Keys.HOME);
    browser.switchTo().activeElement().sendKeys(Keys.ARROW_UP);
    browser.switchTo().activeElement().sendKeys(Keys.END);
    assertThat(current()).isEqualTo(last);
    for (String opener : List.of("about", "faults", "pins", "room", "add-channel")) {
      press(opener);
      escape();
      assertThat(browser.executeScript("return document.activeElement.dataset.nav"))
          .as("focus is back on what opened it")
          .isEqualTo(opener);
    }
  }

  @Test
  void theTourCoversNothingOnAPhone() {
    visit(390, "light");
    chromium.until(By.cssSelector("[data-nav=tour]")).click();
    for (int step = 0; step < 6; step++) {
      chromium.lastWith(By.cssSelector(".tour-count"), (step + 1) + " of 7");
      chromium.until(By.cssSelector("[data-nav=tour-do]")).click();
      assertThat(covered()).as("step " + (step + 1)).isEmpty();
      browser.findElement(By.cssSelector("[data-nav=tour-next]")).click();
    }
    chromium.lastWith(By.cssSelector(".tour-count"), "7 of 7");
    browser.findElement(By.cssSelector("[data-nav=tour-leave]")).click();
    chromium.gone(By.cssSelector(".tour-step"));
    chromium.lastWith(By.cssSelector("[data-nav=tour]"), "Tour 7/7");
  }

  private List<?> covered() {
    Object found = browser.executeScript(COVERED);
    return found instanceof List<?> list ? list : List.of("no answer");
  }

  @Test
  void switchesSayWhetherTheyAreOn() {
    visit(390, "light");
    browser.findElement(By.cssSelector(".to-menu")).click();
    press("faults");
    By down = By.cssSelector("[role=switch][data-fault='down-']");
    chromium.until(down).sendKeys(Keys.SPACE);
    chromium.until(By.cssSelector("[role=switch][data-fault='down-'][aria-checked=true]"));
    assertThat(bot.apiResponse("auth.test", EchoBot.TOKEN, Json.of()).statusCode()).isEqualTo(503);
    assertThat(browser.executeScript("return document.activeElement.dataset.fault"))
        .as("focus stays where it was")
        .isEqualTo("down-");
    chromium.until(By.cssSelector("[data-fault=clear]")).click();
    chromium.until(By.cssSelector("[role=switch][data-fault='down-'][aria-checked=false]"));
    assertThat(bot.apiResponse("auth.test", EchoBot.TOKEN, Json.of()).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "1280,dark", "390,light", "390,dark"})
  void textStandsOutFromWhatIsBehindIt(int width, String scheme) {
    visit(width, scheme);
    assertThat(faint()).as("the page").isEmpty();
    for (String opener : List.of("about", "rejected", "faults", "pins", "room")) {
      browser.executeScript("document.querySelector('[data-nav=\"" + opener + "\"]').click()");
      chromium.until(By.cssSelector("dialog[open]"));
      assertThat(faint()).as(opener).isEmpty();
      escape();
    }
    bot.sandbox.as(Cast.ADA).command(Cast.LAUNCH, "/triage add");
    chromium.until(By.cssSelector("dialog.modal[open]"));
    assertThat(faint()).as("a form").isEmpty();
  }

  private void visit(int width, String scheme) {
    String url = bot.slackUrl("/sandbox").toString().replace("127.0.0.1", "localhost");
    chromium.visit(url, width, 844, scheme);
    browser.executeCdpCommand("Accessibility.enable", Map.of());
  }

  private void press(String nav) {
    chromium.until(By.cssSelector("[data-nav='" + nav + "']")).sendKeys(Keys.ENTER);
    chromium.until(By.cssSelector("dialog[open], .menu"));
  }

  private void escape() {
    browser.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    chromium.gone(By.cssSelector("dialog[open], .menu"));
  }

  private String current() {
    return String.valueOf(browser.executeScript("return document.activeElement.dataset.key"));
  }

  /** What Chromium itself tells assistive technology. */
  private void everythingIsNamed(String where) {
    Map<String, Object> tree = browser.executeCdpCommand("Accessibility.getFullAXTree", Map.of());
    var nameless = new ArrayList<String>();
    var roles = new HashMap<String, Integer>();
    for (Object one : (List<?>) tree.getOrDefault("nodes", List.of())) {
      Map<?, ?> node = (Map<?, ?>) one;
      String role = value(node.get("role"));
      if (!Boolean.TRUE.equals(node.get("ignored")) && NAMED.contains(role)) {
        roles.merge(role, 1, Integer::sum);
        if (value(node.get("name")).isBlank()) {
          nameless.add(role + " " + node.get("properties"));
        }
      }
    }
    assertThat(nameless).as(where).isEmpty();
    assertThat(roles).as(where).containsKey("button");
  }

  private static String value(@Nullable Object holder) {
    return holder instanceof Map<?, ?> map && map.get("value") != null
        ? String.valueOf(map.get("value"))
        : "";
  }

  private List<?> faint() {
    Object found = browser.executeScript(FAINT);
    return found instanceof List<?> list ? list : List.of("no answer");
  }

  /** What must be tapped but lies below something else, or is too small for a finger. */
  private static final String COVERED =
      """
      return [...document.querySelectorAll('.banner button, #top button, #tour button:not(:disabled), #composer button:not(:disabled), #box')]
        .filter((one) => one.checkVisibility({ checkVisibilityCSS: true }))
        .filter((one) => { const at = one.getBoundingClientRect(); const hit = document.elementFromPoint(at.x + at.width / 2, at.y + at.height / 2);
          return !(one.contains(hit)) || (one.matches('button') && (at.height < 43.5 || at.width < 43.5)); })
        .map((one) => one.outerHTML.slice(0, 120));
      """;

  /** What has the focus, by a name of ours; "unseen" when nothing shows that it does. */
  private static final String STOP =
      """
      const at = document.activeElement;
      const style = getComputedStyle(at);
      const frame = at.closest('.typing-frame');
      const seen = style.outlineStyle !== 'none' || (frame && getComputedStyle(frame).boxShadow !== 'none');
      const name = at.dataset.nav === 'tour' || at.dataset.nav === 'demo' || at.dataset.nav === 'about' ? at.textContent
        : at.dataset.nav ?? (at.matches('.message') ? 'message' : at.id || at.textContent || at.getAttribute('aria-label'));
      return at === document.body ? 'body' : seen ? name : 'unseen ' + name + ' ' + at.outerHTML.slice(0, 200);
      """;

  /** Texts whose contrast is below AA: 4.5, or 3 where they are large. */
  private static final String FAINT =
      """
      const parse = (text) => { const n = text.match(/[\\d.]+/g).map(Number); return [n[0], n[1], n[2], n[3] ?? 1]; };
      const over = (top, below) => top.slice(0, 3).map((c, i) => c * top[3] + below[i] * (1 - top[3])).concat(1);
      const light = (c) => { const [r, g, b] = c.slice(0, 3).map((v) => { const s = v / 255; return s <= 0.03928 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; }); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
      const behind = (element) => {
        const layers = [];
        for (let at = element; at; at = at.parentElement) {
          const colour = parse(getComputedStyle(at).backgroundColor);
          if (colour[3] > 0) layers.push(colour);
          if (colour[3] === 1 || at.matches('dialog')) break;
        }
        return layers.reverse().reduce((below, top) => over(top, below), parse(getComputedStyle(document.documentElement).backgroundColor));
      };
      const root = document.querySelector('dialog[open]:last-of-type') ?? document.body;
      const found = [];
      const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const text = walk.currentNode.textContent.trim();
        const element = walk.currentNode.parentElement;
        if (!/[\\p{L}\\p{N}]/u.test(text) || element.closest('noscript, script, :disabled, [inert], option')) continue;
        if (!element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) continue;
        const style = getComputedStyle(element);
        const back = behind(element);
        let opacity = 1;
        for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
        const colour = parse(style.color);
        const front = over([...colour.slice(0, 3), colour[3] * opacity], back);
        const [a, b] = [light(front), light(back)].sort((x, y) => y - x);
        const ratio = (a + 0.05) / (b + 0.05);
        const size = parseFloat(style.fontSize);
        const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
        if (ratio < (large ? 3 : 4.5)) found.push(`${ratio.toFixed(2)} ${text.slice(0, 40)} (${element.className || element.localName}) ${front.map(Math.round)} on ${back.map(Math.round)}`);
      }
      return found;
      """;
}
