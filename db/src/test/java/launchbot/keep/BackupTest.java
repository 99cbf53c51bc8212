package launchbot.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.Owner;
import launchbot.postgres.Schema;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes in comes out elsewhere, whoever writes meanwhile. */
class BackupTest {
  /**
   * Make themselves anew: Quartz's triggers from the rows they belong to, the rest at the start.
   */
  private static final Set<String> LEFT_OUT = Set.of("flyway_schema_history", "key_fingerprint");

  @TempDir Path home;

  @Test
  void everyTableComesBackRowByRow() throws Exception {
    long seed = System.nanoTime();
    try (var db = TestDatabase.fresh()) {
      new FullHouse(db, seed).fill();
      Map<String, List<String>> before = Vault.kept(db);
      assertThat(before)
          .allSatisfy((table, rows) -> assertThat(rows).as("fill " + table).isNotEmpty());
      var vault = new Vault(home);
      Backup.Made made = vault.backup(db, "a.backup");
      assertThat(Vault.kept(db)).as("a backup changes nothing").isEqualTo(before);
      assertThat(made.rows()).isEqualTo(before.values().stream().mapToLong(List::size).sum());
      assertThat(made.entries()).isEqualTo(24);
      DatabaseUrl elsewhere = TestDatabase.create();
      var restored = vault.restore("a.backup", elsewhere, Restore.Since.NOTHING);
      assertThat(restored.rows()).isEqualTo(made.rows());
      try (var there = Vault.open(elsewhere)) {
        assertThat(Vault.kept(there)).as("seed %d", seed).isEqualTo(before);
        assertThat(secret(there, "T2")).isEqualTo("xoxb-T2");
        // Numbers go on as if nothing had happened.
        new FullHouse(db, seed).add("T1", "next");
        new FullHouse(there, seed).add("T1", "next");
        assertThat(Vault.kept(there)).isEqualTo(Vault.kept(db));
      }
    }
  }

