package launchbot.bot.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import launchbot.incident.Incident;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.page.Component;
import launchbot.page.StatusPage;
import launchbot.probe.Probe;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;

/** What the public gets over HTTP, and what it never does. */
class PageServedTest {
  private static final String PAGE = "/status/" + Town.SLUG;
  private static final List<String> ALL =
      List.of(
          PAGE,
          PAGE + ".json",
          PAGE + ".atom",
          PAGE + "/history/2026-11",
          "/banner/" + Town.SLUG + ".js");

  private static final Town TOWN = new Town(true);

  private final Town town = TOWN;
  private Component checkout;

  @BeforeEach
  void open() {
    town.open();
    StatusPage page = town.page(true);
    checkout = town.component(page, 1, "Checkout", Town.INSIDE + "-group");
    town.component(page, 2, "Search", "search");
    Probe probe = town.probe(Town.INSIDE + "-group");
    town.day(probe, LocalDate.parse("2026-11-28"), 85_740, 0, 660, 0);
    town.day(probe, LocalDate.parse("2026-11-29"), 86_400, 0, 0, 0);
    town.tend();
  }

  @AfterAll
  static void close() {
    TOWN.close();
  }

  private Notice outage(Incident incident) {
    Notice notice =
        town.told(
            incident,
            Moment.OUTAGE,
            Town.NOON.minusSeconds(600),
            "Orders cannot be paid",
            "Cards are refused.\n\nWe work on it <b>now</b>.",
            List.of(checkout.id()),
            null,
            null,
            false);
    town.tend();
    return notice;
  }

  @Test
  void whereNothingWasToldEverythingWorksAndTheBannerIsSilent() {
    assertThat(town.text(PAGE))
        .contains("Everything works", "Acme Shop", "Checkout", "99.23 % worked, 11 min down")
        .contains("Nothing else was reported", "Report a problem", "/subscribe", "mailto:help@");
    assertThat(town.text("/banner/" + Town.SLUG + ".js")).doesNotContain("function", "=>");
    JsonObject json = json();
    assertThat(json.get("state").getAsString()).isEqualTo("operational");
    assertThat(json.getAsJsonArray("current")).isEmpty();
  }

  @Test
  void whatWasToldIsOnThePageUntilItIsToldToBeOver() {
    Incident incident = town.incident(false);
    outage(incident);
    assertThat(town.text(PAGE))
        .contains("Checkout does not work", "Orders cannot be paid", "&lt;b&gt;now&lt;/b&gt;")
        .contains("<time datetime=\"2026-11-30T11:50:00Z\">30 Nov 2026, 11:50 UTC</time>")
        .contains("Next word by");
    assertThat(town.text("/banner/" + Town.SLUG + ".js"))
        .contains("Orders cannot be paid", "\"alert\"");

    town.told(incident, Moment.FIXED, Town.NOON, "Orders can be paid again", "Sorry.");
    town.tend();
    assertThat(town.text(PAGE))
        .contains("Everything works", "Orders can be paid again")
        .doesNotContain("Next word by");
    assertThat(town.text(PAGE + "/history/2026-11")).contains("Orders cannot be paid", "Sorry.");
    assertThat(town.get(PAGE + "/history/2026-12").statusCode()).isEqualTo(404);
    assertThat(town.get(PAGE + "/history/yesterday").statusCode()).isEqualTo(404);
    town.at(Town.NOON.plus(Duration.ofDays(20)));
    town.tend();
    assertThat(town.text(PAGE)).contains("/history/2026-11").doesNotContain("Orders can be paid");
  }

  @Test
  void aCorrectionStandsBesideWhatItPutsRight() {
    Notice first = outage(town.incident(false));
    town.told(
        null,
        Moment.DEGRADED,
        Town.NOON,
        "Some orders cannot be paid",
        "Only some cards are refused.",
        List.of(checkout.id()),
        null,
        first.id(),
        false);
    town.tend();
    assertThat(town.text(PAGE))
        .contains("Checkout is degraded", "Some orders cannot be paid", "Corrected")
        .contains("What it said at", "Cards are refused.");
    JsonObject update =
        json()
            .getAsJsonArray("current")
            .get(0)
            .getAsJsonObject()
            .getAsJsonArray("updates")
            .get(0)
            .getAsJsonObject();
    assertThat(update.getAsJsonObject("original").get("headline").getAsString())
        .isEqualTo("Orders cannot be paid");
    assertThat(town.text(PAGE + ".atom")).contains("Correction: Some orders cannot be paid");
  }

