package launchbot.bot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import launchbot.bot.web.Web;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.sandbox.Cast;
import launchbot.testkit.TestDatabase;
import org.assertj.core.api.AbstractStringAssert;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A machine is lost, and its bot comes back on another one: the commands as people type them. */
class KeepingTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  @Test
  void aBotThatIsLostComesBackElsewhereAndRepeatsNothing() throws Exception {
    try (var here = Homes.fresh();
        var there = Homes.fresh();
        var slack = StandIn.open();
        var knock = new Knock(InstantSource.system())) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      String file = here.path().resolve("saved.backup").toString();
      try (var bot = BotProcess.start(environment(slack, port, here)).ready()) {
        add(knock, port, "Finding k1");
        announced(slack, "Finding k1");
        slack.sandbox().faults().fail("chat.postMessage", "internal_error", 1000);
        add(knock, port, "Finding k2");
        assertThat(run(home(here), "backup", file))
            .first()
            .asString()
            .startsWith("Saved " + file + ": 1 workspace, 2 entries, ");
        assertThat(slack.count(Cast.LAUNCH, "Finding k2")).as("not sent yet").isZero();
        slack.sandbox().faults().clear();
        announced(slack, "Finding k2");
        refused(home(here), "restore", file).contains("in use by another Launchbot");
        bot.kill();
      }
      refused(home(there), "restore", file).contains("was made with another key");
      assertThat(files(there)).as("nothing is begun for a file that will not do").isEmpty();
      Files.copy(here.path().resolve("key"), there.path().resolve("key"));
      assertThat(run(home(there), "restore", file))
          .anyMatch(line -> line.contains("1 workspace, 2 entries"))
          .anyMatch(line -> line.startsWith("1 message was waiting for Slack then"));
      try (var bot = BotProcess.start(environment(slack, port, there)).ready()) {
        assertThat(triage(knock, port, "list").body()).contains("Finding k1", "Finding k2");
        add(knock, port, "Finding k3");
        // It waits behind the one that is looked up.
        announced(slack, "Finding k3");
        for (String title : List.of("Finding k1", "Finding k2", "Finding k3")) {
          assertThat(slack.count(Cast.LAUNCH, title)).as(title).isEqualTo(1);
        }
        assertThat(bot.stop()).isZero();
      }
      refused(home(there), "restore", file).contains("is not empty");
      String again = there.path().resolve("again.backup").toString();
      assertThat(run(home(there), "backup", again)).first().asString().contains("3 entries");
      assertThat(BotProcess.postgres(there.path())).as("stopped again").isEmpty();
      refused(home(there), "backup", again).contains("is there already");
    }
  }

  @Test
  void aFullDiskLeavesNothing() throws Exception {
    try (var home = Homes.fresh()) {
      DatabaseUrl url = TestDatabase.create();
      Map<String, String> environment = home(home);
      environment.put("DATABASE_URL", MainTest.address(url));
      Files.writeString(
          home.path().resolve("key"), new String(TestDatabase.KEY, StandardCharsets.UTF_8));
      Database.open(url, TestDatabase.KEY, InstantSource.system().instant()).close();
      // Files may not grow beyond a kilobyte: as with a full disk, the write itself fails.
      List<String> small = List.of("bash", "-c", "ulimit -f 1; exec \"$@\"", "small");
      String file = home.path().resolve("saved.backup").toString();
      try (var backup = BotProcess.start(small, environment, "backup", file)) {
        assertThat(backup.end(SOON)).as("%s", backup.err()).isEqualTo(2);
        assertThat(backup.err())
            .singleElement()
            .asString()
            .startsWith(file + " cannot be written (")
            .contains("make room");
      }
      assertThat(files(home)).containsExactly("key");
      assertThat(run(environment, "backup", file)).hasSize(3);
      assertThat(files(home)).containsExactlyInAnyOrder("key", "saved.backup");
    }
  }

  @Test
  void theKeyIsChangedWhileTheBotIsStopped() throws Exception {
    try (var home = Homes.fresh()) {
      Map<String, String> sandbox = home(home);
      sandbox.put("PORT", "0");
      try (var bot = BotProcess.start(sandbox).ready()) {
        refused(home(home), "rotate-key").contains("in use by another Launchbot");
        assertThat(bot.stop()).isZero();
      }
      Path key = home.path().resolve("key");
      String old = Files.readString(key);
      List<String> said = run(home(home), "rotate-key");
      assertThat(said.getFirst()).startsWith("The key is changed from ");
      assertThat(String.join("", said)).doesNotContain(old.strip());
      String fresh = Files.readString(key);
      assertThat(fresh).isNotEqualTo(old);
      assertThat(String.join("", said)).doesNotContain(fresh.strip());
      // As if it had been killed between the database and the file.
      Files.writeString(key, old);
      try (var bot = BotProcess.start(sandbox).ready()) {
        assertThat(Files.readString(key)).isEqualTo(fresh);
        bot.kill();
      }
      stopped(home);
    }
  }

  /** A command that waits for its turn is told to end, and leaves no server behind. */
  private static void stopped(Homes home) throws Exception {
    try (Connection busy = superuser(home.path());
        var statement = busy.createStatement()) {
      statement.execute("select pg_advisory_lock(" + 0x6c61756e6368L + ")");
      try (var command = BotProcess.start(home(home), "rotate-key")) {
        Awaitility.await()
            .atMost(SOON)
            .until(() -> {
              try (var rows = statement.executeQuery("select from pg_locks where not granted")) {
                return rows.next();
              }
            });
        assertThat(command.stop()).isNotZero();
      }
    } catch (SQLException e) {
      // its server ended, as it should
    }
    assertThat(BotProcess.postgres(home.path())).isEmpty();
  }

  private static Connection superuser(Path home) throws IOException, SQLException {
    Path root = home.resolve("postgres");
    String port = Files.readAllLines(root.resolve("data/postmaster.pid")).get(3).strip();
    String password = Files.readString(root.resolve("password")).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/postgres", "postgres", password);
  }

  @Test
  void aReplicaThatServesKeepsTheKeyFromBeingChanged() throws Exception {
    try (var home = Homes.fresh();
        var slack = StandIn.open()) {
      int port = Web.freePort("127.0.0.1");
      slack.send(port);
      Map<String, String> environment = environment(slack, port, home);
      environment.put("DATABASE_URL", MainTest.address(TestDatabase.create()));
      environment.put("LAUNCHBOT_KEY", "a key of the environment, 32 long");
      Map<String, String> rotate = new HashMap<>(environment);
      rotate.put("LAUNCHBOT_NEW_KEY", "the next key of the environment..");
      try (var bot = BotProcess.start(environment).ready()) {
        refused(rotate, "rotate-key").startsWith("A bot serves from the database at ");
        assertThat(bot.stop()).isZero();
      }
      assertThat(run(rotate, "rotate-key"))
          .anyMatch(line -> line.contains("Set LAUNCHBOT_KEY to it"));
      environment.put("LAUNCHBOT_HOME", home.path().resolve("other-machine").toString());
      refused(environment).startsWith("LAUNCHBOT_KEY: this database was set up with another key");
      environment.put("LAUNCHBOT_KEY", "the next key of the environment..");
      try (var bot = BotProcess.start(environment).ready()) {
        assertThat(bot.stop()).isZero();
      }
    }
  }

  @Test
  void aCommandThatIsNotFinishedIsExplained() throws Exception {
    try (var home = Homes.fresh()) {
      refused(home(home), "backup").startsWith("Say which file: ");
      refused(home(home), "backup", home.path().resolve("x").toString())
          .startsWith("There is nothing here yet");
      refused(home(home), "rotate-key").startsWith("There is nothing here yet");
      refused(home(home), "rotate-key", "now").startsWith("rotate-key takes no further words");
      assertThat(files(home)).isEmpty();
    }
  }

  private static List<String> files(Homes home) throws IOException {
    try (Stream<Path> files = Files.list(home.path())) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private static List<String> run(Map<String, String> environment, String... words) {
    try (var command = BotProcess.start(environment, words)) {
      assertThat(command.end(SOON)).as("%s", command.err()).isZero();
      return command.out();
    }
  }

  private static AbstractStringAssert<?> refused(Map<String, String> environment, String... words) {
    try (var command = BotProcess.start(environment, words)) {
      assertThat(command.end(SOON)).as("%s", command.out()).isEqualTo(2);
      assertThat(command.err()).hasSize(1);
      return assertThat(command.err().getFirst());
    }
  }

  private static void add(Knock knock, int port, String title) throws Exception {
    assertThat(triage(knock, port, "add " + title + " | Somebody is hurt !low").body())
        .contains("Saved as");
  }

  private static Knock.Answer triage(Knock knock, int port, String words) throws Exception {
    return knock.triage(port, Cast.LAUNCH, "trigger." + System.nanoTime(), words);
  }

  private static void announced(StandIn slack, String title) {
    Awaitility.await().atMost(SOON).until(() -> slack.count(Cast.LAUNCH, title) > 0);
  }

  private static Map<String, String> home(Homes home) {
    Map<String, String> environment = new HashMap<>();
    environment.put("LAUNCHBOT_HOME", home.path().toString());
    return environment;
  }

  private static Map<String, String> environment(StandIn slack, int port, Homes home) {
    Map<String, String> environment = slack.environment();
    environment.put("PORT", String.valueOf(port));
    environment.putAll(home(home));
    return environment;
  }
}
