package launchbot.bot.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.bot.Visitor;
import launchbot.jobs.subscriber.Mailings;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Visitors report over HTTP; people see one message, and decide. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReportStoryTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-01T10:00:00Z"));
  private Stage stage;
  private Visitor visitor;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock, Map.of("LAUNCHBOT_TRUSTED_PROXIES", "127.0.0.1"));
    visitor = new Visitor(stage.bot().port());
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    Launch launch =
        database
            .ledger()
            .read(Cast.TEAM, sql -> LaunchStore.ofChannel(sql, Cast.LAUNCH))
            .orElseThrow();
    database
        .ledger()
        .<Boolean>write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null),
            tx -> {
              var page = StatusPage.draft(launch.id(), "shop", "Shop <b>", clock.instant());
              assertThat(PageStore.add(tx, page.shown(true))).isPresent();
              return true;
            });
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    visitor.close();
    database.close();
  }

  @Test
  @Order(1)
  void theFormSaysHowThingsAreAndRefusesWhatItCannotTake() {
    var form = visitor.get("/status/shop/report");
    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body())
        .contains("What does not work?", "class=\"state\"", "Shop &lt;b&gt;")
        .doesNotContain("<script");
    strict(form);
    assertThat(visitor.get("/status/nobody/report").statusCode()).isEqualTo(404);
    assertThat(report("", "").statusCode()).isEqualTo(422);
    var long2 = report("x".repeat(2_001), "me@example.com");
    assertThat(long2.statusCode()).isEqualTo(422);
    assertThat(long2.body()).contains("2,000 characters", "value=\"me@example.com\"", "xxx");
    assertThat(
            visitor
                .post(
                    "/status/shop/report",
                    "application/x-www-form-urlencoded",
                    "words=" + "x".repeat(5_000_000))
                .statusCode())
        .isEqualTo(413);
    assertThat(
            visitor
                .post("/status/shop/report", "multipart/form-data; boundary=x", "--x")
                .statusCode())
        .isEqualTo(415);
    var trapped = visitor.post("/status/shop/report", Map.of("words", "buy pills", "website", "x"));
    assertThat(trapped.body()).contains("Thank you; somebody looks at it");
    assertThat(rows("page_report")).isZero();
  }

  @Test
  @Order(2)
  void manyReportsAreOneMessage() {
    visitor.moved();
    var thanks =
        report("Checkout hangs <!channel> *now*\n\u202Eabc\u0000 שלום 😀", "me@example.com");
    assertThat(thanks.statusCode()).isEqualTo(200);
    assertThat(thanks.body()).contains("Thank you; somebody looks at it");
    strict(thanks);
    String shown = stage.seesIn(Cast.LAUNCH, "1 report waits", "Checkout hangs", "שלום 😀");
    assertThat(shown).doesNotContain("<!channel>", "me@example.com", "\u202E");
    assertThat(report("Checkout hangs <!channel> *now*\n\u202Eabc\u0000 שלום 😀", "").statusCode())
        .isEqualTo(200);
    assertThat(rows("page_report")).as("the same words again").isEqualTo(1);
    for (int i = 2; i <= 8; i++) {
      visitor.moved();
      assertThat(report("Report number " + i, "").statusCode()).isEqualTo(200);
    }
    clock.forward(Duration.ofSeconds(30));
    String many = stage.seesIn(Cast.LAUNCH, "8 reports wait", "Report number 8", "and 3 more");
    assertThat(many).doesNotContain("Report number 3");
    assertThat(stage.shownIn(Cast.LAUNCH).stream().filter(one -> one.contains("wait from")).count())
        .isLessThanOrEqualTo(1);
    visitor.moved();
    for (int i = 0; i < 3; i++) {
      report("From one place " + i, "");
    }
    var limited = report("From one place again", "");
    assertThat(limited.statusCode()).isEqualTo(429);
    assertThat(limited.headers().firstValue("Retry-After")).isPresent();
    assertThat(limited.body()).contains("From one place again");
  }

  @Test
  @Order(3)
  void thePeopleDecideWhatBecomesOfThem() {
    String list = incident(stage.ada(), "reports");
    assertThat(list).contains("11 reports wait", "older ones");
    assertThat(incident(stage.ada(), "reports dismiss 8")).contains("Report 8 is dismissed");
    assertThat(incident(stage.ben(), "reports dismiss 8")).contains("dismissed already");
    assertThat(incident(stage.ada(), "reports promote 7")).contains("Report 7 is *#");
    assertThat(incident(stage.ben(), "reports promote 7")).contains("taken up already");
    assertThat(incident(stage.ada(), "reports open 6")).contains("How bad is it?");
    assertThat(incident(stage.ada(), "reports open 6 sev9")).contains("sev1, sev2 or sev3");
    assertThat(incident(stage.ada(), "reports open 6 sev2")).contains("counts for incident 1");
    stage.seesIn(Cast.LAUNCH, "Report number 6", "Reported by ");
    assertThat(incident(stage.ada(), "reports promote 1")).contains("counts for incident 1");
    assertThat(incident(stage.ada(), "reports promote 2 99")).contains("no such incident");
    assertThat(incident(stage.ada(), "reports open 5 sev3")).contains("counts for incident 2");
    assertThat(incident(stage.ada(), "reports promote 2")).contains("Which incident");
    assertThat(incident(stage.ada(), "reports promote 2 2")).contains("counts for incident 2");
    assertThat(incident(stage.ada(), "reports promote 4711")).contains("There is no report 4711");
    assertThat(incident(stage.ada(), "reports <!channel>")).contains("by its number");
    clock.forward(Duration.ofSeconds(30));
    stage.seesIn(Cast.LAUNCH, "5 reports wait");
  }

  @Test
  @Order(4)
  void contactsAreErased() {
    assertThat(rows("page_report where contact is not null")).isEqualTo(1);
    clock.forward(Duration.ofDays(91));
    Mailings.forgetting(database.ledger(), clock).work().run();
    assertThat(rows("page_report where contact is not null")).isZero();
    assertThat(rows("page_report")).isEqualTo(11);
  }

  private HttpResponse<String> report(String words, String contact) {
    return visitor.post("/status/shop/report", Map.of("words", words, "contact", contact));
  }

  private static String incident(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private int rows(String table) {
    return new Rows(database).count(table);
  }

  private static void strict(HttpResponse<String> answer) {
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
    assertThat(List.of("X-Content-Type-Options", "Referrer-Policy"))
        .allMatch(name -> answer.headers().firstValue(name).isPresent());
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }
}
