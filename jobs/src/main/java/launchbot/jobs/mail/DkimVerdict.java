package launchbot.jobs.mail;

/**
 * What became of verifying a signature.
 *
 * @param domain that signed; empty where the signature cannot be read
 * @param why one sentence without a full stop; it may hold what a stranger's record says
 */
public record DkimVerdict(String domain, String selector, Result result, String why) {
  /** How it ended. */
  public enum Result {
    PASS,
    /** It is right, but its key says that it does not count yet. */
    TESTING,
    FAIL,
    /** DNS did not say. */
    UNKNOWN
  }
}
