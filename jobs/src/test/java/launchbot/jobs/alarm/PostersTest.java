package launchbot.jobs.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.dns.DnsResolver;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.mailer.EmailPoster;
import launchbot.jobs.mailer.SmtpUrl;
import launchbot.jobs.outbox.Delivery;
import launchbot.jobs.outbox.Rendered;
import launchbot.outbox.Claimed;
import launchbot.outbox.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mail, SMS and webhooks against real servers on loopback. */
class PostersTest {
  private static final Instant NOW = Instant.parse("2026-12-01T10:00:00Z");

  private final List<String> asked = new ArrayList<>();
  private final Deque<String> answers = new ArrayDeque<>();
  private HttpServer http;

  @BeforeEach
  void serve() throws IOException {
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    http.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Launchbot-Signature"),
                      body));
          String[] answer = answers.remove().split(" ", 2);
          byte[] bytes = answer[1].getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(Integer.parseInt(answer[0]), bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    http.start();
  }

  @AfterEach
  void stop() {
    http.stop(0);
  }

  @Test
  void aMailHasOneIdForEver() throws Exception {
    var greenmail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    greenmail.start();
    greenmail.setUser("bot@example.com", "bot", "secret");
    try {
      var poster =
          new EmailPoster(SmtpUrl.parse(mailServer(greenmail, "bot:secret")).orElseThrow());
      Claimed claimed = claimed("mailto:ops@example.com", false);
      var text = new Rendered("app is down\nSince 10:00", "", false);
      assertThat(poster.deliver(claimed, text)).isInstanceOf(Delivery.Sent.class);
      assertThat(poster.deliver(claimed, text)).isInstanceOf(Delivery.Sent.class);
      var mails = greenmail.getReceivedMessages();
      assertThat(mails).hasSize(2);
      assertThat(mails[0].getSubject()).isEqualTo("[Launchbot] app is down");
      assertThat(mails[0].getMessageID())
          .isEqualTo("<launchbot.T1.7@example.com>")
          .isEqualTo(mails[1].getMessageID());
      var stranger =
          new EmailPoster(SmtpUrl.parse(mailServer(greenmail, "bot:wrong")).orElseThrow());
      assertThat(stranger.deliver(claimed, text))
          .isEqualTo(
              new Delivery.Failed("the mail server does not let us sign in: SMTP_URL", false));
      assertThat(greenmail.getReceivedMessages()).hasSize(2);
    } finally {
      greenmail.stop();
    }
    assertThat(
            new EmailPoster(null)
                .deliver(claimed("mailto:a@b.example", false), new Rendered("x", "", false)))
        .isEqualTo(new Delivery.Refused("SMTP_URL is not set"));
  }

  private static String mailServer(GreenMail greenmail, String user) {
    return "smtp://%s@127.0.0.1:%d?from=bot@example.com"
        .formatted(user, greenmail.getSmtp().getPort());
  }

  @Test
  void anSmsIsLookedForBeforeItIsSentAgain() {
    var poster =
        new SmsPoster(
            TwilioUrl.parse(base("AC1:secret@", "?from=%2B15005550006")).orElseThrow(), fetcher());
    var text = new Rendered("app is down", "", false);
    answers.add("201 {\"sid\":\"SM1\"}");
    assertThat(poster.deliver(claimed("sms:+4915112345678", false), text))
        .isEqualTo(new Delivery.Sent(new Claimed.Place("sms:+4915112345678", "SM1")));
    assertThat(asked.getFirst())
        .contains("/2010-04-01/Accounts/AC1/Messages.json", "To=%2B4915112345678");
    answers.add("500 {}");
    assertThat(poster.deliver(claimed("sms:+4915112345678", false), text))
        .isEqualTo(new Delivery.Failed("Twilio answered 500", true));
    answers.add(
        "200 {\"messages\":[{\"sid\":\"SM2\",\"body\":\"app is down\",\"date_created\":\"Tue, 01"
            + " Dec 2026 10:00:05 +0000\"}]}");
    assertThat(poster.deliver(claimed("sms:+4915112345678", true), text))
        .isEqualTo(new Delivery.Sent(new Claimed.Place("sms:+4915112345678", "SM2")));
    answers.add("200 {\"messages\":[]}");
    answers.add("429 {}");
    assertThat(poster.deliver(claimed("sms:+4915112345678", true), text).toString())
        .contains("pause");
    answers.add("400 {\"code\":21211}");
    assertThat(poster.deliver(claimed("sms:+4915112345678", false), text))
        .isEqualTo(new Delivery.Refused("Twilio refused it, error 21211"));
  }

  @Test
  void aWebhookIsSigned() {
    var poster =
        new WebhookPoster(fetcher(), (_, _) -> Optional.of("key"), InstantSource.fixed(NOW));
    answers.add("204 ");
    assertThat(poster.deliver(claimed(base("", "/in"), false), new Rendered("{}", "", false)))
        .isInstanceOf(Delivery.Sent.class);
    assertThat(asked.getFirst()).contains("POST /in t=1796119200,v1=").endsWith(" {}");
    answers.add("302 ");
    assertThat(poster.deliver(claimed(base("", "/in"), false), new Rendered("{}", "", false)))
        .isEqualTo(new Delivery.Refused("the webhook answered 302"));
    var guarded =
        new WebhookPoster(
            HttpFetcher.of(DnsResolver.ofSystem(), new Guard(false), InstantSource.system()),
            (_, _) -> Optional.of("key"),
            InstantSource.fixed(NOW));
    assertThat(guarded.deliver(claimed(base("", "/in"), false), new Rendered("{}", "", false)))
        .isEqualTo(new Delivery.Refused("that address is none that I may reach"));
  }

  private String base(String user, String rest) {
    return "http://%s127.0.0.1:%d%s".formatted(user, http.getAddress().getPort(), rest);
  }

  private static HttpFetcher fetcher() {
    return HttpFetcher.of(DnsResolver.ofSystem(), new Guard(true), InstantSource.system());
  }

  private static Claimed claimed(String place, boolean unknown) {
    return new Claimed(
        "T1",
        7,
        new Message.Post(place, "alert:1", "x", null, Message.Urgency.INCIDENT),
        1,
        unknown,
        NOW,
        null,
        null,
        false,
        null);
  }
}
