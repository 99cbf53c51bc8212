package launchbot.triage;

/**
 * What became of a launch's entries in some time.
 *
 * @param movedOut of the sprint, with a date
 * @param atLeast there was so much that not all of it was counted
 */
public record Trend(int opened, int fixed, int movedOut, boolean atLeast) {

  public boolean still() {
    return opened == 0 && fixed == 0 && movedOut == 0;
  }
}
