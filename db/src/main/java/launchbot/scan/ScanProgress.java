package launchbot.scan;

import java.util.List;

/**
 * How far a repository was read.
 *
 * @param basis tells rules and ignore files from others
 * @param round counts how often it was begun from the start
 * @param frontier commits that were read with all that came before them
 * @param refs a digest of all branches and tags that are read through; empty while some are not
 * @param commits how many were read in this round
 */
public record ScanProgress(
    String basis, int round, List<String> frontier, String refs, int commits) {
  public static final ScanProgress NONE = new ScanProgress("", 0, List.of(), "", 0);

  public ScanProgress {
    frontier = List.copyOf(frontier);
  }

  /** Nothing is read yet, with these rules. */
  public ScanProgress again(String basis) {
    return new ScanProgress(basis, round + 1, List.of(), "", 0);
  }

  /** Whether all of it is read. */
  public boolean through() {
    return !refs.isEmpty();
  }
}
