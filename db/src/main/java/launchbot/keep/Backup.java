package launchbot.keep;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.Owner;
import launchbot.postgres.Unusable;
import launchbot.seal.KeyRing;
import launchbot.seal.Seal;

/**
 * Makes a backup: all that Launchbot knows at one instant, compressed, encrypted and checked, in
 * one file. People go on writing meanwhile.
 */
public final class Backup {
  private Backup() {}

  /**
   * @param workspaces how many are in it
   * @param tables how many
   * @param rows of all tables
   * @param entries how many of them are entries of triage
   * @param fingerprint of the key that opens it
   */
  public record Made(
      Path file,
      long bytes,
      Instant at,
      int workspaces,
      int tables,
      long rows,
      long entries,
      String fingerprint) {}

  /**
   * Writes the file under its name only once it is complete, on the disk, and was read back.
   *
   * @param url of the database's owner
   * @throws Unusable when the file is there already or cannot be written, or the database has
   *     nothing to keep or another key; then there is no file
   */
  public static Made write(DatabaseUrl url, KeyRing keys, Path file, Instant now) {
    Path target = file.toAbsolutePath();
    try (Owner owner = Owner.signIn(url)) {
      Seal seal = seal(owner, keys);
      refuseToOverwrite(target);
      Path part = part(target);
      try {
        copy(owner, seal, part, now.truncatedTo(ChronoUnit.MILLIS));
        BackupFile.Whole whole = new BackupFile(part, seal).check();
        publish(part, target);
        Contents contents = whole.contents();
        return new Made(
            target,
            Files.size(target),
            contents.at(),
            contents.workspaces(),
            contents.tables().size(),
            whole.manifest().rows(),
            whole.manifest().rowsOf("entry"),
            seal.fingerprint());
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (SQLException e) {
      throw new Unusable("No backup was made, the database broke off: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new Unusable(
          "%s cannot be written (%s). Nothing is left of it; make room, or choose another place."
              .formatted(target, e.getMessage()),
          e);
    }
  }

  private static Seal seal(Owner owner, KeyRing keys) throws SQLException, IOException {
    String fingerprint =
        KeyFingerprint.stored(owner.connection())
            .orElseThrow(() ->
                new Unusable(
                    "There is nothing to back up: no Launchbot has used the database at %s. Check LAUNCHBOT_HOME and DATABASE_URL."
                        .formatted(owner.url())));
    Optional<byte[]> key = keys.find(fingerprint);
    if (key.isEmpty()) {
      throw new Unusable(
          "LAUNCHBOT_KEY: this database was set up with another key (fingerprint %s, ours is %s). Set it to that key, or LAUNCHBOT_HOME to the home it was generated in."
              .formatted(fingerprint, keys.fingerprint().orElse("none")));
    }
    return Seal.of(key.get());
  }

  private static void refuseToOverwrite(Path target) {
    if (Files.exists(target)) {
      throw isThere(target);
    }
  }

  private static Unusable isThere(Path target) {
    return new Unusable(
        "%s is there already and is not overwritten. Choose another name.".formatted(target));
  }

  /** Beside its place, so that it can be renamed, with mode 0600 from the first moment. */
  private static Path part(Path target) throws IOException {
    Parts.sweep(directory(target), target.getFileName() + "-");
    return Files.createTempFile(directory(target), "." + target.getFileName() + "-", Parts.SUFFIX);
  }

  private static Path directory(Path target) {
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      throw new Unusable("%s is no directory. Make it first.".formatted(directory));
    }
    return directory;
  }

  private static void copy(Owner owner, Seal seal, Path part, Instant now)
      throws SQLException, IOException {
    Connection connection = owner.connection();
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    connection.setReadOnly(true);
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
        var writer = new BackupWriter(channel, seal)) {
      // Held while it is written: what nobody holds was left by somebody who was killed.
      channel.lock();
      copy(new Catalogue(owner), writer, now);
    } finally {
      connection.rollback();
    }
  }

  private static void copy(Catalogue catalogue, BackupWriter writer, Instant now)
      throws SQLException, IOException {
    List<Table> tables = lockedTables(catalogue);
    List<String> workspaces = catalogue.owner().workspaces();
    writer.contents(
        new Contents(
            catalogue.owner().schema().orElseThrow(),
            now.toString(),
            workspaces.size(),
            tables.stream().map(t -> new Contents.Rows(t.name(), t.columns())).toList()));
    List<Manifest.Count> counts = new ArrayList<>();
    List<Manifest.Sequence> sequences = new ArrayList<>();
    for (Table table : tables) {
      OutputStream entry = writer.table(table.name());
      var rows = new Digests.Out(entry);
      long count = catalogue.copyOut(table, workspaces, rows);
      counts.add(new Manifest.Count(table.name(), count, rows.sha256Hex()));
      for (String column : table.identity()) {
        sequences.add(catalogue.sequence(table.name(), column));
      }
    }
    writer.manifest(new Manifest(counts, sequences));
  }

  /** The tables as the snapshot has them: nobody alters one from here on. */
  private static List<Table> lockedTables(Catalogue catalogue) throws SQLException {
    while (true) {
      List<Table> before = catalogue.tables();
      catalogue.owner().connection().rollback();
      catalogue.plainText();
      for (Table table : before) {
        catalogue
            .owner()
            .execute("lock table " + Table.quoted(table.name()) + " in access share mode");
      }
      if (catalogue.tables().equals(before)) {
        return before;
      }
      catalogue.owner().connection().rollback();
    }
  }

  private static void publish(Path part, Path target) throws IOException {
    try {
      // Unlike a rename it takes nobody's place.
      Files.createLink(target, part);
    } catch (FileAlreadyExistsException e) {
      throw isThere(target); // since we looked
    } catch (IOException | UnsupportedOperationException e) {
      refuseToOverwrite(target); // a disk without hard links
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
    Parts.force(directory(target));
  }
}
