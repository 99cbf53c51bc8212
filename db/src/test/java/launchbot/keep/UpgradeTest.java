package launchbot.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import launchbot.ledger.Ledger;
import launchbot.postgres.Database;
import launchbot.postgres.EarlierPostgres;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.postgres.Homes;
import launchbot.postgres.Unusable;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Really two major versions: what the earlier one knew, the later one serves. */
class UpgradeTest {
  private static Homes templates;

  /** Of the earlier version, full, its server stopped. */
  private static Path template;

  private static Map<String, List<String>> known;

  private Homes homes;

  @BeforeAll
  static void makeTemplate() throws Exception {
    templates = new Homes();
    template = templates.fresh();
    EarlierPostgres.makeHome(template);
    try (var lock = HomeLock.take(template);
        var postgres = EmbeddedPostgres.start(lock);
        var db = open(postgres)) {
      new FullHouse(db, 8).fill();
      known = Vault.kept(db);
    }
    assertThat(version(template)).isEqualTo("17");
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
  void aNewerPostgresServesWhatTheEarlierOneKnew() throws Exception {
    Path home = homes.copyOf(template);
    try (var lock = HomeLock.take(home)) {
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      assertThat(version(home)).isEqualTo("18");
      serves(lock);
      assertThat(left(home)).containsExactly("data", "data.17-2026-12-01");
      assertThat(home.resolve("backups/before-postgresql-18.backup")).exists();
      // Nothing more to do, and nothing is done.
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      assertThat(left(home)).containsExactly("data", "data.17-2026-12-01");
    }
  }

  @Test
  void theEarlierDataIsRemovedWithItsProgramsAfterTwoWeeks() throws Exception {
    Path home = homes.copyOf(template);
    Path programs = EarlierPostgres.programs(home);
    try (var lock = HomeLock.take(home)) {
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      Upgrade.forget(lock, Vault.LATER.plus(Duration.ofDays(14)));
      assertThat(home.resolve("postgres/data.17-2026-12-01")).exists();
      assertThat(programs).exists();
      Upgrade.forget(lock, Vault.LATER.plus(Duration.ofDays(15)));
      assertThat(left(home)).containsExactly("data");
      assertThat(programs).doesNotExist();
      assertThat(home.resolve("backups")).isEmptyDirectory();
      serves(lock);
    }
  }

  @Test
  void killedInAnyPhaseTheNextStartGoesOn() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    Path home = homes.copyOf(template);
    List<String> killed = new ArrayList<>();
    for (String sign :
        List.of(
            "postgres/data/postmaster.pid",
            "backups/before-postgresql-18.backup",
            "postgres/data.new*",
            "postgres/data.new*/postmaster.pid",
            "postgres/data.17-*")) {
      var before = FileTime.from(Instant.now());
      Process bot = homes.start(UpgradingBot.class, home);
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .atMost(Duration.ofSeconds(60))
          .until(() -> isThere(home, sign, before));
      Thread.sleep(random.nextInt(200));
      Homes.kill(bot);
      killed.add(sign);
      assertThat(version(home)).as("never half a directory").isIn("17", "18", "none");
    }
    System.out.printf(
        "UpgradeTest: seed %d, killed at %s; left: %s%n",
        seed, String.join(", ", killed), left(home));
    try (var lock = HomeLock.take(home)) {
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      assertThat(version(home)).isEqualTo("18");
      serves(lock);
      assertThat(left(home)).containsExactly("data", "data.17-2026-12-01");
    }
  }

  @Test
  void killedBetweenTheTwoNamesItGoesOnWithTheNewData() throws Exception {
    Path home = homes.copyOf(template);
    Path root = home.resolve("postgres");
    try (var lock = HomeLock.take(home)) {
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      Files.move(root.resolve("data"), root.resolve("data.ready"));
      assertThat(EmbeddedPostgres.exists(home)).isTrue();
      serves(lock);
      assertThat(left(home)).containsExactly("data", "data.17-2026-12-01");
    }
  }

  @Test
  void aSuccessorThatDidNotTakeOverIsMadeAgain() throws Exception {
    Path home = homes.copyOf(template);
    Path root = home.resolve("postgres");
    // Since then somebody went back to the earlier bot for a while.
    Files.createDirectories(root.resolve("data.ready/base"));
    try (var lock = HomeLock.take(home)) {
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      serves(lock);
      assertThat(left(home)).containsExactly("data", "data.17-2026-12-01");
    }
  }

  @Test
  void withoutTheEarlierProgramsTheWayOutIsSaid() throws Exception {
    Path home = homes.copyOf(template);
    Path programs = EarlierPostgres.programs(home);
    Files.move(programs, home.resolve("taken-away"));
    try (var lock = HomeLock.take(home)) {
      assertThatThrownBy(() -> Upgrade.run(lock, new Vault(home).keys(), Vault.LATER))
          .isInstanceOf(Unusable.class)
          .hasMessageContaining("is of PostgreSQL 17, this Launchbot brings 18")
          .hasMessageContaining("Make a backup with the Launchbot that you used before")
          .hasMessageNotContaining("\n");
      assertThat(version(home)).isEqualTo("17");
      assertThat(left(home)).containsExactly("data");
      Files.move(home.resolve("taken-away"), programs);
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      serves(lock);
    }
  }

  @Test
  void aHomeThatHadNoTablesYetMovesToo() throws Exception {
    Path home = homes.fresh();
    EarlierPostgres.makeHome(home);
    try (var lock = HomeLock.take(home)) {
      Upgrade.run(lock, new Vault(home).keys(), Vault.LATER);
      assertThat(version(home)).isEqualTo("18");
      try (var postgres = EmbeddedPostgres.start(lock);
          var db = open(postgres)) {
        new FullHouse(db, 9).fill();
      }
    }
  }

  private static void serves(HomeLock lock) throws SQLException {
    try (var postgres = EmbeddedPostgres.start(lock);
        var db = open(postgres)) {
      assertThat(Vault.kept(db)).isEqualTo(known);
      new FullHouse(db, 10).add("T1", "after the move");
    }
  }

  private static TestDatabase open(EmbeddedPostgres postgres) {
    Database database = Database.open(postgres.url(), TestDatabase.KEY, FullHouse.NOW);
    return new TestDatabase(database, postgres.url(), new Ledger(database.dataSource()));
  }

  /** Whether something with such a name was made since. */
  private static boolean isThere(Path home, String glob, FileTime since) {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + home + "/" + glob);
    try (Stream<Path> paths = Files.find(home, 3, (path, _) -> matcher.matches(path))) {
      for (Path path : paths.toList()) {
        if (Files.getLastModifiedTime(path).compareTo(since) >= 0) {
          return true;
        }
      }
      return false;
    } catch (IOException | UncheckedIOException e) {
      return false; // something went away while it was looked at
    }
  }

  private static String version(Path home) throws IOException {
    Path data = Homes.data(home);
    return Files.isDirectory(data) ? Files.readString(data.resolve("PG_VERSION")).strip() : "none";
  }

  private static List<String> left(Path home) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("postgres"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("data") || name.startsWith("unpacking"))
          .sorted()
          .toList();
    }
  }
}
