package launchbot.keep;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import launchbot.ledger.Ledger;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.seal.KeyRing;
import launchbot.testkit.TestDatabase;

/** A home with the tests' key, and what is made and opened with it. */
record Vault(Path home) {
  static final Instant LATER = FullHouse.NOW.plusSeconds(3600);

  KeyRing keys() {
    return new KeyRing(home, new String(TestDatabase.KEY, StandardCharsets.UTF_8));
  }

  Path file(String name) {
    return home.resolve(name);
  }

  Backup.Made backup(TestDatabase db, String name) {
    return Backup.write(db.url(), keys(), file(name), FullHouse.NOW);
  }

  Restore.Restored restore(String name, DatabaseUrl into, Restore.Since since) {
    return Restore.of(file(name), keys()).into(into, since, LATER);
  }

  static TestDatabase open(DatabaseUrl url) {
    Database database = Database.open(url, TestDatabase.KEY, LATER);
    return new TestDatabase(database, url, new Ledger(database.dataSource()));
  }

  /** All that must come back: every row, but those that the database makes for itself. */
  static Map<String, List<String>> kept(TestDatabase db) throws SQLException {
    Map<String, List<String>> rows = FullHouse.rows(db);
    rows.remove("flyway_schema_history");
    rows.remove("key_fingerprint");
    rows.keySet().removeIf(table -> table.startsWith("qrtz_")); // the calendar fills them again
    return rows;
  }
}
