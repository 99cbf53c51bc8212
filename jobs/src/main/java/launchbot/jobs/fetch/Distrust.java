package launchbot.jobs.fetch;

/**
 * Why a server's certificate is not trusted.
 *
 * @param words one sentence without a full stop
 */
public record Distrust(Flaw flaw, String words) {

  /** What is wrong with a chain, in the order in which it is looked for. */
  public enum Flaw {
    /** It is for other names. */
    NAME,
    EXPIRED,
    NOT_YET,
    /** Nobody signed it but itself. */
    SELF_SIGNED,
    /** The server sent its own certificate without those between it and the root. */
    INCOMPLETE,
    /** It leads to a root that nobody here trusts. */
    UNKNOWN_ISSUER,
    /** A key or signature that is too weak to prove anything. */
    WEAK,
    /** It cannot be read, or what it says does not fit together. */
    BROKEN
  }
}
