package launchbot.keep;

import java.util.List;

/** What must come out of a backup; the last thing in it. */
record Manifest(List<Count> counts, List<Sequence> sequences) {

  /** The rows of a table, as many and exactly these. */
  record Count(String table, long rows, String sha256) {}

  /**
   * Where the numbers of a column go on.
   *
   * @param used whether {@code last} has been given to a row already
   */
  record Sequence(String table, String column, long last, boolean used) {}

  long rows() {
    return counts.stream().mapToLong(Count::rows).sum();
  }

  /** How many rows a table has; none if it is not there. */
  long rowsOf(String table) {
    return counts.stream().filter(c -> c.table.equals(table)).mapToLong(Count::rows).sum();
  }
}
