package launchbot.bot.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.postgres.DatabaseState;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.SecretFile;
import launchbot.postgres.Unusable;
import org.jspecify.annotations.Nullable;

/** What a start would find in the database. Nothing is migrated, made or started. */
public final class DatabaseCheck {
  private static final String DATABASE = "DATABASE_URL";
  private static final String KEY = "LAUNCHBOT_KEY";

  private DatabaseCheck() {}

  /**
   * @param external null: PostgreSQL is embedded under the home
   * @param given null: the key is the one under the home
   */
  public static List<Finding> of(
      Path home, @Nullable DatabaseUrl external, @Nullable String given) {
    Optional<DatabaseUrl> database =
        external == null ? EmbeddedPostgres.running(home) : Optional.of(external);
    @Nullable String key = given == null ? SecretFile.peek(home, "key").orElse(null) : given;
    if (database.isEmpty()) {
      return List.of(embedded(home), unprovenKey(key));
    }
    try {
      DatabaseState state =
          DatabaseState.look(
              database.get(), key == null ? null : key.getBytes(StandardCharsets.UTF_8));
      List<Finding> findings = new ArrayList<>();
      findings.add(
          Finding.fine(
              DATABASE,
              "%sPostgreSQL %s answers"
                  .formatted(external == null ? "not set: the embedded " : "", state.server())));
      findings.add(migrations(state));
      findings.add(role(state));
      findings.add(key(state, key));
      return findings;
    } catch (Unusable e) {
      return List.of(Finding.fault(DATABASE, e.getMessage() + ""), unprovenKey(key));
    }
  }

  private static Finding embedded(Path home) {
    return Finding.note(
        DATABASE,
        Files.isDirectory(home.resolve("postgres/data"))
            ? "not set: PostgreSQL is embedded under the home; it is not running, and starts with"
                + " the bot"
            : "not set: the first start makes an embedded PostgreSQL under the home");
  }

  private static Finding migrations(DatabaseState state) {
    if (state.newer()) {
      return Finding.fault(
          "migrations",
          "the database was made by a newer Launchbot. Start that version, or restore a backup.");
    }
    return state.pending() == 0
        ? Finding.fine("migrations", "all %d are there".formatted(state.applied()))
        : Finding.note(
            "migrations",
            "%d there, %d to come with the next start".formatted(state.applied(), state.pending()));
  }

  private static Finding role(DatabaseState state) {
    return switch (state.role()) {
      case SIGNS_IN -> Finding.fine("serving role", "signs in");
      case TO_BE_MADE -> Finding.note("serving role", "the next start makes it");
      case MAY_NOT_BE_MADE ->
          Finding.fault(
              "serving role",
              "the user of DATABASE_URL may not make roles. The next start prints the statement"
                  + " that an administrator runs once.");
    };
  }

  private static Finding key(DatabaseState state, @Nullable String key) {
    return switch (state.key()) {
      case SAME -> Finding.fine(KEY, "it is the key of this database");
      case NONE_YET -> unprovenKey(key);
      case OTHER ->
          Finding.fault(
              KEY,
              "this database was set up with another key. Use that one; it was generated as \"key\""
                  + " in the first LAUNCHBOT_HOME.");
    };
  }

  private static Finding unprovenKey(@Nullable String key) {
    return Finding.note(
        KEY,
        key == null
            ? "the next start generates one under the home"
            : "there is one; it is compared with the database's when that runs");
  }
}
