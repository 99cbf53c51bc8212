package launchbot.bot.subscriber;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.bot.Visitor;
import launchbot.bot.web.Proxies;
import launchbot.jobs.mailer.SmtpUrl;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.sandbox.Cast;
import launchbot.testkit.MailServer;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Visitors ask for mails, confirm, are told, and end it: over HTTP, with a mail server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubscriberStoryTest {
  private static final Pattern LINK =
      Pattern.compile("http://localhost:\\d+(/subscription/[\\w-]{43}/(?:confirm|end))");

  private final MailServer mails = MailServer.start();
  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-01T10:00:00Z"));
  private Stage stage;
  private Visitor visitor;
  private Launch launch;

  @BeforeAll
  void open() {
    stage =
        Stage.open(
            database,
            clock,
            Map.of(
                "SMTP_URL",
                mails.url("&per-minute=1200"),
                "LAUNCHBOT_TRUSTED_PROXIES",
                "127.0.0.1"));
    visitor = new Visitor(stage.bot().port());
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    launch =
        database
            .ledger()
            .read(Cast.TEAM, sql -> LaunchStore.ofChannel(sql, Cast.LAUNCH))
            .orElseThrow();
    for (String slug : List.of("shop", "hidden")) {
      database
          .ledger()
          .<Boolean>write(
              cause(),
              tx -> {
                var page =
                    StatusPage.draft(
                        slug.equals("shop")
                            ? launch.id()
                            : LaunchStore.start(tx, Cast.GENERAL, "Other", launch.zone()).id(),
                        slug,
                        "Shöp <b>",
                        clock.instant());
                assertThat(PageStore.add(tx, page.shown(slug.equals("shop")))).isPresent();
                return true;
              });
    }
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    visitor.close();
    mails.close();
    database.close();
  }

  @BeforeEach
  void later() {
    visitor.moved();
  }

  @Test
  void whoConfirmsIsToldAndEndsItWithOnePost() throws Exception {
    var answer = ask("Cora@Example.com");
    assertThat(answer.body()).contains("Look into your inbox");
    var asked = mail("Cora@example.com", 1);
    assertThat(asked.subject()).isEqualTo("Confirm that you want mails about Shöp <b>");
    assertThat(asked.text()).contains("works for 48 hours", "If it was not you, do nothing");
    String confirm = link(asked.text());
    assertThat(confirm).endsWith("/confirm");
    // Programs that look into mails open links; that does nothing.
    for (int i = 0; i < 2; i++) {
      var shown = visitor.get(confirm);
      assertThat(shown.body()).contains("Yes, send me these mails", "Shöp &lt;b&gt;");
      strict(shown);
    }
    assertThat(confirmed()).isZero();
    assertThat(visitor.post(confirm, Map.of()).body()).contains("You get mails about");
    assertThat(confirmed()).isEqualTo(1);
    assertThat(visitor.post(confirm, Map.of()).statusCode()).as("pressed twice").isEqualTo(200);

    Notice notice = told(null, "Checkout does not work", "Nobody can pay.\n\nWe look into it.");
    var news = mail("Cora@example.com", 2);
    assertThat(news.subject()).isEqualTo("Checkout does not work");
    assertThat(news.text())
        .contains("Nobody can pay.", "How it is now: http://localhost:", "/status/shop");
    assertThat(news.header("References")).contains("notice." + notice.id());
    String end = link(news.text());
    assertThat(end).endsWith("/end");
    assertThat(news.header("List-Unsubscribe")).contains(end);
    assertThat(visitor.get(end).body()).contains("Send me no more");
    var ended =
        visitor.post(end, "application/x-www-form-urlencoded", "List-Unsubscribe=One-Click");
    assertThat(ended.statusCode()).isEqualTo(200);
    assertThat(visitor.get(end).body()).contains("You get no more mails");
    assertThat(visitor.post(confirm, Map.of()).statusCode())
        .as("an old link brings nobody back")
        .isEqualTo(410);

    told(null, "Checkout works again", "Everybody can pay.");
    Awaitility.await().until(() -> rows("notice_mailing where done_at is null") == 0);
    assertThat(mails.takenFor("Cora@example.com")).hasSize(2);
  }

  @Test
  void nobodyLearnsWhichAddressesAreKnownAndNobodyIsFlooded() {
    String first = ask("dora@example.com").body();
    mail("dora@example.com", 1);
    assertThat(ask("DORA@example.com").body()).isEqualTo(first);
    visitor.post(link(mails.takenFor("dora@example.com").getFirst().text()), Map.of());
    assertThat(ask("dora@example.com").body()).as("one who gets them already").isEqualTo(first);
    clock.forward(Duration.ofMinutes(61));
    visitor.moved();
    assertThat(ask("dora@example.com").body()).isEqualTo(first);

    for (int hour = 0; hour < 5; hour++) {
      visitor.moved();
      ask("eve@example.com");
      ask("eve@example.com");
      clock.forward(Duration.ofMinutes(61));
    }
    Awaitility.await().until(() -> rows("outbox where kind = 'mail'") == 0);
    assertThat(mails.takenFor("eve@example.com")).hasSize(3);
    assertThat(mails.takenFor("dora@example.com")).hasSize(1);
    // The last link works; one of two days ago does not.
    clock.forward(Duration.ofHours(47));
    assertThat(visitor.get(link(mails.takenFor("eve@example.com").getFirst().text())).statusCode())
        .isEqualTo(410);
    clock.forward(Duration.ofHours(2));
    assertThat(
            visitor
                .post(link(mails.takenFor("eve@example.com").getLast().text()), Map.of())
                .statusCode())
        .isEqualTo(410);
  }

  @Test
  void whatIsNoFormOrNoAddressIsSaidSo() {
    for (String typed :
        List.of(
            "", "cora", "a@b", "a@b.example\r\nBcc: c@d.example", "<!channel>@x", "😀@b.example")) {
      var answer = ask(typed);
      assertThat(answer.statusCode()).as(typed).isEqualTo(422);
      assertThat(answer.body()).contains("does not look like a mail address");
      strict(answer);
      visitor.moved();
    }
    String path = "/status/shop/subscribe";
    assertThat(visitor.post(path, "application/json", "{}").statusCode()).isEqualTo(415);
    assertThat(
            visitor
                .post(path, "application/x-www-form-urlencoded", "email=" + "x".repeat(5_000_000))
                .statusCode())
        .isEqualTo(413);
    assertThat(visitor.post(path, "application/x-www-form-urlencoded", "email=%zz").statusCode())
        .isEqualTo(400);
    assertThat(visitor.get("/status/hidden/subscribe").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/status/nobody/subscribe").statusCode()).isEqualTo(404);
    assertThat(visitor.get(path).body()).contains("<form method=\"post\"", "name=\"email\"");
    assertThat(visitor.get("/public.css").headers().firstValue("Content-Type").orElseThrow())
        .contains("text/css");
    var trapped = visitor.post(path, Map.of("email", "bot@example.com", "website", "x"));
    assertThat(trapped.body()).contains("Look into your inbox");
    assertThat(rows("subscriber where address = 'bot@example.com'")).isZero();
    List<Integer> codes = new ArrayList<>();
    visitor.moved();
    for (int i = 0; i < 6; i++) {
      codes.add(ask("many%d@example.com".formatted(i)).statusCode());
    }
    assertThat(codes).containsExactly(200, 200, 200, 200, 200, 429);
  }

  @Test
  void linksThatAreNotOursDoNothing() {
    for (String token : List.of("x", "a".repeat(43), "..%2f..", "%00", "<b>", "y".repeat(3000))) {
      for (String act : List.of("confirm", "end")) {
        String path = "/subscription/" + token.replace("<b>", "%3Cb%3E") + "/" + act;
        assertThat(visitor.post(path, Map.of()).statusCode()).as(path).isIn(400, 404);
        assertThat(visitor.get(path).statusCode()).as(path).isIn(400, 404);
      }
    }
  }

  @Test
  void anAddressThatIsRefusedTwiceGetsNoMore() {
    subscribed("fay@example.com");
    subscribed("gil@example.com");
    mails.refuse("fay@example.com");
    told(null, "One", "One.");
    done();
    assertThat(rows("subscriber where folded = 'fay@example.com' and ended_at is null"))
        .isEqualTo(1);
    told(null, "Two", "Two.");
    done();
    assertThat(rows("subscriber where folded = 'fay@example.com' and why = 'refused'"))
        .isEqualTo(1);
    assertThat(mails.takenFor("gil@example.com")).hasSize(3);
  }

  @Test
  void theTeamCountsAndRemovesAndOnlyTheLeadTakesThemOut() {
    subscribed("hal@example.com");
    String shown = stage.launch(stage.ada(), "subscribers").shown();
    assertThat(shown).contains("by mail", "h…@example.com").doesNotContain("hal@example.com");
    assertThat(stage.launch(stage.ben(), "subscribers export").shown()).contains("lead");
    assertThat(stage.launch(stage.ada(), "subscribers export").shown()).contains("direct message");
    assertThat(stage.launch(stage.ada(), "subscribers remove hal@example.com").shown())
        .contains("is removed");
    assertThat(rows("subscriber where folded = 'hal@example.com'")).isZero();
    assertThat(stage.launch(stage.ada(), "subscribers remove hal@example.com").shown())
        .contains("Nobody with that address");
    assertThat(stage.launch(stage.ada(), "subscribers <!channel>").shown()).contains("don't know");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(stage.launch(stage.ada(), "doctor").shown())
                .contains("Mails to subscribers"));
  }

  private void subscribed(String address) {
    visitor.moved();
    ask(address);
    visitor.post(link(mail(address, 1).text()), Map.of());
  }

  private HttpResponse<String> ask(String address) {
    return visitor.post("/status/shop/subscribe", Map.of("email", address));
  }

  private MailServer.Taken mail(String address, int count) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> mails.takenFor(address).size() >= count);
    return mails.takenFor(address).get(count - 1);
  }

  private static String link(String text) {
    Matcher matcher = LINK.matcher(text);
    assertThat(matcher.find()).as(text).isTrue();
    return matcher.group(1);
  }

  /** As one is that somebody approved. */
  private Notice told(@Nullable Long incident, String headline, String body) {
    var feature =
        new SubscriberFeature(
            database.ledger(),
            SmtpUrl.parse(mails.url("")).orElseThrow(),
            URI.create("http://localhost"),
            Proxies.NONE,
            clock);
    return database
        .ledger()
        .write(
            cause(),
            tx -> {
              Instant now = clock.instant();
              LaunchStore.lock(tx, launch.id());
              Notice notice =
                  NoticeStore.add(
                      tx,
                      new Notice(
                          0,
                          launch.id(),
                          0,
                          incident,
                          Moment.OUTAGE,
                          Notice.State.APPROVED,
                          new Notice.Text(headline, body),
                          Moment.OUTAGE.shows(),
                          List.of(),
                          null,
                          null,
                          null,
                          false,
                          new Notice.Written(Cast.ADA, now),
                          null,
                          new Notice.Approved(Cast.BEN, now, false),
                          1));
              feature.noticeListeners().getFirst().approved(tx, launch, notice);
              return notice;
            });
  }

  private void done() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> {
          clock.forward(Duration.ofSeconds(5));
          return rows("notice_mailing where done_at is null") == 0;
        });
  }

  private int confirmed() {
    return rows("subscriber where confirmed_at is not null and folded = 'cora@example.com'");
  }

  private int rows(String table) {
    return new Rows(database).count(table);
  }

  private static void strict(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  private Cause cause() {
    return new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null);
  }
}
