package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import launchbot.bot.socket.SocketSlack;
import launchbot.bot.web.Web;
import launchbot.postgres.DatabaseUrl;
import launchbot.sandbox.Cast;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract between the process and whoever runs it: arguments, codes, lines and signals. */
class MainTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /** One for all that need a PostgreSQL of their own: making it is the slow part. */
  private static Homes home;

  @BeforeAll
  static void makeHome() {
    home = Homes.fresh();
  }

  @AfterAll
  static void removeHome() {
    home.close();
  }

  @Test
  void aSandboxThatIsStoppedEndsWithZeroAndTakesItsPostgresWithIt() throws Exception {
    int port = Web.freePort("127.0.0.1");
    try (var bot = BotProcess.start(sandbox(port)).ready()) {
      assertThat(bot.out()).contains("Launchbot is ready on http://localhost:" + port);
      assertThat(BotProcess.postgres(home.path())).isPresent();
      try (var second = BotProcess.start(sandbox(Web.freePort("127.0.0.1")))) {
        assertThat(second.end(SOON)).isEqualTo(2);
        assertThat(second.err())
            .singleElement()
            .asString()
            .startsWith("LAUNCHBOT_HOME: ")
            .contains("process " + bot.pid());
      }
      assertThat(BotProcess.postgres(home.path())).as("still the first one's").isPresent();
      try (var check = BotProcess.start(sandbox(port), "--check")) {
        assertThat(check.end(SOON)).as("%s %s", check.out(), check.err()).isZero();
        assertThat(check.out())
            .anyMatch(line -> line.contains("a Launchbot is running on port " + port))
            .anyMatch(line -> line.matches(".* DATABASE_URL .*PostgreSQL 18.* answers"))
            .anyMatch(line -> line.matches(".* LAUNCHBOT_KEY .*the key of this database"));
        assertThat(check.err()).isEmpty();
      }
      long start = System.nanoTime();
      assertThat(bot.stop()).as("%s", bot.err()).isZero();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(BotProcess.postgres(home.path())).isEmpty();
    }
  }

  @Test
  void aSignalInTheMiddleOfTheStartLeavesNothingBehind() throws Exception {
    try (var bot = BotProcess.start(sandbox(Web.freePort("127.0.0.1")))) {
      Awaitility.await().atMost(SOON).until(() -> BotProcess.postgres(home.path()).isPresent());
      assertThat(bot.stop()).as("%s", bot.err()).isZero();
      assertThat(BotProcess.postgres(home.path())).isEmpty();
    }
  }

  @Test
  void aPortThatIsTakenIsSaidAndPostgresIsStoppedAgain() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        var bot = BotProcess.start(sandbox(taken.getLocalPort()))) {
      assertThat(bot.end(SOON)).isEqualTo(2);
      assertThat(bot.err())
          .singleElement()
          .asString()
          .startsWith("PORT: " + taken.getLocalPort() + " is taken");
      assertThat(BotProcess.postgres(home.path())).isEmpty();
    }
  }

  @Test
  void withItsParentItEnds() throws Exception {
    // The shell is the parent, as Maven is: it starts the bot and does not hand signals on.
    List<String> shell = List.of("sh", "-c", "\"$@\" & echo child $!; wait", "parent");
    Map<String, String> environment = sandbox(Web.freePort("127.0.0.1"));
    try (var parent = BotProcess.start(shell, environment, "--with-parent").ready()) {
      ProcessHandle child =
          parent.out().stream()
              .filter(line -> line.startsWith("child "))
              .map(line -> ProcessHandle.of(Long.parseLong(line.substring(6))).orElseThrow())
              .findFirst()
              .orElseThrow();
      parent.kill();
      child.onExit().get(15, TimeUnit.SECONDS);
      assertThat(BotProcess.postgres(home.path())).isEmpty();
    }
  }

  @Test
  void whatRunsWhenTheSignalComesIsFinished() throws Exception {
    try (var slack = StandIn.open();
        var knock = new Knock(InstantSource.system())) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      try (var bot = BotProcess.start(connected(slack, port)).ready()) {
        // Who Ada is takes Slack most of a second to say, and the command waits for it.
        slack.sandbox().faults().slow(Duration.ofMillis(800));
        var answer = CompletableFuture.supplyAsync(() -> add(knock, port));
        Thread.sleep(400);
        assertThat(bot.stop()).as("%s", bot.err()).isZero();
        assertThat(answer.get().body()).contains("Saved as");
      }
    }
  }

  @Test
  void aSlowSlackDoesNotHoldUpTheEnd() throws Exception {
    try (var slack = StandIn.open();
        var knock = new Knock(InstantSource.system())) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      try (var bot = BotProcess.start(connected(slack, port)).ready()) {
        assertThat(add(knock, port).body()).contains("Saved as");
        slack.sandbox().faults().slow(Duration.ofSeconds(9));
        assertThat(add(knock, port).body()).contains("Saved as");
        Thread.sleep(300);
        long start = System.nanoTime();
        assertThat(bot.stop()).as("%s", bot.err()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
      }
    }
  }

  @Test
  void aTokenThatSlackRefusesIsSaid() throws Exception {
    try (var slack = StandIn.open()) {
      Map<String, String> environment = connected(slack, Web.freePort("127.0.0.1"));
      environment.put("SLACK_BOT_TOKEN", "xoxb-not-the-right-one");
      try (var bot = BotProcess.start(environment)) {
        assertThat(bot.end(SOON)).isEqualTo(2);
        assertThat(bot.err())
            .singleElement()
            .asString()
            .startsWith("SLACK_BOT_TOKEN: Slack does not accept it (invalid_auth)")
            .doesNotContain("not-the-right-one");
      }
    }
  }

  @Test
  void throughSocketModeItServesAndIsStoppedInTime() throws Exception {
    try (var slack = SocketSlack.open()) {
      Map<String, String> environment = slack.environment();
      environment.put("LAUNCHBOT_HOME", home.path().resolve("home-socket").toString());
      environment.put("DATABASE_URL", address(TestDatabase.create()));
      try (var bot = BotProcess.start(environment).ready()) {
        slack.awaitStanding(1);
        String add = "/triage add Signup hangs | Nobody gets in !blocker";
        assertThat(slack.ada().command(Cast.LAUNCH, add).shown()).contains("Saved as *#1*");
        slack.sandbox().faults().slow(Duration.ofMillis(800));
        var answer =
            CompletableFuture.supplyAsync(
                () -> slack.sandbox().as(Cast.BEN).command(Cast.LAUNCH, "/triage list"));
        Thread.sleep(400);
        long start = System.nanoTime();
        assertThat(bot.stop()).as("%s", bot.err()).isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(9));
        assertThat(answer.get().shown()).as("what ran was finished").contains("Signup hangs");
        assertThat(slack.standing()).isEmpty();
      }
      slack.refuse("token_revoked", 1);
      slack.sandbox().faults().clear();
      environment.put("DATABASE_URL", address(TestDatabase.create()));
      try (var bot = BotProcess.start(environment)) {
        assertThat(bot.end(SOON)).isEqualTo(2);
        assertThat(bot.err())
            .singleElement()
            .asString()
            .startsWith("SLACK_APP_TOKEN: Slack does not accept it (token_revoked)");
      }
    }
  }

  @Test
  void withoutSlackItStartsAllTheSameAndConnectsLater() throws Exception {
    try (var slack = StandIn.open();
        var knock = new Knock(InstantSource.system())) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      slack.sandbox().faults().down();
      try (var bot = BotProcess.start(connected(slack, port)).ready()) {
        assertThat(add(knock, port).status()).as("a workspace it has never seen").isEqualTo(403);
        slack.sandbox().faults().clear();
        Awaitility.await().atMost(SOON).until(() -> add(knock, port).saved());
        assertThat(bot.stop()).isZero();
      }
    }
  }

  @Test
  void withoutSlacksSecretsADatabaseIsAMistakeUnlessTheSandboxIsMeant() throws Exception {
    Map<String, String> environment = sandbox(Web.freePort("127.0.0.1"));
    environment.put("DATABASE_URL", address(TestDatabase.create()));
    try (var bot = BotProcess.start(environment)) {
      assertThat(bot.end(SOON)).isEqualTo(2);
      assertThat(bot.err())
          .singleElement()
          .asString()
          .contains("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN", "LAUNCHBOT_SANDBOX=true")
          .doesNotContain(":owner@");
    }
    environment.put("LAUNCHBOT_SANDBOX", "true");
    try (var bot = BotProcess.start(environment).ready()) {
      assertThat(bot.stop()).isZero();
    }
  }

  @Test
  void everyMistakeIsALineAndNoneShowsASecret() {
    Map<String, String> environment = sandbox(0);
    environment.put("PORT", "http");
    environment.put("LAUNCHBOT_KEY", "short-and-secret");
    environment.put("SLACK_BOT_TOKEN", "xoxp-secret");
    environment.put("SLACK_API_URL", "gopher://example");
    try (var bot = BotProcess.start(environment)) {
      assertThat(bot.end(SOON)).isEqualTo(2);
      assertThat(bot.err())
          .hasSize(5)
          .anyMatch(line -> line.startsWith("PORT: "))
          .anyMatch(line -> line.startsWith("LAUNCHBOT_KEY: "))
          .anyMatch(line -> line.startsWith("SLACK_SIGNING_SECRET: "))
          .anyMatch(line -> line.startsWith("SLACK_BOT_TOKEN: "))
          .anyMatch(line -> line.startsWith("SLACK_API_URL: "))
          .noneMatch(line -> line.contains("secret") && !line.startsWith("SLACK_SIGNING_SECRET"));
      assertThat(bot.out()).isEmpty();
    }
  }

  @Test
  void theSandboxAloneSaysWhatIsWrongWithItsSettings() {
    for (Map<String, String> wrong :
        List.of(Map.of("PORT", "http"), Map.of("HOST", "0.0.0.0", "PORT", "0"))) {
      try (var sandbox = BotProcess.start(wrong, "sandbox")) {
        assertThat(sandbox.end(SOON)).as("%s", wrong).isEqualTo(2);
        assertThat(sandbox.err()).singleElement().asString().matches("(PORT|HOST): .*");
      }
    }
  }

  @Test
  void wordsOnTheCommandLine() {
    try (var version = BotProcess.start(Map.of(), "--version");
        var help = BotProcess.start(Map.of(), "--help");
        var check = BotProcess.start(Map.of("SLACK_BOT_TOKEN", "nonsense"), "--check");
        var unknown = BotProcess.start(Map.of(), "deploy")) {
      assertThat(check.end(SOON)).isEqualTo(2);
      assertThat(check.out()).anyMatch(line -> line.matches("\\S+ SLACK_BOT_TOKEN .*xoxb-"));
      assertThat(version.end(SOON)).isZero();
      assertThat(version.out()).singleElement().asString().startsWith("Launchbot ");
      assertThat(help.end(SOON)).isZero();
      assertThat(help.out()).anyMatch(line -> line.contains("sandbox")).hasSizeGreaterThan(5);
      assertThat(unknown.end(SOON)).isEqualTo(2);
      assertThat(unknown.err()).containsExactly("Unknown command: deploy. Try --help.");
    }
  }

  private static Knock.Answer add(Knock knock, int port) {
    try {
      String words = "add Signup hangs " + System.nanoTime() + " | Nobody gets in !blocker";
      return knock.triage(port, Cast.LAUNCH, "trigger." + System.nanoTime(), words);
    } catch (IOException e) {
      return new Knock.Answer(0, String.valueOf(e), Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static Map<String, String> sandbox(int port) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PORT", String.valueOf(port));
    environment.put("LAUNCHBOT_HOME", home.path().toString());
    return environment;
  }

  /** With a Slack and a database of its own, and a home that nobody has made yet. */
  private static Map<String, String> connected(StandIn slack, int port) {
    Map<String, String> environment = slack.environment();
    environment.put("PORT", String.valueOf(port));
    Path fresh = home.path().resolve("home-" + port);
    environment.put("LAUNCHBOT_HOME", fresh.toString());
    environment.put("DATABASE_URL", address(TestDatabase.create()));
    return environment;
  }

  static String address(DatabaseUrl url) {
    return url.jdbc()
        .replace("jdbc:postgresql://", "postgres://" + url.user() + ":" + url.password() + "@");
  }
}
