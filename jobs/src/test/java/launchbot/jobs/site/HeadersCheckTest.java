package launchbot.jobs.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;
import launchbot.testkit.BadActs;
import launchbot.testkit.BadServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The headers of servers on loopback, and of pages over HTTPS. */
class HeadersCheckTest {
  private static final Duration TIME = Duration.ofSeconds(4);
  private static final String[] GOOD = {
    "Strict-Transport-Security: max-age=31536000",
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: same-origin",
    "Content-Security-Policy: script-src 'self'; frame-ancestors 'self'",
    "Set-Cookie: sid=1; Path=/; Secure; HttpOnly; SameSite=Lax",
    "Cache-Control: private, no-store",
    "CF-Ray: 8a-FRA"
  };

  private final BadServer server = BadServer.start();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void aCarefulPageProvesItsItems() {
    Outcome outcome = over(new Answers().on("https://example.com/", 200, "fine", GOOD), "edge any");
    assertThat(outcome.words()).isEqualTo("the headers are right");
    assertThat(outcome.level()).isEqualTo(Level.UP);
    assertThat(outcome.facts())
        .containsAllEntriesOf(
            Map.of(
                "proves domain-edge.edge-proxy", "green: Cloudflare answers for example.com",
                "proves production-config.cookies",
                    "green: 1 cookies, right for HTTPS, domain and same-site",
                "proves production-config.cors-and-hosts",
                    "green: other sites may not read answers",
                "proves performance.caching", "green: only what may be kept is kept"));
  }

  @Test
  void anEdgeThatIsNotThereIsDown() {
    Answers web = new Answers().on("https://example.com/", 200, "fine", GOOD);
    assertThat(over(web, "edge cloudflare").level()).isEqualTo(Level.UP);
    Outcome outcome = over(web, "edge fastly");
    assertThat(outcome.level()).isEqualTo(Level.DOWN);
    assertThat(outcome.words()).isEqualTo("the edge is Cloudflare, not fastly");
  }

  @Test
  void aCarelessServerHasItSaid() {
    server.on(
        "/",
        (asked, line) -> {
          String origin =
              asked.headers().stream()
                  .filter(header -> header.startsWith("Origin: "))
                  .map(header -> header.substring("Origin: ".length()))
                  .findFirst()
                  .orElse("https://app.example.com");
          line.say(
              BadServer.answer(
                  200,
                  "<script src=/app.3f9a1c2e.js></script>",
                  "Access-Control-Allow-Origin: " + origin,
                  "Access-Control-Allow-Credentials: true",
                  "Set-Cookie: session=1",
                  "Cache-Control: public, max-age=600",
                  "Server: nginx/1.18.0"));
        });
    Outcome outcome = look(server.at("/").toString(), true);
    assertThat(HeaderRulesTest.rules(outcome.findings()))
        .isEqualTo(
            "high caching.cookies, high cookie.plain, high cors.null-origin, high cors.reflected,"
                + " high header.plain, low caching.assets, low cookie.samesite, low header.csp,"
                + " low header.nosniff, low header.referrer, low header.version,"
                + " medium cookie.httponly, medium header.frames");
    assertThat(outcome.findings().getFirst().severity().key()).isEqualTo("high");
    assertThat(outcome.facts().values().stream().filter(value -> value.startsWith("red: ")))
        .hasSize(4);
    assertThat(outcome.toString()).doesNotContain("session=1");
  }

  @Test
  void redirectsAreFollowedButNotForEver() {
    server.on("/a", BadActs.redirect(302, "/b")).answer("/b", 200, "here");
    server.on("/loop", BadActs.redirect(302, "/loop"));
    assertThat(look(server.at("/a").toString(), true).facts())
        .containsEntry("page", server.at("/b").toString());
    assertThat(look(server.at("/loop").toString(), true).level()).isEqualTo(Level.UNTESTABLE);
  }

  @Test
  void aRedirectToAPrivateAddressIsRefused() {
    var guarded = fetcher(false);
    Answers web =
        new Answers()
            .on(
                "https://example.com/",
                302,
                "",
                "Location: http://127.0.0.1:" + server.port() + "/");
    Fetcher both =
        wanted ->
            "127.0.0.1".equals(wanted.uri().getHost()) ? guarded.fetch(wanted) : web.fetch(wanted);
    Outcome outcome =
        new HeadersCheck(both)
            .look(Spec.of(Kind.HEADERS, "https://example.com/"), Answers.look(TIME));
    assertThat(outcome.level()).isEqualTo(Level.UNTESTABLE);
    assertThat(outcome.words()).contains("may not reach");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aServerThatDripsCostsItsTimeOnly() {
    server.on("/", BadActs.drip(Duration.ofMillis(20)));
    long begin = System.nanoTime();
    Outcome outcome =
        new HeadersCheck(fetcher(true))
            .look(
                Spec.of(Kind.HEADERS, server.at("/").toString()),
                Answers.look(Duration.ofMillis(500)));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    assertThat(outcome.level()).isEqualTo(Level.DOWN);
  }

  private static Outcome over(Answers web, String expected) {
    var spec = new Spec(Kind.HEADERS, "https://example.com/", List.of(expected), Map.of());
    var check = new HeadersCheck(web);
    assertThat(check.mistakes(spec)).isEmpty();
    return check.look(spec, Answers.look(TIME));
  }

  private static Outcome look(String target, boolean privateToo) {
    return new HeadersCheck(fetcher(privateToo))
        .look(Spec.of(Kind.HEADERS, target), Answers.look(TIME));
  }

  private static Fetcher fetcher(boolean privateToo) {
    return HttpFetcher.of(
        (_, _) -> new DnsAnswer.NoSuchName(),
        new Guard(privateToo),
        () -> Instant.parse("2026-11-20T12:00:00Z"));
  }
}
