package launchbot.jobs.fetch;

import launchbot.jobs.fetch.Fetched.Blame;
import launchbot.probe.Phase;

/** A request came to nothing; the fetcher makes a {@link Fetched.Failed} of it. */
final class Broken extends Exception {
  private static final long serialVersionUID = 1L;

  private final Phase phase;
  private final String why;
  private final Blame blame;

  Broken(Phase phase, String why) {
    this(phase, why, Blame.TARGET);
  }

  Broken(Phase phase, String why, Blame blame) {
    super(why, null, false, false);
    this.phase = phase;
    this.why = why;
    this.blame = blame;
  }

  Phase phase() {
    return phase;
  }

  String why() {
    return why;
  }

  Blame blame() {
    return blame;
  }
}