  @Test
  void whatIsCopiedIsOneInstantHoweverManyWrite() throws Exception {
    var stop = new AtomicBoolean();
    var written = new AtomicInteger();
    var vault = new Vault(home);
    DatabaseUrl elsewhere = TestDatabase.create();
    try (var db = TestDatabase.fresh()) {
      new FullHouse(db, 1).fill();
      int before;
      int during;
      Duration took;
      try (var writers = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 8; i++) {
          int writer = i;
          writers.execute(() -> {
            var house = new FullHouse(db, writer);
            for (int n = 0; !stop.get(); n++) {
              house.add(FullHouse.WORKSPACES.get(n % 2), writer + "-" + n);
              written.incrementAndGet();
            }
          });
        }
        Awaitility.await().until(() -> written.get() > 200);
        before = written.get();
        long start = System.nanoTime();
        vault.backup(db, "busy.backup");
        took = Duration.ofNanos(System.nanoTime() - start);
        during = written.get() - before;
        Awaitility.await().until(() -> written.get() > before + 200);
        stop.set(true);
      }
      var restored = vault.restore("busy.backup", elsewhere, Restore.Since.NOTHING);
      try (var there = Vault.open(elsewhere)) {
        oneInstant(there);
        Map<String, List<String>> now = Vault.kept(db);
        Vault.kept(there)
            .forEach((table, rows) -> {
              if (!table.equals("workspace")) { // whose counter goes on
                assertThat(now.get(table)).as(table).containsAll(rows);
              }
            });
        assertThat(restored.entries()).isBetween(24L + before, 24L + before + during);
        System.out.printf(
            "BackupTest: %d entries written by 8 while %d rows of %d tables were copied in %d ms;"
                + " %d of %d entries are in it, one instant, every row as it was%n",
            during,
            restored.rows(),
            restored.tables(),
            took.toMillis(),
            restored.entries(),
            now.getOrDefault("entry", List.of()).size());
      }
    }
  }

  /** Each entry came in one transaction with counter, history, message and receipt. */
  private static void oneInstant(TestDatabase db) throws SQLException {
    try (Connection admin = db.superuser();
        var query = admin.createStatement();
        var rows =
            query.executeQuery(
                """
                select w.last_entry,
                  (select max(number) from entry e where e.workspace = w.workspace),
                  (select count(*) from entry e where e.workspace = w.workspace),
                  (select count(*) from history h where h.workspace = w.workspace and verb = 'added'),
                  (select count(*) from outbox o where o.workspace = w.workspace),
                  (select count(*) from receipt r where r.workspace = w.workspace)
                from workspace w
                """)) {
      while (rows.next()) {
        for (int column = 2; column <= 6; column++) {
          assertThat(rows.getLong(column)).as("column %d", column).isEqualTo(rows.getLong(1));
        }
      }
    }
  }

  @Test
  void everyTableIsInItButTheNamedOnes() throws Exception {
    try (var db = TestDatabase.fresh();
        var owner = Owner.signIn(db.url())) {
      Set<String> all = new TreeSet<>(FullHouse.rows(db).keySet());
      List<Table> copied = new Catalogue(owner).tables();
      copied.forEach(table -> all.remove(table.name()));
      all.removeIf(table -> table.startsWith("qrtz_"));
      assertThat(all).isEqualTo(new TreeSet<>(LEFT_OUT));
      assertThat(copied).allSatisfy(table -> assertThat(table.order()).startsWith("workspace"));
      List<String> order = copied.stream().map(Table::name).toList();
      assertThat(copied)
          .allSatisfy(table ->
              assertThat(order.subList(0, order.indexOf(table.name()))).containsAll(table.needs()));
    }
  }

  @Test
  void anOwnerWhoMaySeeEverythingCopiesTheSame() throws Exception {
    try (var db = TestDatabase.fresh()) {
      new FullHouse(db, 2).fill();
      Map<String, List<String>> before = Vault.kept(db);
      DatabaseUrl server = TestDatabase.server();
      var vault = new Vault(home);
      Backup.write(
          new DatabaseUrl(db.url().jdbc(), server.user(), server.password()),
          vault.keys(),
          vault.file("a.backup"),
          FullHouse.NOW);
      DatabaseUrl plain = TestDatabase.create();
      var elsewhere = new DatabaseUrl(plain.jdbc(), server.user(), server.password());
      vault.restore("a.backup", elsewhere, Restore.Since.NOTHING);
      try (var there = Vault.open(elsewhere)) {
        assertThat(Vault.kept(there)).isEqualTo(before);
      }
    }
  }

  @Test
  void aBackupOfTheFirstTablesBecomesTodaysTables() throws Exception {
    DatabaseUrl first = TestDatabase.create();
    try (var owner = Owner.signIn(first)) {
      Schema.bringTo("2", owner, TestDatabase.KEY);
      KeyFingerprint.store(owner.connection(), KeyFingerprint.of(TestDatabase.KEY), FullHouse.NOW);
      owner.execute("select set_config('launchbot.workspace', 'T1', false)");
      owner.execute("insert into workspace values ('T1', 'One', 'B1', 7, '2026-11-01Z')");
    }
    var vault = new Vault(home);
    Backup.write(first, vault.keys(), vault.file("old.backup"), FullHouse.NOW);
    DatabaseUrl elsewhere = TestDatabase.create();
    vault.restore("old.backup", elsewhere, Restore.Since.NOTHING);
    try (var there = Vault.open(elsewhere);
        var owner = Owner.signIn(elsewhere)) {
      assertThat(owner.schema()).contains(Schema.newest(owner));
      assertThat(FullHouse.rows(there).get("workspace"))
          .singleElement()
          .asString()
          .contains("T1,One,B1,7");
      new FullHouse(there, 3).add("T1", "served");
    }
  }

  @Test
  void theFileIsOneForItsOwnerAloneAndShowsNothing() throws Exception {
    try (var db = TestDatabase.fresh()) {
      new FullHouse(db, 4).fill();
      var vault = new Vault(home);
      Path file = vault.backup(db, "a.backup").file();
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
      try (var files = Files.list(home)) {
        assertThat(files.map(Path::getFileName).map(Path::toString).collect(Collectors.toSet()))
            .containsExactly("a.backup");
      }
      String text = Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1);
      assertThat(text)
          .startsWith("launchbot backup 1 key " + KeyFingerprint.of(TestDatabase.KEY) + "\n")
          .doesNotContain("contents.json", "entry", "workspace");
    }
  }

  private static String secret(TestDatabase db, String team) {
    return db.ledger()
        .read(
            team,
            sql -> new SecretStore(Seal.of(TestDatabase.KEY)).read(sql, team, "slack").orElse(""));
  }
}
