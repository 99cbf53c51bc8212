package launchbot.keep;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.Owner;
import launchbot.postgres.Schema;
import launchbot.postgres.Unusable;
import launchbot.seal.Seal;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/** The part of restoring that happens in the database, by an owner who has the turn. */
final class Loading {
  /** Nobody uses this many numbers between a backup and its restoring. */
  private static final long GAP = 1_000;

  private final Owner owner;
  private final BackupFile file;
  private final byte[] key;
  private final Instant now;

  /**
   * @param key the one that the database will belong to
   */
  Loading(Owner owner, BackupFile file, byte[] key, Instant now) {
    this.owner = owner;
    this.file = file;
    this.key = key;
    this.now = now;
  }

  /** Loads, compares, and commits; then brings the tables up to date. */
  Restore.Restored load(BackupFile.Whole whole, Restore.Since since) throws SQLException {
    Contents contents = whole.contents();
    refuseWhereSomebodyIs();
    prepare(contents);
    owner.connection().setAutoCommit(false);
    Restore.Restored restored;
    try {
      var catalogue = new Catalogue(owner);
      catalogue.plainText();
      copyIn(contents);
      verify(catalogue, whole.manifest());
      var secrets = Reseal.all(owner, file.seal(), Seal.of(key));
      int lookUps = 0;
      if (since == Restore.Since.PERHAPS_MUCH) {
        lookUps = lookUpWhatWaits(contents.at());
      }
      for (Manifest.Sequence sequence : whole.manifest().sequences()) {
        catalogue.continueFrom(since == Restore.Since.NOTHING ? sequence : beyond(sequence));
      }
      KeyFingerprint.store(owner.connection(), KeyFingerprint.of(key), now);
      owner.connection().commit();
      restored =
          new Restore.Restored(
              contents.at(),
              contents.workspaces(),
              contents.tables().size(),
              whole.manifest().rows(),
              whole.manifest().rowsOf("entry"),
              lookUps,
              secrets.resealed(),
              secrets.unreadable());
    } finally {
      owner.connection().rollback();
      owner.connection().setAutoCommit(true);
    }
    bringUp();
    return restored;
  }

  /** What was committed stays: the start of the bot would do this too. */
  private void bringUp() throws SQLException {
    try {
      Schema.bringUp(owner, key, now);
    } catch (FlywayException e) {
      throw new Unusable(
          "Everything of %s is restored, but its tables cannot be brought up to date: %s. Start the bot to try again."
              .formatted(file.path(), e.getMessage()),
          e);
    }
  }

  private void refuseWhereSomebodyIs() throws SQLException {
    Standstill.check(owner);
    if (owner.schema().isPresent() && !owner.workspaces().isEmpty()) {
      throw new Unusable(
          "The database at %s is not empty: it knows the workspaces %s. Restore into an empty one: set LAUNCHBOT_HOME to a new directory, or DATABASE_URL to a new database."
              .formatted(owner.url(), String.join(", ", owner.workspaces())));
    }
  }

  /** Makes the tables as they were when the backup was made. */
  private void prepare(Contents contents) throws SQLException {
    String newest = Schema.newest(owner);
    if (Schema.isNewer(contents.schema(), newest)) {
      throw new Unusable(
          "%s was made by a newer Launchbot (tables of version %s, this one knows %s). Restore it with that one."
              .formatted(file.path(), contents.schema(), newest));
    }
    String there = owner.schema().orElse("0");
    if (Schema.isNewer(there, contents.schema())) {
      throw new Unusable(
          "The database at %s has tables of version %s already, the backup is of version %s. Restore into a database that no Launchbot has used."
              .formatted(owner.url(), there, contents.schema()));
    }
    Schema.bringTo(contents.schema(), owner, key);
  }

  /**
   * Row-level security holds the owner back too, and no COPY works under it. What triggers derive
   * is in the backup already; they would derive it a second time.
   */
  private void copyIn(Contents contents) throws SQLException {
    alter(contents, "no force row level security, disable trigger user");
    var copies = owner.connection().unwrap(PGConnection.class).getCopyAPI();
    file.read((table, rows) -> copies.copyIn(Table.copyIn(table.table(), table.columns()), rows));
    alter(contents, "force row level security, enable trigger user");
  }

  private void alter(Contents contents, String how) throws SQLException {
    for (Contents.Rows table : contents.tables()) {
      owner.execute("alter table %s %s".formatted(Table.quoted(table.table()), how));
    }
  }

  /** Reads everything back as it will be served, workspace by workspace. */
  private void verify(Catalogue catalogue, Manifest manifest) throws SQLException {
    List<String> workspaces = owner.workspaces();
    for (Table table : catalogue.tables()) {
      Manifest.Count count;
      try (var rows = new Digests.Out(OutputStream.nullOutputStream())) {
        long number = catalogue.copyOut(table, workspaces, rows);
        count = new Manifest.Count(table.name(), number, rows.sha256Hex());
      } catch (IOException e) {
        throw new IllegalStateException(e); // nothing is written anywhere
      }
      if (!manifest.counts().contains(count)) {
        throw new Unusable(
            "Nothing was restored: table %s came out unlike the backup (%d rows). This is a mistake of Launchbot's; keep %s and tell its makers."
                .formatted(table.name(), count.rows(), file.path()));
      }
    }
  }

  /**
   * What waited or was on its way then may have been sent since. Its first try cannot have been
   * before the backup unless it is on record, so that is from where it is looked for.
   */
  private int lookUpWhatWaits(Instant at) throws SQLException {
    try (PreparedStatement update =
        owner
            .connection()
            .prepareStatement(
                """
                update outbox set unknown = true, first_try = coalesce(first_try, ?)
                where state in ('waiting', 'sending')
                """)) {
      update.setObject(1, at.atOffset(ZoneOffset.UTC));
      return update.executeUpdate();
    }
  }

  /**
   * Numbers that were given after the backup are not given again: messages in Slack carry them.
   * Those of the outbox go on from the time, so that not even two restorings of one backup share
   * any.
   */
  private Manifest.Sequence beyond(Manifest.Sequence sequence) {
    long last = sequence.last() + GAP;
    return new Manifest.Sequence(
        sequence.table(),
        sequence.column(),
        sequence.table().equals("outbox") ? Math.max(last, now.toEpochMilli()) : last,
        true);
  }
}
