package launchbot.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.check.Report;
import launchbot.bot.check.Scopes;
import launchbot.postgres.DatabaseUrl;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every setting, secret and scope: fine, or what to do, and nothing is changed by looking. */
class CheckTest {
  private static final String SECRET = "8f742231b10e8888abcd99a0e5c2d1f7";
  private static final String BOT = "xoxb-1234567890-hunter2";
  private static final String APP = "xapp-1-A01-hunter2";

  @TempDir private Path home;
  private final Map<String, String> environment = new HashMap<>();
  private volatile String scopes = String.join(",", Scopes.needed());
  private volatile String authTest =
      "{\"ok\":true,\"team\":\"Acme\",\"team_id\":\"T01\",\"user\":\"launchbot\",\"user_id\":\"U01\",\"bot_id\":\"B01\"}";
  private volatile String botsInfo = "{\"ok\":true,\"bot\":{\"id\":\"B01\",\"app_id\":\"A01\"}}";
  private volatile String connections = "{\"ok\":true,\"url\":\"ws://127.0.0.1:1/x\"}";
  private volatile Duration slow = Duration.ZERO;
  private HttpServer slack;

  @BeforeEach
  void open() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    slack.createContext(
        "/",
        exchange -> {
          pause();
          String method = exchange.getRequestURI().getPath().replaceFirst(".*/", "");
          boolean open = method.equals("apps.connections.open");
          String json = open ? connections : method.equals("bots.info") ? botsInfo : authTest;
          byte[] answer = json.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          if (!open) {
            exchange.getResponseHeaders().add("X-OAuth-Scopes", scopes);
          }
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    slack.start();
    environment.put("PORT", "0");
    environment.put("LAUNCHBOT_HOME", home.toString());
    environment.put("SLACK_API_URL", "http://127.0.0.1:" + slack.getAddress().getPort() + "/api/");
    environment.put("SLACK_BOT_TOKEN", BOT);
    environment.put("SLACK_APP_TOKEN", APP);
  }

  @AfterEach
  void close() {
    slack.stop(0);
  }

  @Test
  void whenAllIsFineItSaysSoOfEach() {
    try (var database = TestDatabase.fresh()) {
      environment.put("SLACK_SIGNING_SECRET", SECRET);
      environment.put("DATABASE_URL", Stage.variable(database.url()));
      environment.put("LAUNCHBOT_KEY", new String(TestDatabase.KEY, StandardCharsets.UTF_8));
      Report report = Check.of(environment);
      assertThat(report.exitCode()).as(shown(report)).isZero();
      assertThat(shown(report))
          .contains(
              "✓ SLACK_BOT_TOKEN",
              "workspace Acme (T01), as @launchbot (U01)",
              "✓ scope pins:write",
              "✓ SLACK_APP_TOKEN",
              "· SLACK_SIGNING_SECRET",
              "✓ LAUNCHBOT_HOME",
              "✓ DATABASE_URL",
              "✓ migrations",
              "✓ serving role",
              "✓ LAUNCHBOT_KEY",
              "· LAUNCHBOT_BASE_URL",
              "Nothing is in the way.");
    }
  }

  @Test
  void aMissingScopeSaysWhatWillNotWorkAndWhereToClick() {
    scopes = scopes.replace("pins:write,", "") + ",channels:join";
    Report report = Check.of(environment);
    assertThat(report.exitCode()).isOne();
    assertThat(shown(report))
        .contains(
            "✗ scope pins:write",
            "the list cannot be pinned",
            "Reinstall to Workspace",
            "· scope channels:join",
            "nothing here uses it",
            "1 thing is to be put right.");
  }

  @Test
  void tokensThatSlackRefusesSayWhereToGetOthers() {
    authTest = "{\"ok\":false,\"error\":\"token_revoked\"}";
    connections = "{\"ok\":false,\"error\":\"missing_scope\"}";
    Report report = Check.of(environment);
    assertThat(report.exitCode()).isOne();
    assertThat(shown(report))
        .contains(
            "✗ SLACK_BOT_TOKEN",
            "token_revoked",
            "OAuth & Permissions",
            "✗ SLACK_APP_TOKEN",
            "connections:write",
            "Basic Information › App-Level Tokens",
            "2 things are to be put right.");
  }

  @Test
  void tokensOfTwoAppsAreNotTakenForAPair() {
    botsInfo = "{\"ok\":true,\"bot\":{\"id\":\"B01\",\"app_id\":\"A02\"}}";
    Report report = Check.of(environment);
    assertThat(report.exitCode()).isOne();
    assertThat(shown(report)).contains("✗ SLACK_APP_TOKEN", "another Slack app");
  }

  @Test
  void aSigningSecretIsJudgedByItsShapeOnly() {
    environment.put("SLACK_SIGNING_SECRET", "hunter2");
    assertThat(shown(Check.of(environment))).contains("✗ SLACK_SIGNING_SECRET", "32 digits");
    environment.put("SLACK_SIGNING_SECRET", BOT);
    assertThat(shown(Check.of(environment))).contains("✗ SLACK_SIGNING_SECRET", "that is a token");
  }

  @Test
  void aSlackThatIsAwayOrSlowIsSaidWithinSeconds() {
    slow = Duration.ofSeconds(30);
    long start = System.nanoTime();
    Report late = Check.of(environment);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
    assertThat(late.exitCode()).isOne();
    assertThat(shown(late)).contains("✗ SLACK_BOT_TOKEN", "not checked", "✗ SLACK_APP_TOKEN");
    environment.put("SLACK_API_URL", "http://127.0.0.1:1/api/");
    assertThat(shown(Check.of(environment))).contains("cannot be reached", "online");
  }

  @Test
  void anEmptyDatabaseStaysEmpty() throws Exception {
    DatabaseUrl url = TestDatabase.create();
    environment.put("DATABASE_URL", Stage.variable(url));
    Report report = Check.of(environment);
    assertThat(report.exitCode()).as(shown(report)).isZero();
    assertThat(shown(report))
        .contains("0 there", "to come with the next start", "the next start makes it")
        .contains("the next start generates one");
    assertThat(home).isEmptyDirectory();
    try (var connection =
            java.sql.DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*) from pg_class where relnamespace = 'public'::regnamespace")) {
      rows.next();
      assertThat(rows.getInt(1)).isZero();
    }
  }

