package launchbot.keep;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import launchbot.postgres.Owner;
import launchbot.seal.Seal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens every secret with one key and closes it with another.
 *
 * @param resealed how many
 * @param unreadable how many the first key did not open; they are left as they are
 */
record Reseal(int resealed, int unreadable) {
  private static final Logger log = LoggerFactory.getLogger(Reseal.class);

  /** Within the transaction that is open. */
  static Reseal all(Owner owner, Seal from, Seal to) throws SQLException {
    var done = new Reseal(0, 0);
    if (!from.fingerprint().equals(to.fingerprint()) && hasSecrets(owner)) {
      for (String workspace : owner.workspaces()) {
        owner.enter(workspace);
        done = done.and(of(owner, workspace, from, to));
      }
    }
    return done;
  }

  private static Reseal of(Owner owner, String workspace, Seal from, Seal to) throws SQLException {
    Map<String, byte[]> secrets = new HashMap<>();
    try (var query =
        owner
            .connection()
            .prepareStatement("select name, sealed from secret where workspace = ? for update")) {
      query.setString(1, workspace);
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          secrets.put(rows.getString(1), rows.getBytes(2));
        }
      }
    }
    int unreadable = 0;
    try (var update =
        owner
            .connection()
            .prepareStatement("update secret set sealed = ? where workspace = ? and name = ?")) {
      for (var secret : secrets.entrySet()) {
        String name = secret.getKey();
        try {
          update.setBytes(
              1, to.seal(workspace, name, from.open(workspace, name, secret.getValue())));
        } catch (Seal.Broken e) {
          log.warn("Left as it is: {}", e.getMessage());
          unreadable++;
          continue;
        }
        update.setString(2, workspace);
        update.setString(3, name);
        update.executeUpdate();
      }
    }
    return new Reseal(secrets.size() - unreadable, unreadable);
  }

  private Reseal and(Reseal more) {
    return new Reseal(resealed + more.resealed, unreadable + more.unreadable);
  }

  /** There was no such table in Launchbot's first days. */
  private static boolean hasSecrets(Owner owner) throws SQLException {
    try (var query = owner.connection().createStatement();
        var rows = query.executeQuery("select to_regclass('secret') is not null")) {
      rows.next();
      return rows.getBoolean(1);
    }
  }
}
