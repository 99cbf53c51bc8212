package launchbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Real servers in real folders, stopped, killed and frozen. */
class EmbeddedPostgresTest {
  private static Homes templates;

  /** A home with one row in it, its server stopped. */
  private static Path template;

  private Homes homes;

  @BeforeAll
  static void makeTemplate() throws Exception {
    templates = new Homes();
    template = templates.fresh();
    try (var lock = HomeLock.take(template);
        var postgres = EmbeddedPostgres.start(lock)) {
      execute(postgres.url(), "create table kept (what text)");
      execute(postgres.url(), "insert into kept values ('before')");
    }
  }

  @AfterAll
  static void deleteTemplate() throws Exception {
    templates.stopEverything();
  }

  @BeforeEach
  void makeHomes() throws IOException {
    homes = new Homes();
  }

  @AfterEach
  void stopEverything() throws Exception {
    homes.stopEverything();
  }

  @Test
  void keepsDataOverCloseAndStart() throws Exception {
    Path home = homes.copyOf(template);
    try (var lock = HomeLock.take(home);
        var postgres = EmbeddedPostgres.start(lock)) {
      execute(postgres.url(), "insert into kept values ('first run')");
    }
    var again = homes.start(home);
    assertThat(kept(again)).isEqualTo("before, first run");
  }

  @Test
  void comesBackByItselfWhenItIsKilled() throws Exception {
    var postgres = homes.start(homes.copyOf(template));
    execute(postgres.url(), "insert into kept values ('committed')");
    long killed = postgres.pid();
    Homes.kill(killed);
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(kept(postgres)).isEqualTo("before, committed"));
    assertThat(postgres.pid()).isNotEqualTo(killed);
  }

  @Test
  void closingWhileItComesBackLeavesNothingRunning() throws Exception {
    Path home = homes.copyOf(template);
    for (int millis : new int[] {0, 450, 550, 700}) {
      try (var lock = HomeLock.take(home);
          var postgres = EmbeddedPostgres.start(lock)) {
        Homes.kill(postgres.pid());
        Thread.sleep(millis);
      }
      // Whoever was started in the meantime has had its time to show up.
      Thread.sleep(500);
      assertThat(serversOf(home)).as("closed %s ms after the kill", millis).isEmpty();
    }
  }

  @Test
  void closingAFrozenServerEndsItInTime() throws Exception {
    Path home = homes.copyOf(template);
    long start;
    try (var lock = HomeLock.take(home);
        var postgres = EmbeddedPostgres.start(lock)) {
      freeze(postgres.pid());
      start = System.nanoTime();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(12));
    assertThat(serversOf(home)).isEmpty();
  }

  @Test
  void adoptsTheServerOfABotThatWasKilled() throws Exception {
    Path home = homes.copyOf(template);
    var other = homes.other(home);
    long orphan = pid(home);
    Homes.kill(other.process());
    var postgres = homes.start(home);
    assertThat(postgres.pid()).isEqualTo(orphan);
    assertThat(postgres.url().jdbc()).isEqualTo(other.found());
    assertThat(kept(postgres)).isEqualTo("before");
  }

  @Test
  void anAdoptedServerComesBackTooWhenItIsKilled() throws Exception {
    Path home = homes.copyOf(template);
    Homes.kill(homes.other(home).process());
    var postgres = homes.start(home);
    Homes.kill(postgres.pid());
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(kept(postgres)).isEqualTo("before"));
  }

  @Test
  void replacesAnOrphanThatHangs() throws Exception {
    Path home = homes.copyOf(template);
    Homes.kill(homes.other(home).process());
    long orphan = pid(home);
    freeze(orphan);
    var postgres = homes.start(home);
    assertThat(postgres.pid()).isNotEqualTo(orphan);
    assertThat(Homes.runs(orphan)).isFalse();
    assertThat(kept(postgres)).isEqualTo("before");
  }

  @Test
  void clearsThePidFileOfADeadServer() throws Exception {
    Path home = homes.copyOf(template);
    Homes.kill(homes.other(home).process());
    Homes.kill(pid(home));
    assertThat(Homes.data(home).resolve("postmaster.pid")).exists();
    assertThat(kept(homes.start(home))).isEqualTo("before");
  }

  @Test
  void aPidThatNowBelongsToAnotherProgramIsNoServer() throws Exception {
    Path home = homes.copyOf(template);
    Process somebody = homes.run("sleep", "600");
    leavePidFile(home, somebody.pid(), 1);
    assertThat(kept(homes.start(home))).isEqualTo("before");
    assertThat(somebody.isAlive()).isTrue();
  }

  @Test
  void aPidThatNowBelongsToSomebodyElsesServerIsNotOurs() throws Exception {
    var theirs = homes.start(homes.copyOf(template));
    long pid = theirs.pid();
    Path home = homes.copyOf(template);
    leavePidFile(home, pid, 1);
    assertThat(kept(homes.start(home))).isEqualTo("before");
    assertThat(theirs.pid()).isEqualTo(pid);
    assertThat(Homes.runs(pid)).as("their server goes on").isTrue();
  }

  @Test
  void anEmptyPidFileHurtsNobody() throws Exception {
    Path home = homes.copyOf(template);
    Files.createFile(Homes.data(home).resolve("postmaster.pid"));
    assertThat(kept(homes.start(home))).isEqualTo("before");
  }

  @Test
  void aFirstStartThatWasKilledHalfwayHurtsNobody() throws Exception {
    Path home = homes.copyOf(template);
    Path root = home.resolve("postgres");
    Files.move(Homes.data(home), root.resolve("data.new"));
    Files.delete(root.resolve("data.new/global/pg_control"));
    Files.createDirectories(root.resolve("unpacking-123/bin"));
    var postgres = homes.start(home);
    assertThat(ask(postgres.url(), "select 1")).isEqualTo("1");
    try (Stream<Path> left = Files.list(root)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .as("rubble is cleared away")
          .noneMatch(name -> name.startsWith("data.") || name.startsWith("unpacking"));
    }
  }

  @Test
  void aStartThatFailsSaysWhyAndLeavesNothingRunning() throws Exception {
    Path home = homes.copyOf(template);
    Path settings = Homes.data(home).resolve("postgresql.conf");
    String working = Files.readString(settings);
    Files.writeString(settings, working + "\nno_such_setting = 1\n");
    assertThatThrownBy(() -> homes.start(home))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("no_such_setting");
    assertThat(serversOf(home)).isEmpty();
    Files.writeString(settings, working);
  }

  private static String kept(EmbeddedPostgres postgres) throws SQLException {
    return ask(postgres.url(), "select string_agg(what, ', ') from kept");
  }

  private static void leavePidFile(Path home, long pid, int port) throws IOException {
    Files.write(
        Homes.data(home).resolve("postmaster.pid"),
        List.of(
            String.valueOf(pid),
            Homes.data(home).toString(),
            "1700000000",
            String.valueOf(port),
            "",
            "127.0.0.1",
            "         1         1",
            "ready   "));
  }

  private static long pid(Path home) {
    return PostmasterPid.read(Homes.data(home)).orElseThrow().pid();
  }

  private void freeze(long pid) throws IOException, InterruptedException {
    assertThat(homes.run("kill", "-STOP", String.valueOf(pid)).waitFor()).isZero();
  }

  private static List<Long> serversOf(Path home) {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().command().orElse("").startsWith(home + "/"))
        .map(ProcessHandle::pid)
        .toList();
  }

  private static void execute(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
