package launchbot.jobs.smoke;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.probe.Look;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;
import launchbot.testkit.BadActs;
import launchbot.testkit.BadServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A server with a sign-in: what users do is done step by step, and nothing leaks. */
class SmokeCheckTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final String PASSWORD = "p&ss w\"rd-53cr3t";
  private static final String TOKEN = "tok-en-of-the-team";
  private static final String CSRF = "csrf-value-81";

  private final BadServer server = BadServer.start();
  private final BadServer other = BadServer.start();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void listen() {
    var root = (Logger) LoggerFactory.getLogger("launchbot");
    root.setLevel(Level.TRACE);
    log.start();
    root.addAppender(log);
    server
        .answer(
            "/sign-in",
            200,
            "<form><input name=csrf value=" + CSRF + "></form>",
            "Set-Cookie: visit=v1-cookie; Path=/")
        .answer("/home", 200, "Welcome " + TOKEN)
        .answer("/api/notes", 201, "{\"id\":\"note-4711\",\"owner\":{\"names\":[\"Ada\"]}}");
  }

  @AfterEach
  void close() {
    ((Logger) LoggerFactory.getLogger("launchbot")).detachAppender(log);
    server.close();
    other.close();
  }

  @Test
  void whatAUserDoesIsDone() {
    Outcome outcome =
        run(
            """
            - name: form
              url: /sign-in
              capture: {csrf: 'css input[name=csrf] @value'}
            - name: save
              url: /api/notes
              headers: {Authorization: 'Bearer ${secret.token}'}
              json: {csrf: '${csrf}', text: '${secret.password}'}
              expect: status 201
              capture: {id: 'regex (note-[0-9]+)', who: 'json $.owner.names[0]'}
            - name: read
              url: /api/notes?id=${id}&who=${who}
              method: GET
            - name: post
              url: /home
              form: {password: '${secret.password}'}
            """);
    assertThat(outcome.words()).isEqualTo("all 4 steps passed");
    BadServer.Asked save = server.asked().get(1);
    assertThat(save.headers())
        .contains(
            "Authorization: Bearer " + TOKEN,
            "Cookie: visit=v1-cookie",
            "Content-Type: application/json");
    assertThat(save.body())
        .isEqualTo("{\"csrf\":\"csrf-value-81\",\"text\":\"p&ss w\\\"rd-53cr3t\"}");
    assertThat(server.asked().get(2).path()).isEqualTo("/api/notes?id=note-4711&who=Ada");
    assertThat(server.asked().get(3).body())
        .isEqualTo("password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
    assertThat(outcome.facts()).hasSize(4);
    assertThat(outcome.facts().get("step 2, save")).matches("201 in [0-9]+ ms");
    nothingLeaked(outcome);
  }

  @Test
  void aServerErrorEndsItAtOnce() {
    server.answer("/api/notes", 503, "down");
    Outcome outcome = run("- url: /home\n- url: /api/notes\n  expect: status 503\n- url: /home\n");
    assertThat(outcome.words()).isEqualTo("step 2, step 2: the server failed with 503");
    assertThat(outcome.status()).isEqualTo(503);
    assertThat(server.asked()).hasSize(2);
  }

  @Test
  void anUnmetExpectationSaysWhichStep() {
    server.answer("/home", 403, "no " + PASSWORD);
    Outcome outcome =
        run(
            "- name: home\n"
                + "  url: /home\n"
                + "  headers: {X: '${secret.password}'}\n"
                + "  expect: status 200\n");
    assertThat(outcome.level()).isEqualTo(launchbot.probe.Level.DOWN);
    assertThat(outcome.words()).startsWith("step 1, home: ").contains("403");
    nothingLeaked(outcome);
  }

  @Test
  void aCaptureThatIsNotThereFails() {
    Outcome outcome = run("- url: /home\n  capture: {a: json $.a, b: header x-b}\n");
    assertThat(outcome.words()).contains("the answer has nothing for ");
  }

  @Test
  void aSecretThatNobodySetIsNoOutage() {
    Outcome outcome = run("- url: /home\n  headers: {X: '${secret.nobody}'}\n");
    assertThat(outcome.level()).isEqualTo(launchbot.probe.Level.UNTESTABLE);
    assertThat(outcome.words()).contains("/probe secret nobody");
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void whatWasCapturedIsHiddenWhereTheServerThrowsItBack() {
    server.on("/echo/" + CSRF, BadActs.redirect(302, "http://127.0.0.1:1/" + CSRF));
    Outcome outcome =
        run(
            """
            - url: /sign-in
              capture: {csrf: 'css input[name=csrf] @value'}
            - url: /echo/${csrf}
              expect: status 200
            """);
    assertThat(outcome.level()).isEqualTo(launchbot.probe.Level.DOWN);
    nothingLeaked(outcome);
  }

  @Test
  void redirectsAreFollowedOnTheSameHostOnly() {
    server
        .on("/in", BadActs.redirect(302, "/home"))
        .on("/out", BadActs.redirect(307, other.at("/steal").toString()));
    Outcome outcome =
        run(
            """
            - url: /sign-in
            - {url: /in, method: POST, follow: yes, expect: status 200, form: {password: '${secret.password}'}}
            - {url: /out, follow: yes, expect: status 307, form: {password: '${secret.password}'}}
            """);
    assertThat(outcome.words()).isEqualTo("all 3 steps passed");
    assertThat(other.asked()).isEmpty();
    assertThat(server.asked().get(2).method()).isEqualTo("GET");
    assertThat(server.asked().get(2).body()).isEmpty();
  }

  @Test
  void noAnswerLeadsCredentialsToAnotherHost() {
    server.answer("/next", 200, "", "Location: " + other.at("/steal"));
    Outcome outcome =
        run(
            """
            - url: /next
              capture: {to: header location}
            - url: ${to}
              headers: {Authorization: 'Bearer ${secret.token}'}
            """);
    assertThat(outcome.words()).endsWith("its address cannot be asked");
    assertThat(other.asked()).isEmpty();
  }

  @Test
  void cookiesGoToTheirHostOnly() {
    var jar = new CookieJar(NOW);
    URI shop = URI.create("https://shop.example.com/a/b");
    jar.keep(
        shop,
        List.of(
            "host=1",
            "wide=2; Domain=example.com; Path=/",
            "secure=3; Secure; Path=/",
            "tld=4; Domain=com",
            "foreign=5; Domain=other.example",
            "gone=6; Max-Age=0",
            "old=7; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
            "deep=8; Path=/a/b/c"));
    assertThat(jar.of(shop)).isEqualTo("host=1; wide=2; secure=3");
    assertThat(jar.of(URI.create("https://shop.example.com/"))).isEqualTo("wide=2; secure=3");
    assertThat(jar.of(URI.create("http://shop.example.com/"))).isEqualTo("wide=2");
    assertThat(jar.of(URI.create("https://www.example.com/a"))).isEqualTo("wide=2");
    assertThat(jar.of(URI.create("https://example.com.evil.example/a"))).isEmpty();
    assertThat(jar.of(URI.create("https://shop.example.com/abc"))).isEqualTo("wide=2; secure=3");
    jar.keep(URI.create("https://shop.example.com/a/x"), List.of("host=; Max-Age=0"));
    assertThat(jar.of(shop)).isEqualTo("wide=2; secure=3");
  }

  @Test
  void aServerThatHangsCostsItsTimeOnly() {
    server.on("/home", BadActs.hang());
    long begin = System.nanoTime();
    Outcome outcome = run("- url: /home\n", Duration.ofMillis(400));
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    assertThat(outcome.level()).isEqualTo(launchbot.probe.Level.DOWN);
  }

  private void nothingLeaked(Outcome outcome) {
    String everything =
        outcome + log.list.stream().map(ILoggingEvent::getFormattedMessage).toList().toString();
    assertThat(everything)
        .doesNotContain(PASSWORD, TOKEN, CSRF, "v1-cookie")
        .doesNotContain(URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8));
  }

  private Outcome run(String steps) {
    return run(steps, Duration.ofSeconds(5));
  }

  private Outcome run(String steps, Duration timeout) {
    Look.Secrets secrets =
        name ->
            switch (name) {
              case "password" -> Optional.of(PASSWORD);
              case "token" -> Optional.of(TOKEN);
              default -> Optional.empty();
            };
    var spec =
        new Spec(Kind.SMOKE, server.at("").toString(), List.of(), Map.of(SmokeCheck.STEPS, steps));
    var fetcher = HttpFetcher.of((_, _) -> new DnsAnswer.NoSuchName(), new Guard(true), () -> NOW);
    var check = new SmokeCheck(fetcher);
    assertThat(check.mistakes(spec)).isEmpty();
    return check.look(spec, new Look("T1", 1, null, NOW, timeout, secrets));
  }
}
