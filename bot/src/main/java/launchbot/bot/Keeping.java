package launchbot.bot;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import launchbot.keep.Backup;
import launchbot.keep.Restore;
import launchbot.keep.Rotation;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;

/** The commands that keep what Launchbot knows: each runs once and says what it did, in lines. */
record Keeping(Config.Kept config, Instant now) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** How a command comes to the database. */
  private enum Access {
    BESIDE_THE_BOT,
    ALONE,
    INTO_NOTHING
  }

  /**
   * @param words what follows the command
   * @throws Unusable when it cannot be done; then nothing was
   */
  List<String> run(String command, List<String> words) {
    return switch (command) {
      case "backup" -> backup(file(command, words));
      case "restore" -> restore(file(command, words));
      case "rotate-key" -> rotateKey(words);
      default -> throw new IllegalArgumentException(command);
    };
  }

  private static Path file(String command, List<String> words) {
    if (words.size() != 1 || words.getFirst().isBlank()) {
      throw new Unusable(
          "Say which file: java -jar launchbot.jar %s launchbot.backup".formatted(command));
    }
    return Path.of(words.getFirst()).toAbsolutePath().normalize();
  }

  private List<String> backup(Path file) {
    Backup.Made made =
        asOwner(Access.BESIDE_THE_BOT, url -> Backup.write(url, config.keys(), file, now));
    return List.of(
        "Saved %s: %s, as of %s."
            .formatted(
                made.file(),
                amounts(made.workspaces(), made.entries(), made.rows(), made.tables()),
                TIME.format(made.at())),
        "It was read back and is whole. It is encrypted: only the key %s opens it (%s)."
            .formatted(made.fingerprint(), config.keys().where()),
        "Keep that key somewhere else too, or the file is worth nothing on the day this machine is"
            + " gone.");
  }

  private List<String> restore(Path file) {
    Restore backup = Restore.of(file, config.keys());
    Restore.Restored restored =
        asOwner(Access.INTO_NOTHING, url -> backup.into(url, Restore.Since.PERHAPS_MUCH, now));
    List<String> lines = new ArrayList<>();
    lines.add(
        "Restored %s: %s, as of %s. Every table was counted and compared with its checksum."
            .formatted(
                file,
                amounts(
                    restored.workspaces(), restored.entries(), restored.rows(), restored.tables()),
                TIME.format(restored.at())));
    lines.add(
        restored.lookUps() == 0
            ? "No message was waiting for Slack."
            : "%s waiting for Slack then and may have been sent since. Each is looked up in Slack before it is sent, so that none appears twice."
                .formatted(count(restored.lookUps(), "message was", "messages were")));
    if (restored.resealed() > 0) {
      lines.add(
          "%s sealed anew with today's key."
              .formatted(count(restored.resealed(), "secret was", "secrets were")));
    }
    if (restored.unreadable() > 0) {
      lines.add(
          "%s not be opened with the backup's key and must be entered again."
              .formatted(count(restored.unreadable(), "secret could", "secrets could")));
    }
    lines.add(
        "What people did after that moment is not in it; messages about it may still stand in"
            + " Slack, and numbers of entries added since will be given again.");
    lines.add("Now start the bot: java -jar launchbot.jar");
    return lines;
  }

  private List<String> rotateKey(List<String> words) {
    if (!words.isEmpty()) {
      throw new Unusable(
          "rotate-key takes no further words; a key of your own goes into LAUNCHBOT_NEW_KEY.");
    }
    KeyRing keys = config.keys();
    Rotation.Rotated rotated =
        asOwner(Access.ALONE, url -> Rotation.run(url, keys, config.newKey(), now));
    List<String> lines = new ArrayList<>();
    lines.add(
        "The key is changed from %s to %s: %s anew, the role that the bot serves as has a new password."
            .formatted(
                rotated.from(),
                rotated.to(),
                count(rotated.resealed(), "secret was sealed", "secrets were sealed")));
    if (rotated.unreadable() > 0) {
      lines.add(
          "%s not be opened with the key until now and must be entered again."
              .formatted(count(rotated.unreadable(), "secret could", "secrets could")));
    }
    lines.add(
        "The key until now is kept as %s: backups made with it need it."
            .formatted(keys.keptAt(rotated.from())));
    lines.add(
        keys.fromEnvironment()
            ? "The new one is kept as %s. Set LAUNCHBOT_KEY to it wherever the bot runs, and keep it somewhere else too."
                .formatted(keys.keptAt(rotated.to()))
            : "The new one stands in %s. Keep a copy somewhere else, and give it to other replicas."
                .formatted(keys.where()));
    lines.add("Now start the bot: java -jar launchbot.jar");
    return lines;
  }

  /**
   * Where the owner of the tables signs in, for as long as the work takes.
   *
   * @throws Unusable when a bot serves from the home, unless the work can be done beside it
   */
  private <T> T asOwner(Access access, Function<DatabaseUrl, T> work) {
    DatabaseUrl external = config.database();
    if (external != null) {
      return work.apply(external);
    }
    Optional<DatabaseUrl> running =
        access == Access.BESIDE_THE_BOT
            ? EmbeddedPostgres.running(config.home())
            : Optional.empty();
    if (running.isPresent()) {
      return work.apply(running.get());
    }
    if (access != Access.INTO_NOTHING && !EmbeddedPostgres.exists(config.home())) {
      throw new Unusable(
          "There is nothing here yet: no Launchbot has lived in %s. Check LAUNCHBOT_HOME and DATABASE_URL."
              .formatted(config.home()));
    }
    try (var home = HomeLock.take(config.home());
        var postgres = EmbeddedPostgres.start(home)) {
      // Stopped by a signal it takes its server with it; closing twice does no harm.
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(postgres::close));
      return work.apply(postgres.url());
    }
  }

  private static String amounts(int workspaces, long entries, long rows, int tables) {
    return "%s, %s, %s in %d tables"
        .formatted(
            count(workspaces, "workspace", "workspaces"),
            count(entries, "entry", "entries"),
            count(rows, "row", "rows"),
            tables);
  }

  private static String count(long number, String one, String many) {
    return String.format(Locale.ENGLISH, "%,d %s", number, number == 1 ? one : many);
  }
}
