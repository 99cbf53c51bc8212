package launchbot.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import launchbot.ledger.Ledger;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.Owner;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.testkit.TestDatabase;
import org.assertj.core.api.AbstractThrowableAssert;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What restoring promises beyond the rows, and everything it refuses. */
class RestoreTest {
  private static final String OTHER_KEY = "another key for tests, also long";

  @TempDir Path home;

  private TestDatabase db;
  private Vault vault;

  @BeforeEach
  void makeBackup() {
    db = TestDatabase.fresh();
    vault = new Vault(home);
    new FullHouse(db, 5).fill();
    vault.backup(db, "a.backup");
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void whatWaitedIsLookedUpFirstAndNoNumberIsGivenTwice() throws Exception {
    DatabaseUrl elsewhere = TestDatabase.create();
    var restored = vault.restore("a.backup", elsewhere, Restore.Since.PERHAPS_MUCH);
    assertThat(restored.lookUps()).isEqualTo(22);
    try (var there = Vault.open(elsewhere)) {
      assertThat(
              ask(
                  there,
                  "select count(*) from outbox where unknown and state in ('waiting', 'sending')"
                      + " and first_try is not null"))
          .isEqualTo("22");
      assertThat(
              ask(
                  there,
                  "select string_agg(distinct first_try::text, ' ' order by first_try::text) from"
                      + " outbox where unknown"))
          .as("tried when it was, or not before the backup")
          .isEqualTo("2026-12-02 08:59:00+13 2026-12-02 09:00:00+13");
      assertThat(ask(there, "select count(*) from outbox where not unknown and state = 'sent'"))
          .isEqualTo("2");
      new FullHouse(there, 6).add("T1", "next");
      assertThat(Long.parseLong(ask(there, "select max(id) from outbox")))
          .isGreaterThan(Vault.LATER.toEpochMilli());
      assertThat(Long.parseLong(ask(there, "select max(id) from history")))
          .isGreaterThan(1000 + Long.parseLong(ask(db, "select max(id) from history")));
    }
  }

  @Test
  void aDatabaseThatIsInUseOrNotEmptyIsLeftAlone() throws Exception {
    refuses(() -> vault.restore("a.backup", db.url(), Restore.Since.PERHAPS_MUCH))
        .hasMessageStartingWith("A bot serves from the database at");
    db.close();
    var before = Vault.kept(db);
    refuses(() -> vault.restore("a.backup", db.url(), Restore.Since.PERHAPS_MUCH))
        .hasMessageContaining("is not empty: it knows the workspaces T1, T2");
    assertThat(Vault.kept(db)).isEqualTo(before);
  }

  @Test
  void anotherKeyIsNamedTogetherWithOurs() throws Exception {
    DatabaseUrl elsewhere = TestDatabase.create();
    var others = new KeyRing(home, OTHER_KEY);
    refuses(() ->
            Restore.of(vault.file("a.backup"), others)
                .into(elsewhere, Restore.Since.PERHAPS_MUCH, Vault.LATER))
        .hasMessageContaining(KeyFingerprint.of(TestDatabase.KEY))
        .hasMessageContaining(KeyFingerprint.of(OTHER_KEY.getBytes(StandardCharsets.UTF_8)))
        .hasMessageContaining("LAUNCHBOT_KEY");
    refuses(() ->
            Restore.of(vault.file("a.backup"), new KeyRing(home, null))
                .into(elsewhere, Restore.Since.PERHAPS_MUCH, Vault.LATER))
        .hasMessageContaining("there is none in " + home.resolve("key"));
    untouched(elsewhere);
    assertThat(home.resolve("key")).as("no key is made for that").doesNotExist();
  }

  @Test
  void aBackupOfAnEarlierKeyIsResealedWithTodays() throws Exception {
    var keys = new KeyRing(home, OTHER_KEY);
    keys.keep(TestDatabase.KEY);
    DatabaseUrl elsewhere = TestDatabase.create();
    var restored =
        Restore.of(vault.file("a.backup"), keys)
            .into(elsewhere, Restore.Since.PERHAPS_MUCH, Vault.LATER);
    assertThat(restored.resealed()).isEqualTo(2);
    byte[] today = OTHER_KEY.getBytes(StandardCharsets.UTF_8);
    try (var there = Database.open(elsewhere, today, Vault.LATER)) {
      var ledger = new Ledger(there.dataSource());
      String secret =
          ledger.read(
              "T1", sql -> new SecretStore(Seal.of(today)).read(sql, "T1", "slack").orElseThrow());
      assertThat(secret).isEqualTo("xoxb-T1");
    }
  }

  @Test
  void nothingOfADamagedFileIsRestored() throws Exception {
    long seed = System.nanoTime();
    var random = new Random(seed);
    DatabaseUrl elsewhere = TestDatabase.create();
    byte[] whole = Files.readAllBytes(vault.file("a.backup"));
    for (int i = 0; i < 40; i++) {
      byte[] damaged = whole.clone();
      if (i < 20) {
        damaged[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
      } else {
        damaged = Arrays.copyOf(whole, random.nextInt(whole.length));
      }
      Files.write(vault.file("damaged.backup"), damaged);
      refuses(() -> vault.restore("damaged.backup", elsewhere, Restore.Since.PERHAPS_MUCH))
          .as("seed %d", seed)
          .hasMessageContaining("damaged.backup");
    }
    Files.write(vault.file("longer.backup"), Arrays.copyOf(whole, whole.length + 5));
    refuses(() -> vault.restore("longer.backup", elsewhere, Restore.Since.PERHAPS_MUCH))
        .hasMessageContaining("is damaged");
    untouched(elsewhere);
  }

  @Test
  void whatIsNoBackupIsSaid() throws Exception {
    DatabaseUrl elsewhere = TestDatabase.create();
    Files.writeString(vault.file("letter.txt"), "Dear Ada,\nthis is a letter.\n");
    Files.write(vault.file("empty.backup"), new byte[0]);
    for (String name : List.of("letter.txt", "empty.backup")) {
      refuses(() -> vault.restore(name, elsewhere, Restore.Since.PERHAPS_MUCH))
          .hasMessageContaining(name + " is no backup of Launchbot");
    }
    refuses(() -> vault.restore("nowhere", elsewhere, Restore.Since.PERHAPS_MUCH))
        .hasMessageStartingWith("There is no file ");
    Files.writeString(
        vault.file("future.backup"),
        "launchbot backup 2 key " + KeyFingerprint.of(TestDatabase.KEY) + "\n");
    refuses(() -> vault.restore("future.backup", elsewhere, Restore.Since.PERHAPS_MUCH))
        .hasMessageContaining("was made by a later Launchbot (format 2)");
    untouched(elsewhere);
  }

  @Test
  void aBackupOfNewerTablesIsLeftToTheLaunchbotThatMadeIt() throws Exception {
    write("newer.backup", new Contents("9999", FullHouse.NOW.toString(), 0, List.of()));
    DatabaseUrl elsewhere = TestDatabase.create();
    refuses(() -> vault.restore("newer.backup", elsewhere, Restore.Since.PERHAPS_MUCH))
        .hasMessageContaining("made by a newer Launchbot (tables of version 9999, this one knows ");
    untouched(elsewhere);
  }

  @Test
  void aDatabaseOfNewerTablesThanTheBackupIsLeftAlone() throws Exception {
    write("older.backup", new Contents("2", FullHouse.NOW.toString(), 0, List.of()));
    DatabaseUrl elsewhere = TestDatabase.create();
    Vault.open(elsewhere).close();
    refuses(() -> vault.restore("older.backup", elsewhere, Restore.Since.PERHAPS_MUCH))
        .hasMessageContaining("the backup is of version 2")
        .hasMessageContaining("that no Launchbot has used");
  }

  @Test
  void aRowThatTheDatabaseDoesNotTakeLeavesItEmpty() throws Exception {
    try (var connection = db.superuser();
        var statement = connection.createStatement()) {
      statement.execute("alter table entry drop constraint entry_workspace_launch_fkey");
      statement.execute("update entry set launch = 99 where workspace = 'T2' and number = 5");
    }
    vault.backup(db, "broken.backup");
    DatabaseUrl elsewhere = TestDatabase.create();
    refuses(() -> vault.restore("broken.backup", elsewhere, Restore.Since.PERHAPS_MUCH))
        .hasMessageStartingWith("Nothing was restored")
        .hasMessageContaining("entry");
    try (var there = Vault.open(elsewhere)) {
      assertThat(Vault.kept(there))
          .allSatisfy((table, rows) -> assertThat(rows).as(table).isEmpty());
      assertThat(
              ask(
                  there,
                  "select count(*) from pg_class where relrowsecurity and not relforcerowsecurity"))
          .isEqualTo("0");
    }
    // The way is free for a backup that is whole.
    DatabaseUrl again = elsewhere;
    vault.restore("a.backup", again, Restore.Since.PERHAPS_MUCH);
  }

  @Test
  void backupRefusesWhatItCannotDo() throws Exception {
    refuses(() -> vault.backup(db, "a.backup")).hasMessageContaining("is there already");
    refuses(() -> vault.backup(db, "no/such/directory/a.backup"))
        .hasMessageContaining("is no directory");
    refuses(() -> Backup.write(TestDatabase.create(), vault.keys(), vault.file("b"), Vault.LATER))
        .hasMessageStartingWith("There is nothing to back up");
    refuses(() ->
            Backup.write(db.url(), new KeyRing(home, OTHER_KEY), vault.file("b"), Vault.LATER))
        .hasMessageContaining(KeyFingerprint.of(TestDatabase.KEY));
    assertThat(vault.file("b")).doesNotExist();
  }

  private void write(String name, Contents contents) throws Exception {
    try (var channel =
            FileChannel.open(
                vault.file(name), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var writer = new BackupWriter(channel, Seal.of(TestDatabase.KEY))) {
      writer.contents(contents);
      writer.manifest(new Manifest(List.of(), List.of()));
    }
  }

  /** One line for the operator. */
  private static AbstractThrowableAssert<?, ? extends Throwable> refuses(ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(Unusable.class)
        .hasMessageNotContaining(OTHER_KEY)
        .hasMessageNotContaining("owner:");
  }

  private static void untouched(DatabaseUrl url) throws SQLException {
    try (var owner = Owner.signIn(url)) {
      assertThat(owner.schema()).isEmpty();
    }
  }

  private static String ask(TestDatabase db, String sql) throws SQLException {
    try (Connection admin = db.superuser();
        var statement = admin.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