  @Test
  void anotherKeyAndANewerSchemaAreSaid() throws Exception {
    try (var database = TestDatabase.fresh()) {
      environment.put("DATABASE_URL", Stage.variable(database.url()));
      environment.put("LAUNCHBOT_KEY", "0123456789abcdef0123456789abcdef");
      try (var connection = database.owner();
          var statement = connection.createStatement()) {
        statement.execute(
            "insert into flyway_schema_history select 999, '999', 'later', 'SQL',"
                + " 'V999__later.sql', 1, current_user, installed_on, 1, true from"
                + " flyway_schema_history limit 1");
      }
      Report report = Check.of(environment);
      assertThat(report.exitCode()).isOne();
      assertThat(shown(report))
          .contains("✗ LAUNCHBOT_KEY", "another key", "✗ migrations", "a newer Launchbot");
    }
  }

  @Test
  void aDatabaseThatDoesNotAnswerIsSaid() {
    environment.put("DATABASE_URL", "postgres://ann:hunter2@127.0.0.1:1/bot");
    Report report = Check.of(environment);
    assertThat(report.exitCode()).isOne();
    assertThat(shown(report)).contains("✗ DATABASE_URL").doesNotContain("hunter2");
  }

  @Test
  void whatCannotBeReadAtAllEndsWithTwo() {
    environment.put("SLACK_BOT_TOKEN", APP);
    environment.put("SLACK_APP_TOKEN", BOT);
    Report report = Check.of(environment);
    assertThat(report.exitCode()).isEqualTo(2);
    assertThat(shown(report))
        .contains(
            "✗ SLACK_BOT_TOKEN",
            "that is the app-level token",
            "✗ SLACK_APP_TOKEN",
            "that is the bot token",
            "It cannot start like this");
  }

  @Test
  void aHomeThatCannotBeUsedIsSaid() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");
    environment.put("LAUNCHBOT_HOME", file.toString());
    assertThat(shown(Check.of(environment))).contains("✗ LAUNCHBOT_HOME", "is no directory");
    environment.put("LAUNCHBOT_HOME", file.resolve("in/it").toString());
    assertThat(shown(Check.of(environment))).contains("✗ LAUNCHBOT_HOME", "cannot be made");
  }

  @Test
  void withoutSecretsItIsASandbox() {
    Stream.of("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN").forEach(environment::remove);
    Report report = Check.of(environment);
    assertThat(report.exitCode()).isZero();
    assertThat(shown(report)).contains("the sandbox stands in");
  }

  @Test
  void whereTheSignsCannotBePrintedOthersAre() {
    scopes = "commands";
    assertThat(String.join("\n", Check.of(environment).lines(StandardCharsets.US_ASCII)))
        .contains("ok scope commands", "!! scope pins:write", "Permissions > Scopes")
        .matches(text -> StandardCharsets.US_ASCII.newEncoder().canEncode(text));
  }

  private static String shown(Report report) {
    String shown = report.lines(StandardCharsets.UTF_8).stream().collect(Collectors.joining("\n"));
    assertThat(shown).doesNotContain("hunter2", SECRET);
    return shown;
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(slow.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
