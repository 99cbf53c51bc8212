package launchbot.triage;

import launchbot.readiness.Reason;

/** What an entry, or many of one sort, has to say against the launch. */
public sealed interface Obstacle {

  Kind kind();

  /** The sorts, the heaviest first. */
  enum Kind {
    OPEN_BLOCKER("open-blocker", Reason.Weight.STOPS),
    /** A high that nobody has, or that is neither fixed nor has a way around it. */
    LACKING_HIGH("lacking-high", Reason.Weight.STOPS),
    /** A high that somebody has and that people get around. */
    HIGH_ON_WORKAROUND("high-on-workaround", Reason.Weight.RISKS);

    private final String key;
    private final Reason.Weight weight;

    Kind(String key, Reason.Weight weight) {
      this.key = key;
      this.weight = weight;
    }

    public String key() {
      return key;
    }

    public Reason.Weight weight() {
      return weight;
    }
  }

  /** A single entry. */
  record One(Kind kind, Entry entry) implements Obstacle {}

  /**
   * Those beyond the ones that are named.
   *
   * @param open how many entries of that severity are open in all, the named ones included
   */
  record More(Kind kind, int open) implements Obstacle {}
}