  @Test
  void maintenanceIsPlannedThenNowThenOver() {
    var window = new Notice.Window(Town.NOON.plusSeconds(3600), Town.NOON.plusSeconds(7200));
    town.told(
        null,
        Moment.MAINTENANCE,
        Town.NOON,
        "A new database",
        "Nothing can be bought meanwhile.",
        List.of(),
        window,
        null,
        false);
    town.tend();
    assertThat(town.text(PAGE)).contains("Everything works", "Planned maintenance");
    town.at(window.from());
    town.tend();
    assertThat(town.text(PAGE)).contains("Acme Shop is under maintenance");
    town.at(window.until());
    town.tend();
    assertThat(town.text(PAGE)).contains("Everything works").doesNotContain("Planned");
  }

  @Test
  void nothingFromInsideIsEverSeen() {
    Incident drill = town.incident(true);
    town.told(
        drill,
        Moment.OUTAGE,
        Town.NOON,
        Town.INSIDE + " drill",
        "An exercise",
        List.of(),
        null,
        null,
        true);
    town.told(
        town.incident(false),
        Moment.OUTAGE,
        Town.NOON,
        "Ask <@U0INSIDE> in <#C0INSIDE|general> \u202eback",
        "Line\u0007 one <!channel>",
        List.of(),
        null,
        null,
        false);
    town.tend();
    for (String path : ALL) {
      HttpResponse<byte[]> answer = town.get(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(200);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8) + answer.headers().map())
          .as(path)
          .doesNotContain("INSIDE", Town.INSIDE, "internal", "\u202e", "channel>", "secret-of");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/status/other",
    "/status/other.json",
    "/status/other.atom",
    "/banner/other.js",
    "/status/other/history/2026-11",
    "/status/other/logo",
    "/status/acme-shop.txt",
    "/status/acme-shop?preview=wrong",
    "/status/ACME-SHOP",
    "/status/..%2fadmin",
    "/status/%3Cscript%3E"
  })
  void whatIsNotThereLooksTheSameEverywhere(String path) {
    HttpResponse<byte[]> answer = town.get(path);
    assertThat(answer.statusCode()).isIn(404, 400);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("<script", "Acme");
  }

  @Test
  void aHiddenPageIsSeenByItsPreviewOnly() throws Exception {
    town.write(tx -> {
      var page = launchbot.page.PageStore.ofLaunch(tx.sql(), town.launch()).orElseThrow();
      return launchbot.page.PageStore.save(
          tx,
          page.shown(false),
          new launchbot.ledger.Change("hidden", page.subject(), List.of(), null));
    });
    town.tend();
    for (String path : ALL) {
      assertThat(town.get(path).statusCode()).as(path).isEqualTo(404);
    }
    HttpResponse<byte[]> preview = town.get(PAGE + "?preview=secret-of-the-preview");
    assertThat(preview.statusCode()).isEqualTo(200);
    assertThat(new String(preview.body(), StandardCharsets.UTF_8))
        .contains("A preview", "Everything works", "noindex");
    assertThat(preview.headers().firstValue("Cache-Control")).contains("no-store");
    Thread.sleep(60); // previews are looked up at most every 50 ms
    assertThat(town.get("/status/other?preview=secret-of-the-preview").statusCode()).isEqualTo(404);
  }

  @Test
  void whatABrowserHasIsNotSentAgain() throws Exception {
    for (String path : ALL) {
      HttpResponse<byte[]> plain = town.get(path);
      String tag = plain.headers().firstValue("ETag").orElseThrow();
      assertThat(tag).startsWith("\"");
      HttpResponse<byte[]> again = town.get(path, "If-None-Match", "\"x\", W/" + tag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers().firstValue("ETag")).contains(tag);

      HttpResponse<byte[]> head = town.send("HEAD", path);
      assertThat(head.statusCode()).isEqualTo(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.headers().firstValue("Content-Length"))
          .contains(String.valueOf(plain.body().length));
      assertThat(head.headers().firstValue("ETag")).contains(tag);
      assertThat(plain.headers().firstValue("Vary")).contains("Accept-Encoding");
    }
    HttpResponse<byte[]> packed = town.get(PAGE, "Accept-Encoding", "br, gzip");
    assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
    assertThat(packed.headers().firstValue("ETag"))
        .isNotEqualTo(town.get(PAGE).headers().firstValue("ETag"));
    try (var in = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
      assertThat(in.readAllBytes()).isEqualTo(town.get(PAGE).body());
    }
    assertThat(town.get(PAGE, "Accept-Encoding", "gzip;q=0").headers().map())
        .doesNotContainKey("content-encoding");
  }

  @Test
  void browsersAreToldToBeStrict() {
    var page = town.get(PAGE).headers();
    assertThat(page.firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe");
    assertThat(page.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(page.firstValue("Strict-Transport-Security")).isPresent();
    assertThat(page.firstValue("Cross-Origin-Opener-Policy")).contains("same-origin");
    assertThat(page.firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(page.firstValue("Cache-Control").orElseThrow()).contains("max-age=30");
    assertThat(town.text(PAGE)).doesNotContain("style=\"", "<script", "onclick");
    for (String path : List.of(PAGE + ".json", PAGE + ".atom", "/banner/" + Town.SLUG + ".js")) {
      var headers = town.get(path).headers();
      assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
      assertThat(headers.firstValue("Cross-Origin-Resource-Policy")).contains("cross-origin");
    }
    var logo = town.get(PAGE + "/logo");
    assertThat(logo.headers().firstValue("Content-Type")).contains("image/png");
    assertThat(logo.body()).isEqualTo(Pictures.png());
    String css = town.text(PAGE).replaceAll("(?s).*href=\"([^\"]*\\.css)\".*", "$1");
    assertThat(town.get(css).headers().firstValue("Cache-Control").orElseThrow())
        .contains("immutable");
    String old = css.replaceFirst("style\\.\\w+", "style.0000");
    assertThat(town.get(old).statusCode()).isEqualTo(200);
    assertThat(town.get(old).headers().firstValue("Cache-Control").orElseThrow())
        .doesNotContain("immutable");
  }

  @Test
  void theFeedIsOne() throws Exception {
    Incident incident = town.incident(false);
    outage(incident);
    town.told(incident, Moment.FIXED, Town.NOON, "Orders can be paid again", "Sorry & thanks.");
    town.tend();
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element feed =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(town.get(PAGE + ".atom").body()))
            .getDocumentElement();
    assertThat(feed.getNamespaceURI()).isEqualTo("http://www.w3.org/2005/Atom");
    assertThat(text(feed, "id")).startsWith("urn:uuid:");
    assertThat(text(feed, "updated")).isEqualTo("2026-11-30T12:00:00Z");
    assertThat(feed.getElementsByTagNameNS("*", "author").getLength()).isEqualTo(1);
    var entries = feed.getElementsByTagNameNS("*", "entry");
    assertThat(entries.getLength()).isEqualTo(2);
    var newest = (Element) entries.item(0);
    assertThat(text(newest, "title")).isEqualTo("Fixed: Orders can be paid again");
    assertThat(text(newest, "content")).isEqualTo("Sorry & thanks.");
    assertThat(text(newest, "id")).isNotEqualTo(text((Element) entries.item(1), "id"));
    String before = town.text(PAGE + ".atom");
    town.at(Town.NOON.plusSeconds(3600));
    town.tend();
    assertThat(town.text(PAGE + ".atom")).isEqualTo(before);
  }

  @Test
  void todayCountsOnceItWasToldOrIsOver() {
    assertThat(day(json(), 89)).isEqualTo("today");
    outage(town.incident(false));
    assertThat(day(json(), 89)).isEqualTo("no_data"); // no look of today is known
    assertThat(day(json(), 87)).isEqualTo("disturbed");
    assertThat(day(json(), 0)).isEqualTo("no_data");
  }

  private static String day(JsonObject json, int index) {
    return json.getAsJsonArray("components")
        .get(0)
        .getAsJsonObject()
        .getAsJsonArray("days")
        .get(index)
        .getAsJsonObject()
        .get("state")
        .getAsString();
  }

  private JsonObject json() {
    return JsonParser.parseString(town.text(PAGE + ".json")).getAsJsonObject();
  }

  private static String text(Element in, String name) {
    return in.getElementsByTagNameNS("*", name).item(0).getTextContent();
  }
}
