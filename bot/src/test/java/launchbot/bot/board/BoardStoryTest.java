package launchbot.bot.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.browser.Axe;
import launchbot.browser.Browser;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.openqa.selenium.By;

/** The board: in by a link from Slack, live in a real browser, out when somebody leaves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BoardStoryTest {
  private static final Pattern LINK = Pattern.compile("(http://[^|>\\s\"]+/board/enter/[\\w-]+)");
  private static final String NOT_WIDER =
      "return document.documentElement.scrollWidth <= document.documentElement.clientWidth";

  private final HttpClient http = HttpClient.newHttpClient();
  private Stage stage;
  private Browser browser;

  @BeforeAll
  void open() {
    stage = Stage.open();
    browser = Browser.open();
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker @ben");
  }

  @AfterAll
  void close() {
    if (browser != null) {
      browser.close();
    }
    stage.nothingRejected();
    stage.close();
    http.close();
  }

  @Test
  @Order(1)
  void aLinkOpensOnceAndNobodyElseGetsIn() {
    assertThat(get("/board", "").statusCode()).isEqualTo(401);
    assertThat(get("/board", "board=" + "x".repeat(90)).statusCode()).isEqualTo(401);
    assertThat(get("/board/events", "").body()).contains("event: out");
    assertThat(stage.launch(stage.ada(), "board now").shown()).contains("/launch board out");

    String link = link(stage.ada());
    String other = link(stage.ada());
    assertThat(get(link, "").body()).contains("Open the board");
    assertThat(get(link, "").statusCode()).as("looking does not use it up").isEqualTo(200);
    HttpResponse<String> opened = post(link, "");
    assertThat(opened.statusCode()).isEqualTo(303);
    String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/");
    assertThat(post(link, "").statusCode()).isEqualTo(410);
    assertThat(get(link, "").statusCode()).isEqualTo(410);
    assertThat(post("/board/enter/nothing", "").statusCode()).isEqualTo(410);

    String session = cookie.split(";", 2)[0];
    HttpResponse<String> board = get("/board", session);
    assertThat(board.statusCode()).isEqualTo(200);
    assertThat(board.body()).contains("NO-GO", "Signup hangs", "/triage show 1");
    assertThat(board.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
    assertThat(board.headers().firstValue("Cache-Control").orElse("")).contains("no-store");

    assertThat(stage.launch(stage.ada(), "board out").shown()).contains("signed out everywhere");
    assertThat(get("/board", session).statusCode()).isEqualTo(401);
    assertThat(post(other, "").statusCode()).as("a link that waited, too").isEqualTo(410);
  }

  @Test
  @Order(2)
  void itFollowsWhatHappens() throws IOException {
    browser.driver().get(at(link(stage.ben())).toString());
    browser.until(By.cssSelector("button")).click();
    browser.until(By.cssSelector("body[data-ready]"));
    for (int width : new int[] {390, 1280}) {
      for (String scheme : new String[] {"light", "dark"}) {
        browser.visit(at("/board").toString(), width, 844, scheme);
        browser.lastWith(By.cssSelector(".call"), "NO-GO");
        assertThat(Axe.violations(browser)).isEmpty();
        assertThat((Boolean) browser.driver().executeScript(NOT_WIDER)).isTrue();
        browser.shoot("board-%d-%s".formatted(width, scheme));
      }
    }
    browser.visit(at("/board").toString(), 390, 844, "light");
    stage.sandbox().as(Cast.ADA).command(Cast.LAUNCH, "/incident Checkout takes minutes !sev2");
    browser.lastWith(By.cssSelector("section"), "Checkout takes minutes");
    browser.lastWith(By.cssSelector(".lasts"), " s");
    stage.type(stage.ada(), "add \"Typo <b>bold</b> & more\" | Looks sloppy !blocker");
    browser.lastWith(By.cssSelector("li"), "Typo <b>bold</b> & more");
    browser.shoot("board-live");
    browser.noErrors("favicon");
    browser.driver().findElement(By.cssSelector("footer button")).click();
    browser.lastWith(By.tagName("h1"), "You are signed out");
    browser.driver().get(at("/board").toString());
    browser.lastWith(By.tagName("h1"), "You are not signed in");
  }

  @Test
  @Order(3)
  void whoeverLeavesTheTeamIsOut() {
    String session = post(link(stage.chiyo()), "").headers().firstValue("Set-Cookie").orElseThrow();
    assertThat(get("/board", session.split(";", 2)[0]).statusCode()).isEqualTo(200);
    stage.sandbox().deactivate(Cast.CHIYO);
    Awaitility.await().until(() -> get("/board", session.split(";", 2)[0]).statusCode() == 401);
  }

  private String link(SandboxPerson person) {
    Answer answer = stage.launch(person, "board");
    Matcher link = LINK.matcher(answer.toString() + answer.shown());
    assertThat(link.find()).as(answer.shown()).isTrue();
    return link.group(1);
  }

  private HttpResponse<String> get(String path, String cookie) {
    return send(request(path, cookie).GET());
  }

  private HttpResponse<String> post(String path, String cookie) {
    return send(request(path, cookie).POST(HttpRequest.BodyPublishers.noBody()));
  }

  private HttpRequest.Builder request(String path, String cookie) {
    var request = HttpRequest.newBuilder(at(path));
    if (path.endsWith("/events")) {
      request.header("Accept", "text/event-stream");
    }
    return cookie.isEmpty() ? request : request.header("Cookie", cookie);
  }

  private URI at(String path) {
    return URI.create("http://127.0.0.1:" + stage.bot().port())
        .resolve(URI.create(path).getRawPath());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
