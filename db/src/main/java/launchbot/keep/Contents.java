package launchbot.keep;

import java.time.Instant;
import java.util.List;

/**
 * What a backup is about; the first thing in it.
 *
 * @param schema the number of the newest migration of the database it was made from
 * @param madeAt the instant of the snapshot, in ISO
 * @param workspaces how many
 * @param tables in the order in which they are restored
 */
record Contents(String schema, String madeAt, int workspaces, List<Rows> tables) {

  /** A table and the columns of its rows, in their order. */
  record Rows(String table, List<String> columns) {}

  Instant at() {
    return Instant.parse(madeAt);
  }
}
