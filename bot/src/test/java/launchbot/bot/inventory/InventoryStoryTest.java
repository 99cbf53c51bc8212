package launchbot.bot.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.slf4j.LoggerFactory;

/** Names are listed, values are refused and forgotten, and whoever leaves leaves a list behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InventoryStoryTest {
  private static final String SECRET = "Hunter2Quince";

  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T09:10:00Z"));
  private final ListAppender<ILoggingEvent> logs = new ListAppender<>();
  private Stage stage;

  @BeforeAll
  void open() {
    logs.start();
    root().addAppender(logs);
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "list");
    stage.launch(stage.ada(), "check");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    root().detachAppender(logs);
    database.close();
  }

  @Test
  @Order(1)
  void valuesAreRefusedWhereverTheyAreTyped() {
    assertThat(stage.launch(stage.ada(), "env").shown()).contains("None is listed yet");
    for (String typed :
        List.of(
            "env add DATABASE_URL=postgres://app:%s@db/shop",
            "env own API_KEY=%s @ben",
            "env where API_KEY in password: %s",
            "env staging API_KEY=%s",
            "access add Stripe password is %s")) {
      assertThat(stage.launch(stage.ada(), typed.formatted(SECRET)).shown())
          .as(typed)
          .contains("I kept nothing of that", "Nobody else saw it", "change the secret")
          .doesNotContain(SECRET);
    }
    stage
        .ada()
        .say(Cast.LAUNCH, "@launchbot launch env add DATABASE_URL=postgres://a:" + SECRET + "@b/c");
    String answer = threads("Delete the message in which you wrote it");
    assertThat(answer).contains("it stands here").doesNotContain(SECRET);
    SubmitAnswer refused =
        handIn(".env", "DATABASE_URL=postgres://a:%s@b/c\nSTRIPE_KEY=%s".formatted(SECRET, SECRET));
    assertThat(refused.closed()).isFalse();
    assertThat(refused.errors().toString())
        .contains("I kept nothing of that file", "Delete the file in Slack")
        .doesNotContain(SECRET);
    assertThat(stage.launch(stage.ada(), "env").shown()).contains("None is listed yet");
  }

  @Test
  @Order(2)
  void namesAreListedOwnedAndChecked() {
    assertThat(handIn(".env.example", "PORT=3000\nDATABASE_URL=<yours>\nSTRIPE_KEY=\n").closed())
        .isTrue();
    assertThat(stage.launch(stage.ada(), "env").shown())
        .contains("3 listed, 3 without an owner, 3 to be checked", "STRIPE_KEY", "Fly.io")
        .doesNotContain("3000", "yours");
    stage.launch(stage.ada(), "env own rest @ben");
    assertThat(stage.launch(stage.ben(), "env check all").shown())
        .contains("each owned, each checked", "checked", "<@" + Cast.BEN + ">");
    assertThat(stage.launch(stage.ada(), "check").shown())
        .contains("1 of 22 required settled · 2 of");
    assertThat(stage.launch(stage.ada(), "env own NOT_THERE @ben").shown())
        .contains("nothing was changed")
        .doesNotContain("NOT_THERE");
    stage.launch(stage.ada(), "env export");
    stage.seesIn(stage.ada().direct(), "what they hold is nowhere in it");
  }

  @Test
  @Order(3)
  void whoeverLeavesLeavesAListBehindOnce() {
    String form = view(stage.launch(stage.ada(), "access add Stripe"));
    assertThat(
            stage
                .ada()
                .submit(
                    form,
                    Map.of(
                        "name", "Stripe <!channel>",
                        "url", "https://dashboard.stripe.com",
                        "shared", "shared"))
                .closed())
        .isTrue();
    stage.launch(stage.ada(), "access give 1 @ben admin");
    stage.launch(stage.ada(), "access give 1 \"Erin of Acme\" read");
    assertThat(stage.launch(stage.ada(), "access rotate 1 by 31 December").shown())
        .contains("to be rotated by Thu 31 Dec", "Erin of Acme (read)", "(admin)")
        .contains("|Stripe &lt;!channel&gt;>");
    assertThat(stage.launch(stage.ada(), "access rotate 1 by 31 February").shown())
        .doesNotContain("2027-02-31");
    stage.sandbox().deactivate(Cast.BEN);
    stage.seesIn(
        stage.ada().direct(),
        "was deactivated in Slack",
        "shared, so change its credentials",
        "3 variables are nobody's now");
    assertThat(stage.launch(stage.ada(), "access").shown())
        .contains("left: take it away", "by Thu 10 Dec");
    assertThat(stage.launch(stage.ada(), "env").shown()).contains("3 without an owner");
    stage.launch(stage.ada(), "access take 1 @ben");
    assertThat(stage.launch(stage.ada(), "access rotated 1").shown())
        .contains("rotated", "<@" + Cast.ADA + ">")
        .doesNotContain("left: take it away", "to be rotated by");
    assertThat(
            stage.shownIn(stage.ada().direct()).stream()
                .filter(text -> text.contains("was deactivated in Slack. What they held")))
        .hasSize(1);
  }

  @Test
  @Order(4)
  void contactsAreDialledWithATapAndGuestsSeeNone() {
    String form = view(stage.launch(stage.ada(), "contacts add"));
    assertThat(
            stage
                .ada()
                .submit(
                    form,
                    Map.of("name", "Host", "purpose", "servers", "phone", "+43 (0) 660 1234567"))
                .closed())
        .isTrue();
    assertThat(stage.launch(stage.ada(), "contacts").shown())
        .contains("<tel:+436601234567|+43 (0) 660 1234567>");
    stage.ada().rooms().invite(Cast.LAUNCH, Cast.GUS);
    SandboxPerson guest = stage.sandbox().as(Cast.GUS);
    for (String words : List.of("contacts", "access", "env add SOME_NAME")) {
      assertThat(guest.command(Cast.LAUNCH, "/launch " + words).shown())
          .as(words)
          .doesNotContain("Stripe", "Host", "SOME_NAME");
    }
  }

  @Test
  @Order(5)
  void nothingThatWasRefusedIsKeptAnywhere() throws SQLException {
    int tables = 0;
    try (var connection = database.superuser();
        var statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (var rows =
          statement.executeQuery(
              "select table_name from information_schema.tables where table_schema = 'public' and"
                  + " table_type = 'BASE TABLE'")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      for (String table : names) {
        try (var rows = statement.executeQuery("select t::text from \"" + table + "\" t")) {
          while (rows.next()) {
            assertThat(rows.getString(1)).as(table).doesNotContain(SECRET);
          }
        }
        tables++;
      }
    }
    assertThat(tables).isGreaterThan(50);
    assertThat(List.copyOf(logs.list))
        .extracting(ILoggingEvent::getFormattedMessage)
        .noneMatch(line -> line.contains(SECRET));
  }

  private SubmitAnswer handIn(String name, String content) {
    String form = view(stage.launch(stage.ada(), "env add"));
    String file = stage.ada().upload(name, content.getBytes(StandardCharsets.UTF_8));
    return stage
        .ada()
        .submit(
            form, Map.of("file", List.of(file), "environment", "production", "place", "Fly.io"));
  }

  private String threads(String piece) {
    return Awaitility.await()
        .until(
            () ->
                stage.sandbox().messages(Cast.LAUNCH).stream()
                    .flatMap(one ->
                        stage.sandbox().thread(Cast.LAUNCH, one.get("ts").getAsString()).stream())
                    .map(Answer::shown)
                    .filter(text -> text.contains(piece))
                    .findFirst()
                    .orElse(""),
            text -> !text.isEmpty());
  }

  private static String view(Answer answer) {
    JsonObject view = answer.openedView();
    assertThat(view).as(answer.shown()).isNotNull();
    return Objects.requireNonNull(view).get("id").getAsString();
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }
}
