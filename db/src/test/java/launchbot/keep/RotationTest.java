package launchbot.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import launchbot.ledger.Ledger;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.SecretFile;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.testkit.TestDatabase;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new key for everything at once, and a bot that starts wherever it was cut short. */
class RotationTest {
  private static final String OLD = new String(TestDatabase.KEY, StandardCharsets.UTF_8);
  private static final String NEW = "another key for tests, also long";
  private static final String OLD_PRINT = KeyFingerprint.of(TestDatabase.KEY);
  private static final String NEW_PRINT = KeyFingerprint.of(NEW.getBytes(StandardCharsets.UTF_8));

  @TempDir Path home;

  private TestDatabase db;
  private KeyRing keys;

  @BeforeEach
  void open() throws IOException {
    db = TestDatabase.fresh();
    new FullHouse(db, 11).fill();
    SecretFile.replace(home, "key", OLD);
    keys = new KeyRing(home, null);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void everythingThatHangsOnTheKeyChangesAndNothingElse() throws Exception {
    Map<String, List<String>> before = Vault.kept(db);
    db.close();
    var rotated = Rotation.run(db.url(), keys, NEW, Vault.LATER);
    assertThat(rotated).isEqualTo(new Rotation.Rotated(OLD_PRINT, NEW_PRINT, 2, 0));
    assertThat(Files.readString(home.resolve("key")).strip()).isEqualTo(NEW);
    assertThat(home.resolve("keys")).isDirectoryContaining("glob:**/" + OLD_PRINT);
    serves(keys);
    Map<String, List<String>> after = Vault.kept(db);
    assertThat(after.remove("secret")).isNotEqualTo(before.remove("secret"));
    assertThat(after).isEqualTo(before);
    refuses(() -> Database.open(db.url(), TestDatabase.KEY, Vault.LATER))
        .hasMessageContaining(NEW_PRINT);
  }

  @Test
  void withoutOneANewKeyIsMade() throws Exception {
    db.close();
    Rotation.run(db.url(), keys, null, Vault.LATER);
    assertThat(Files.readString(home.resolve("key")).strip()).hasSize(44).isNotEqualTo(OLD);
    serves(keys);
  }

  @Test
  void aKeyOfTheEnvironmentIsLeftToItsOwner() {
    db.close();
    var given = new KeyRing(home.resolve("elsewhere"), OLD);
    Rotation.run(db.url(), given, NEW, Vault.LATER);
    assertThat(home.resolve("elsewhere/key")).doesNotExist();
    assertThat(home.resolve("elsewhere/keys")).isDirectoryContaining("glob:**/" + NEW_PRINT);
    serves(new KeyRing(home.resolve("elsewhere"), NEW));
    serves(given); // as long as nobody has told it, it takes the one that was kept
  }

  @Test
  void killedBeforeTheDatabaseKnewTheOldKeyServesOn() throws Exception {
    db.close();
    keys.keep(TestDatabase.KEY);
    keys.keep(NEW.getBytes(StandardCharsets.UTF_8));
    serves(keys);
    assertThat(Rotation.run(db.url(), keys, NEW, Vault.LATER).to()).isEqualTo(NEW_PRINT);
    serves(keys);
  }

  @Test
  void killedBeforeTheFileWasChangedTheNewKeyIsFound() throws Exception {
    db.close();
    Rotation.run(db.url(), keys, NEW, Vault.LATER);
    SecretFile.replace(home, "key", OLD);
    serves(keys);
    SecretFile.replace(home, "key", OLD);
    assertThat(Rotation.run(db.url(), keys, null, Vault.LATER).from())
        .as("changed again at once")
        .isEqualTo(NEW_PRINT);
    serves(keys);
  }

  @Test
  void backupsOfTheEarlierKeyAreStillWelcome() throws Exception {
    Backup.write(db.url(), keys, home.resolve("old.backup"), FullHouse.NOW);
    db.close();
    Rotation.run(db.url(), keys, NEW, Vault.LATER);
    DatabaseUrl elsewhere = TestDatabase.create();
    var restored =
        Restore.of(home.resolve("old.backup"), keys)
            .into(elsewhere, Restore.Since.PERHAPS_MUCH, Vault.LATER);
    assertThat(restored.resealed()).isEqualTo(2);
    serves(keys, elsewhere);
  }

  @Test
  void aSecretThatDoesNotOpenIsLeftAsItIsAndCounted() throws Exception {
    superuser("update secret set sealed = '\\x00' where workspace = 'T2'");
    db.close();
    var rotated = Rotation.run(db.url(), keys, NEW, Vault.LATER);
    assertThat(rotated).isEqualTo(new Rotation.Rotated(OLD_PRINT, NEW_PRINT, 1, 1));
    serves(keys);
  }

  @Test
  void whereItCannotBeDoneNothingChanges() throws Exception {
    Map<String, List<String>> before = FullHouse.rows(db);
    refuses(() -> Rotation.run(db.url(), keys, NEW, Vault.LATER))
        .hasMessageStartingWith("A bot serves from the database at")
        .hasMessageContaining("Stop it everywhere");
    db.close();
    refuses(() -> Rotation.run(db.url(), keys, OLD, Vault.LATER))
        .hasMessageStartingWith("LAUNCHBOT_NEW_KEY: ");
    refuses(() -> Rotation.run(db.url(), new KeyRing(home, NEW), null, Vault.LATER))
        .hasMessageStartingWith("LAUNCHBOT_KEY: ")
        .hasMessageContaining(OLD_PRINT)
        .hasMessageContaining(NEW_PRINT);
    refuses(() -> Rotation.run(TestDatabase.create(), keys, NEW, Vault.LATER))
        .hasMessageStartingWith("There is no key to change");
    assertThat(FullHouse.rows(db)).isEqualTo(before);
    assertThat(Files.readString(home.resolve("key")).strip()).isEqualTo(OLD);
    serves(keys);
  }

  @Test
  void anOwnerWhoMayNotChangeTheRoleIsToldWhatToRunOnce() throws Exception {
    db.close();
    superuser("alter role " + db.url().user() + " nocreaterole");
    Map<String, List<String>> before = FullHouse.rows(db);
    var refused =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            Unusable.class, () -> Rotation.run(db.url(), keys, NEW, Vault.LATER));
    assertThat(refused).hasMessageContaining("Run this once");
    assertThat(FullHouse.rows(db)).isEqualTo(before);
    serves(keys);
    String sql =
        String.valueOf(refused.getMessage()).lines().reduce((_, last) -> last).orElseThrow();
    superuser(sql);
    Rotation.run(db.url(), keys, NEW, Vault.LATER);
    serves(keys);
  }

  private void serves(KeyRing with) {
    serves(with, db.url());
  }

  /** As the bot starts: with the key that the database wants. */
  private static void serves(KeyRing with, DatabaseUrl url) {
    var used = new byte[1][];
    try (var database =
        Database.open(
            url,
            fingerprint -> {
              used[0] = with.forDatabase(fingerprint);
              with.makeToday(used[0]);
              return used[0];
            },
            Vault.LATER)) {
      var store = new SecretStore(Seal.of(used[0]));
      String secret =
          new Ledger(database.dataSource())
              .read("T1", sql -> store.read(sql, "T1", "slack").orElseThrow());
      assertThat(secret).isEqualTo("xoxb-T1");
    }
  }

  private void superuser(String sql) throws SQLException {
    try (Connection admin = db.superuser();
        var statement = admin.createStatement()) {
      statement.execute(sql);
    }
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refuses(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatThrownBy(call)
        .isInstanceOf(Unusable.class)
        .hasMessageNotContaining(OLD)
        .hasMessageNotContaining(NEW)
        .hasMessageNotContaining("\n");
  }
}
