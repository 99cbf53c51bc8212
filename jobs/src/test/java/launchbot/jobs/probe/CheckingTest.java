package launchbot.jobs.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.fetch.Trust;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.testkit.BadActs;
import launchbot.testkit.BadServer;
import launchbot.testkit.Certificates;
import org.junit.jupiter.api.Test;

/** The checks of HTTP, TLS, redirects and JSON against servers on loopback. */
class CheckingTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Certificates AUTHORITY = Certificates.at(NOW);

  /** Whatever ends in example is here, but for what begins with nowhere. */
  private static final Resolver HERE =
      (name, type) ->
          type == RecordType.A && !name.contains("nowhere")
              ? new DnsAnswer.Found(List.of(new Data.Address(InetAddress.ofLiteral("127.0.0.1"))))
              : new DnsAnswer.NoSuchName();

  private static final Instruments INSTRUMENTS = instruments(new Guard(true));
  private static final Check HTTP = new HttpCheck(INSTRUMENTS);
  private static final Check TLS = new TlsCheck(INSTRUMENTS);
  private static final Check REDIRECT = new RedirectCheck(INSTRUMENTS);
  private static final Check JSON = new JsonCheck(INSTRUMENTS);

  @Test
  void aPageIsUpWhereItAnswersAsExpected() {
    try (BadServer server = BadServer.start()) {
      server.answer("/", 200, "Sign in", "Server: cloudflare");
      Outcome outcome =
          look(
              HTTP,
              spec(Kind.HTTP, server, "/", "body has \"Sign in\"", "header server has cloudflare"));
      assertThat(outcome.level()).isEqualTo(Level.UP);
      assertThat(outcome.words()).startsWith("status 200 in ").endsWith(" ms");
      assertThat(outcome.status()).isEqualTo(200);
      assertThat(outcome.facts())
          .containsEntry("address", "127.0.0.1")
          .containsEntry("status", "200");

      server.answer("/", 401, "who are you");
      assertThat(look(HTTP, spec(Kind.HTTP, server, "/", "status 401,403")).level())
          .isEqualTo(Level.UP);
    }
  }

  @Test
  void anErrorPageIsQuotedShortAndSafe() {
    try (BadServer server = BadServer.start()) {
      server.answer(
          "/",
          503,
          "<html><title>\u0007Back <b>soon</b>\r\n</title><script>alert(1)</script></html>");
      Outcome outcome = look(HTTP, spec(Kind.HTTP, server, "/"));
      down(outcome, Phase.EXPECTATION, "status 503 instead of 200-299: “Back soon”");
      assertThat(outcome.facts()).containsEntry("answer", "“Back soon”");
      server.answer("/", 200, "stack trace: " + "x".repeat(5_000));
      outcome = look(HTTP, spec(Kind.HTTP, server, "/", "body lacks \"stack trace\""));
      down(outcome, Phase.EXPECTATION, "the body has “stack trace”");
      assertThat(outcome.facts().get("answer")).hasSizeLessThan(150);
    }
  }

  @Test
  void slowIsDegradedAndNotDown() {
    try (BadServer server = BadServer.start()) {
      Outcome outcome = look(HTTP, spec(Kind.HTTP, server, "/", "under 1ms"));
      if (outcome.level() != Level.UP) { // a machine may be quicker than that
        assertThat(outcome.level()).isEqualTo(Level.DEGRADED);
        assertThat(outcome.words()).contains("under 1ms was expected");
      }
      server.on(
          "/slow",
          (_, line) -> {
            Thread.sleep(810);
            line.say(BadServer.answer(200, ""));
          });
      outcome = look(HTTP, spec(Kind.HTTP, server, "/slow"));
      assertThat(outcome.level()).isEqualTo(Level.DEGRADED);
      assertThat(outcome.words()).endsWith(" ms, more than 800 ms");
      assertThat(look(HTTP, spec(Kind.HTTP, server, "/slow", "under 10s")).level())
          .isEqualTo(Level.UP);
    }
  }

  @Test
  void redirectsAreFollowedUntilTheyMakeNoSense() {
    try (BadServer server = BadServer.start()) {
      server.on("/a", BadActs.redirect(301, "/b")).on("/b", BadActs.redirect(302, "c?d=e"));
      Outcome outcome = look(HTTP, spec(Kind.HTTP, server, "/a"));
      assertThat(outcome.level()).isEqualTo(Level.UP);
      assertThat(outcome.facts().get("redirects")).endsWith("/c?d=e (200)").contains(" → ");
      down(
          look(HTTP, spec(Kind.HTTP, server, "/a", "status 200").with("follow", "no")),
          Phase.EXPECTATION,
          "status 301 instead of 200");
      String to = server.at("app.example", "/b").toString();
      assertThat(look(HTTP, spec(Kind.HTTP, server, "/a", "redirects to " + to)).level())
          .isEqualTo(Level.UP);
      server
          .on("/loop", BadActs.redirect(302, "/loop2"))
          .on("/loop2", BadActs.redirect(302, "/loop"));
      down(
          look(HTTP, spec(Kind.HTTP, server, "/loop")),
          Phase.EXPECTATION,
          "the redirects go in a circle");
      server.on("/js", BadActs.redirect(302, "javascript:alert(1)"));
      down(
          look(HTTP, spec(Kind.HTTP, server, "/js")),
          Phase.EXPECTATION,
          "it redirects to where no browser goes: “javascript:alert(1)”");
    }
  }

  /** A public page must not lead a probe to where it may not go itself. */
  @Test
  void whereProbesMayNotGoTheyAreNotLedEither() {
    try (BadServer server = BadServer.start()) {
      Check closed = new HttpCheck(instruments(new Guard(false)));
      Outcome outcome = look(closed, spec(Kind.HTTP, server, "/"));
      assertThat(outcome.level()).isEqualTo(Level.UNTESTABLE);
      assertThat(outcome.words()).contains("is a loopback address, which probes may not reach");
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void whatHangsIsDownInItsTime() {
    try (BadServer server = BadServer.start()) {
      server.on("/", BadActs.drip(Duration.ofMillis(10)));
      Look look = new Look("T1", 1, null, NOW, Duration.ofMillis(300), Look.Secrets.NONE);
      Outcome outcome = HTTP.look(spec(Kind.HTTP, server, "/"), look);
      down(outcome, Phase.BODY, "the answer did not end within 300 ms; ");
      assertThat(outcome.timings().total()).isLessThan(2_000_000);
    }
  }

  @Test
  void mistakesSayWhatToType() {
    assertThat(HTTP.mistakes(Spec.of(Kind.HTTP, "https://example.com"))).isEmpty();
    Spec odd =
        new Spec(
            Kind.HTTP,
            "ftp://example.com",
            List.of("status fine"),
            Map.of(
                "method",
                "DELETE",
                "follow",
                "maybe",
                "headers",
                "Authorization: hunter2\nHost: a"));
    assertThat(HTTP.mistakes(odd)).hasSize(6).noneMatch(why -> why.contains("hunter2"));
    assertThat(TLS.mistakes(Spec.of(Kind.TLS, "http://example.com"))).hasSize(1);
    assertThat(TLS.mistakes(Spec.of(Kind.TLS, "example.com:8443"))).isEmpty();
    assertThat(TLS.mistakes(new Spec(Kind.TLS, "a.example", List.of(), Map.of("days", "x"))))
        .hasSize(1);
    assertThat(REDIRECT.mistakes(Spec.of(Kind.REDIRECT, "https://example.com"))).isEmpty();
    assertThat(
            REDIRECT.mistakes(
                new Spec(Kind.REDIRECT, "https://a.example", List.of("status 301"), Map.of())))
        .hasSize(1);
    assertThat(JSON.mistakes(Spec.of(Kind.JSON, "https://example.com"))).hasSize(1);
  }

  @Test
  void aCertificateIsLookedAtInFull() {
    tls(AUTHORITY.fine("app.example"), Level.UP, "90 days left");
    tls(AUTHORITY.endingIn(Duration.ofDays(14), "app.example"), Level.UP, "14 days left");
    Outcome ending =
        tls(
            AUTHORITY.endingIn(Duration.ofDays(13), "app.example"),
            Level.DEGRADED,
            "the certificate ends in 13 days, on 3 December 2026");
    assertThat(ending.findings()).extracting(Finding::rule).containsExactly("tls.ending");
    tls(
        AUTHORITY.endingIn(Duration.ofHours(3), "app.example"),
        Level.DEGRADED,
        "the certificate ends in 0 days, on 20 November 2026");
    tls(
        AUTHORITY.intermediateEndingIn(Duration.ofDays(1), "app.example"),
        Level.DEGRADED,
        "the intermediate certificate ends in 1 day, on 21 November 2026");
    tls(
        AUTHORITY.weak("app.example"),
        Level.DEGRADED,
        "the certificate rests on an RSA key of 1024 bits");
    tls(
        AUTHORITY.endingIn(Duration.ofDays(-1), "app.example"),
        Level.DOWN,
        "the certificate expired on 19 November 2026");
    tls(
        AUTHORITY.incomplete("app.example"),
        Level.DOWN,
        "the intermediate certificate is missing: the server sends only its own, and its issuer"
            + " “Test Intermediate” is no known root");
    tls(
        AUTHORITY.fine("other.example"),
        Level.DOWN,
        "the certificate is not for app.example but for “other.example”");
  }

  private static Outcome tls(Certificates.Chain chain, Level level, String words) {
    try (BadServer server = BadServer.start(chain.context())) {
      Outcome outcome = look(TLS, Spec.of(Kind.TLS, "app.example:" + server.port()));
      assertThat(outcome.words()).isEqualTo(words);
      assertThat(outcome.level()).isEqualTo(level);
      assertThat(outcome.phase()).isEqualTo(level == Level.DOWN ? Phase.TLS : null);
      assertThat(outcome.facts().get("fingerprint")).matches("[0-9a-f]{64}");
      assertThat(outcome.facts()).containsKeys("certificate", "days left");
      return outcome;
    }
  }

  @Test
  void theServersClockIsComparedBeforeACertificateIsBlamed() {
    var ended = AUTHORITY.endingIn(Duration.ofDays(-10), "app.example");
    for (String date : List.of("Fri, 20 Nov 2026 12:00:20 GMT", "nonsense")) {
      try (BadServer server = BadServer.start(ended.context())) {
        server.answer("/", 200, "", "Date: " + date);
        Outcome outcome = look(TLS, Spec.of(Kind.TLS, "app.example:" + server.port()));
        down(outcome, Phase.TLS, "the certificate expired on 10 November 2026");
      }
    }
    try (BadServer server = BadServer.start(ended.context())) {
      server.answer("/", 200, "", "Date: Sun, 01 Nov 2026 12:00:00 GMT");
      Outcome outcome = look(TLS, Spec.of(Kind.TLS, "app.example:" + server.port()));
      assertThat(outcome.level()).isEqualTo(Level.DEGRADED);
      assertThat(outcome.words())
          .isEqualTo(
              "the certificate expired on 10 November 2026 by our clock, but the server's clock"
                  + " says 1 November 2026: one of the two is wrong");
    }
  }

  @Test
  void whereNoTlsIsSpokenItIsSaid() {
    int port = BadServer.nobody();
    down(
        look(TLS, Spec.of(Kind.TLS, "app.example:" + port)),
        Phase.CONNECT,
        "connection refused by 127.0.0.1:" + port);
  }

  @Test
  void allDoorsLeadToOnePlace() {
    try (BadServer server = BadServer.start()) {
      String site = server.at("site.example", "").toString();
      String www = server.at("www.site.example", "").toString();
      server.on(
          "/",
          (asked, line) -> {
            boolean bare = asked.headers().stream().anyMatch(one -> one.startsWith("Host: site."));
            line.say(
                bare ? BadServer.answer(301, "", "Location: " + www) : BadServer.answer(200, "x"));
          });
      Outcome outcome = look(REDIRECT, Spec.of(Kind.REDIRECT, site));
      assertThat(outcome.words()).isEqualTo("all lead to " + www);
      assertThat(outcome.level()).isEqualTo(Level.UP);
      assertThat(outcome.facts()).containsEntry(site, "%s → %s (200)".formatted(site, www));
      Spec wrong =
          new Spec(Kind.REDIRECT, site, List.of("redirects to https://www.site.example"), Map.of());
      down(
          look(REDIRECT, wrong),
          Phase.EXPECTATION,
          "%s ends at %s instead of https://www.site.example".formatted(site, www));

      server.answer("/", 200, "both answer themselves");
      down(
          look(REDIRECT, Spec.of(Kind.REDIRECT, site)),
          Phase.EXPECTATION,
          "%s ends at %s instead of %s".formatted(www, www, site));
      String odd = server.at("nowhere.example", "").toString();
      assertThat(look(REDIRECT, Spec.of(Kind.REDIRECT, odd)).phase()).isEqualTo(Phase.RESOLVE);
    }
  }

  @Test
  void aSiteThatLeadsFromHttpsToHttpIsDown() {
    try (BadServer plain = BadServer.start();
        BadServer secure = BadServer.start(AUTHORITY.fine("app.example").context())) {
      secure.on("/", BadActs.redirect(302, plain.at("app.example", "/").toString()));
      Outcome outcome =
          look(REDIRECT, Spec.of(Kind.REDIRECT, secure.at("app.example", "").toString()));
      assertThat(outcome.level()).isEqualTo(Level.DOWN);
      assertThat(outcome.words()).contains(" leads from https to http://app.example:");
    }
  }

  @Test
  void aValueIsReadOutOfADocument() {
    try (BadServer server = BadServer.start()) {
      server.answer("/", 200, "{\"drift\": 3, \"who\": [\"a\\nb\"]}");
      Outcome outcome = look(JSON, spec(Kind.JSON, server, "/", "json $.drift <= 5"));
      assertThat(outcome.level()).isEqualTo(Level.UP);
      assertThat(outcome.words()).isEqualTo("$.drift is 3");
      assertThat(outcome.facts()).containsEntry("value", "3");
      outcome = look(JSON, spec(Kind.JSON, server, "/", "json $.drift <= 0"));
      down(outcome, Phase.EXPECTATION, "$.drift is “3”, and <= 0 was expected");
      assertThat(outcome.facts()).containsEntry("value", "3");
      Spec watched = spec(Kind.JSON, server, "/").with("path", "$.who[0]");
      assertThat(look(JSON, watched).facts()).containsEntry("value", "a b");
      down(
          look(JSON, spec(Kind.JSON, server, "/").with("path", "$.gone")),
          Phase.EXPECTATION,
          "$.gone is missing");
      server.answer("/", 200, "<html>");
      down(
          look(JSON, spec(Kind.JSON, server, "/", "json $.drift <= 0")),
          Phase.EXPECTATION,
          "the answer is no JSON: “<html>”");
    }
  }

  private static void down(Outcome outcome, Phase phase, String words) {
    assertThat(outcome.words()).contains(words);
    assertThat(outcome.level()).isEqualTo(Level.DOWN);
    assertThat(outcome.phase()).isEqualTo(phase);
  }

  private static Outcome look(Check check, Spec spec) {
    assertThat(check.mistakes(spec)).isEmpty();
    return check.look(spec, new Look("T1", 1, null, NOW, Duration.ofSeconds(5), Look.Secrets.NONE));
  }

  private static Spec spec(Kind kind, BadServer server, String path, String... expect) {
    return new Spec(kind, server.at("app.example", path).toString(), List.of(expect), Map.of());
  }

  private static Instruments instruments(Guard guard) {
    var trust = Trust.of(List.of(AUTHORITY.root()));
    return new Instruments(HttpFetcher.of(HERE, guard, trust, () -> NOW), HERE, guard, () -> NOW);
  }
}
