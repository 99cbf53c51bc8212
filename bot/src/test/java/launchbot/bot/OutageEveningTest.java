package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import launchbot.browser.Browser;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.testkit.BadServer;
import launchbot.testkit.TestDatabase;
import launchbot.testkit.Zone;
import launchbot.testkit.ZoneServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/**
 * An evening on which the shop breaks, as it is seen on a phone: a day that went well, the alarm,
 * who has it, and the end of it. The shop is a server that is really there, and so is its DNS.
 */
class OutageEveningTest {
  private static final By MESSAGE = By.cssSelector(".messages .message");
  private static final By PRIVATE = By.cssSelector(".messages .ephemeral");
  private static final String SHOP = "shop.example";

  private final BadServer server = BadServer.start();
  private ZoneServer dns;
  private TestDatabase db;
  private Stage stage;
  private Browser browser;

  @BeforeEach
  void open() {
    browser = Browser.open();
    db = TestDatabase.fresh();
    dns = new ZoneServer(new Zone().a(SHOP, "127.0.0.1"));
    stage =
        Stage.open(
            db,
            InstantSource.system(),
            Map.of("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true", "LAUNCHBOT_DNS", dns.address()));
    server.answer("/", 200, "Welcome", "Content-Type: text/html");
  }

  @AfterEach
  void close() {
    stage.close();
    dns.close();
    server.close();
    db.close();
    browser.close();
  }

  @Test
  void theShopBreaksAndComesBack() throws Exception {
    browser.visit("http://localhost:" + stage.bot().port() + "/sandbox", 390, 844, "light");
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    String shop = server.at(SHOP, "/").toString();
    probe("add http %s every 10s expect under 800ms as Shop".formatted(shop));
    until("show 1", "fine since");
    aDayThatWentWell();
    browser.send("/probe show 1");
    browser.lastWith(PRIVATE, "Last looks 🟢🟢🟢🟢🟢🟢", this::scrollTo);
    picture("show");
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::hasChart);

    server.answer("/", 503, "upstream connect error");
    JsonObject alarm = said("Shop", "503");
    browser.lastWith(MESSAGE, "is down", this::scrollTo);
    picture("alarm");
    stage.ada().click(alarm.get("ts").getAsString(), "alarm_take");
    said("<@" + Cast.ADA + ">", "503");
    browser.send("/probe");
    browser.lastWith(PRIVATE, "503", this::scrollTo);
    picture("board");

    server.answer("/", 200, "Welcome", "Content-Type: text/html");
    said("Shop", "lasted");
    browser.lastWith(MESSAGE, "lasted", this::scrollTo);
    picture("recovered");
    browser.noErrors();
    stage.nothingRejected();
  }

  /** Looks of a day, slower at noon, with a few that failed. */
  private void aDayThatWentWell() throws SQLException {
    try (var connection = db.superuser();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into probe_result (workspace, probe, at, level, status, timings)
          select p.workspace, p.id, date_trunc('minute', p.made_at) - n * interval '2 minutes',
            case when n in (301, 302) then 'down' else 'up' end,
            case when n in (301, 302) then 503 else 200 end,
            array[900, 1100, -1, 60000 + (40000 * sin(n / 114.6))::bigint + (n * 7919) % 23000, 2500]
          from probe p, generate_series(1, 700) n
          """);
      // They are not in the hours' histograms yet.
      statement.execute(
          "update probe_watch set folded_until = folded_until - interval '25 hours', since = since"
              + " - interval '24 hours'");
    }
  }

  /** Two looks in a row say it: that takes as long as the interval and the quick retry. */
  private JsonObject said(String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () ->
                stage.sandbox().messages(Cast.LAUNCH).stream()
                    .filter(message ->
                        List.of(pieces).stream().allMatch(Answer.shown(message)::contains))
                    .findFirst()
                    .orElseGet(JsonObject::new),
            message -> message.size() > 0);
  }

  private boolean hasChart() {
    return stage.sandbox().messages(stage.ada().direct()).stream()
        .anyMatch(message -> message.has("files"));
  }

  private String probe(String words) {
    Answer answer = stage.ada().command(Cast.LAUNCH, "/probe " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private void until(String words, String shown) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(probe(words)).contains(shown));
  }

  private void scrollTo(WebElement element) {
    browser.driver().executeScript("arguments[0].scrollIntoView(true)", element);
  }

  private void picture(String name) throws IOException {
    browser.picture("probe-" + name, "probe-" + name);
  }
}
