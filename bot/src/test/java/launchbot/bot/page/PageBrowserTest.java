package launchbot.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.Javalin;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.browser.Axe;
import launchbot.browser.Browser;
import launchbot.incident.Incident;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.page.Component;
import launchbot.page.StatusPage;
import launchbot.probe.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The public page and the banner on somebody else's site, in a real browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PageBrowserTest {
  private static final String STRICT =
      "default-src 'none'; script-src %s; require-trusted-types-for 'script'";
  private static final String NOT_WIDER =
      "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

  private Browser browser;
  private Town town;
  private Javalin shop;

  @BeforeAll
  void open() {
    browser = Browser.open();
    town = new Town(true);
    StatusPage page = town.page(true);
    List<Component> components =
        List.of(
            town.component(page, 1, "Checkout", "checkout"),
            town.component(page, 2, "Search", "search"),
            town.component(page, 3, "Accounts and sign-in", "accounts"));
    LocalDate today = Town.NOON.atOffset(ZoneOffset.UTC).toLocalDate();
    Probe checkout = town.probe("checkout");
    Probe search = town.probe("search");
    Probe accounts = town.probe("accounts");
    for (int i = 1; i < 90; i++) {
      LocalDate day = today.minusDays(i);
      int down = i == 7 ? 9_000 : i == 31 ? 660 : 0;
      town.day(checkout, day, 86_400 - down, 0, down, 0);
      if (i < 60) {
        town.day(search, day, i == 12 ? 84_000 : 86_400, i == 12 ? 2_400 : 0, 0, 0);
      }
      town.day(accounts, day, 86_400, 0, 0, 0);
    }
    history(components);
    town.tend();
    shop =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.routes.get(
                      "/",
                      ctx -> {
                        String status = "http://127.0.0.1:" + town.port();
                        ctx.header("Content-Security-Policy", STRICT.formatted(status));
                        ctx.header("Cross-Origin-Embedder-Policy", "require-corp");
                        ctx.html(
                            """
                            <!doctype html><html lang="en"><head><title>Shop</title>
                            <script src="%s/banner/acme-shop.js" async></script></head>
                            <body data-ready><main><h1>Shop</h1><p><a href="#x">Anvils</a></p></main></body></html>
                            """
                                .formatted(status));
                      });
                })
            .start("127.0.0.1", 0);
  }

  private void history(List<Component> components) {
    Incident old = town.incident(false);
    var hour = java.time.Duration.ofHours(1);
    var weekAgo = Town.NOON.minus(hour.multipliedBy(170));
    List<Long> one = List.of(components.getFirst().id());
    town.told(
        old,
        Moment.OUTAGE,
        weekAgo,
        "Orders cannot be paid",
        "Cards are refused. We look into it.",
        one,
        null,
        null,
        false);
    town.told(
        old,
        Moment.ROLLBACK,
        weekAgo.plus(hour),
        "We take the last change back",
        "It takes about 20 minutes.",
        one,
        null,
        null,
        false);
    town.told(
        old,
        Moment.ROLLED_BACK,
        weekAgo.plus(hour.multipliedBy(2)),
        "Orders can be paid again",
        "The change of this morning is taken back. Nothing was charged twice.\n\nWe are sorry.",
        one,
        null,
        null,
        false);
    Incident now = town.incident(false);
    Notice first =
        town.told(
            now,
            Moment.DEGRADED,
            Town.NOON.minusSeconds(2_400),
            "Search is slow",
            "Results take up to ten seconds. Everything else works.\n\n"
                + "You can browse by shelf meanwhile.",
            List.of(components.get(1).id()),
            null,
            null,
            false);
    town.told(
        now,
        Moment.DEGRADED,
        Town.NOON.minusSeconds(1_200),
        "Search is slow for some",
        "Results take up to five seconds, for customers in Europe only.",
        List.of(components.get(1).id()),
        null,
        first.id(),
        false);
    town.told(
        null,
        Moment.MAINTENANCE,
        Town.NOON.minusSeconds(86_400),
        "A new database",
        "Nothing can be bought for about ten minutes within this hour.",
        one,
        new Notice.Window(Town.NOON.plusSeconds(86_400), Town.NOON.plusSeconds(90_000)),
        null,
        false);
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    if (town != null) {
      town.close();
    }
    if (shop != null) {
      shop.stop();
    }
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "1280,dark", "390,light", "390,dark"})
  void itIsReadableEverywhere(int width, String scheme) throws IOException {
    visit("/status/acme-shop", width, scheme);
    shootWhole("page-%d-%s".formatted(width, scheme));
    assertThat(Axe.violations(browser)).isEmpty();
    assertThat((Boolean) browser.driver().executeScript(NOT_WIDER)).isTrue();
    visit("/status/acme-shop/history/2026-11", width, scheme);
    assertThat(Axe.violations(browser)).isEmpty();
    shootWhole("history-%d-%s".formatted(width, scheme));
    visit("/status/nobody", width, scheme);
    assertThat(Axe.violations(browser)).isEmpty();
    browser.noErrors("404");
  }

  @Test
  void itIsReadByEarAndByKeyboard() {
    visit("/status/acme-shop", 1280, "light");
    var driver = browser.driver();
    assertThat(driver.findElement(By.tagName("html")).getDomAttribute("lang")).isEqualTo("en");
    assertThat(
            driver.findElements(By.cssSelector("h1, h2, h3")).stream()
                .map(one -> one.getTagName().substring(1))
                .reduce("", String::concat))
        .matches("1(23*)+");
    assertThat(driver.findElement(By.cssSelector("svg.bars")).getDomAttribute("aria-label"))
        .contains("Last 90 days", "2 days with trouble");
    driver.findElement(By.tagName("body")).sendKeys(Keys.TAB);
    assertThat(driver.switchTo().activeElement().getText()).contains("Skip");
    int stops = 0;
    for (; stops < 60 && !driver.switchTo().activeElement().getTagName().equals("input"); stops++) {
      driver.switchTo().activeElement().sendKeys(Keys.TAB);
    }
    assertThat(stops).isLessThan(15);
    WebElement mail = driver.switchTo().activeElement();
    assertThat(mail.getDomAttribute("name")).isEqualTo("email");
    assertThat(mail.getAccessibleName()).contains("by mail");
    WebElement days = driver.findElement(By.cssSelector(".part details"));
    days.findElement(By.tagName("summary")).click();
    assertThat(days.getText()).contains("23 Nov", "2 h 30 min down", "30 Oct", "11 min down");
    browser.noErrors();
  }

  @Test
  void itWorksWithoutJavaScript() {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser.driver().get("http://127.0.0.1:%d/status/acme-shop".formatted(town.port()));
      assertThat(browser.driver().findElement(By.tagName("body")).getText())
          .contains("Search is degraded", "Planned maintenance", "Subscribe");
      browser.driver().findElement(By.linkText("November 2026")).click();
      assertThat(browser.driver().findElement(By.id("month")).getText()).isEqualTo("November 2026");
    } finally {
      browser
          .driver()
          .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }

  @ParameterizedTest
  @CsvSource({"1280,light", "390,dark"})
  void theBannerIsShownOnAForeignPageUntilItIsDismissed(int width, String scheme)
      throws IOException {
    var driver = browser.driver();
    String site = "http://localhost:" + shop.port() + "/";
    browser.visit(site, width, 700, scheme);
    WebElement host = browser.until(By.id("launchbot-notice"));
    var root = host.getShadowRoot();
    var words = root.findElement(By.cssSelector("[role=status]"));
    org.awaitility.Awaitility.await()
        .until(() -> words.getText().equals("Search is slow for some"));
    assertThat(driver.switchTo().activeElement().getTagName()).isEqualTo("body");
    assertThat(root.findElement(By.cssSelector("a")).getDomAttribute("href"))
        .isEqualTo("https://status.example.com/status/acme-shop");
    assertThat(root.findElement(By.cssSelector("section")).getCssValue("display"))
        .isEqualTo("flex");
    browser.shoot("banner-%d-%s".formatted(width, scheme));
    assertThat((Boolean) driver.executeScript(NOT_WIDER)).isTrue();
    // Axe is a script of ours, which the page's own policy would refuse: it comes by the driver.
    assertThat(Axe.violations(browser)).isEmpty();

    root.findElement(By.cssSelector("button")).sendKeys(Keys.ENTER);
    browser.gone(By.id("launchbot-notice"));
    driver.navigate().refresh();
    browser.until(By.cssSelector("body[data-ready]"));
    assertThat(driver.findElements(By.id("launchbot-notice"))).isEmpty();
    driver.executeScript("localStorage.clear()");
    browser.noErrors("favicon");
  }

  @Test
  void theBannerIsSmall() {
    var banner = town.get("/banner/acme-shop.js", "Accept-Encoding", "gzip");
    assertThat(banner.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(banner.body().length).isLessThan(3 * 1024);
  }

  private void visit(String path, int width, String scheme) {
    browser.resize(width, 900);
    browser
        .driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia",
            Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    browser.driver().get("http://127.0.0.1:%d%s".formatted(town.port(), path));
  }

  private int number(String expression) {
    Object value = browser.driver().executeScript("return " + expression);
    return ((Number) Objects.requireNonNull(value)).intValue();
  }

  /** All of it, however long. */
  private void shootWhole(String name) throws IOException {
    browser.resize(number("innerWidth"), number("document.documentElement.scrollHeight"));
    browser.shoot(name);
  }
}
