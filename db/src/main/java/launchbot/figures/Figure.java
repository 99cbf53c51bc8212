package launchbot.figures;

import java.util.Locale;

/** What is measured of an incident, each a length of time. What is not known has none. */
public enum Figure {
  DETECT("time to detect", "from its beginning until we knew", "not known when it began"),
  ACKNOWLEDGE("time to acknowledge", "from then until somebody answered", "nobody answered"),
  RESOLVE("time to resolve", "from its beginning until it was over", "not over"),
  TELL("time to tell customers", "from when we knew to the first notice", "no notice"),
  SILENCE("longest silence", "without an update or a notice while it lasted", "not known");

  private final String words;
  private final String means;
  private final String missing;

  Figure(String words, String means, String missing) {
    this.words = words;
    this.means = means;
    this.missing = missing;
  }

  /** As a column of a file is called, before its unit: {@code detect}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public String words() {
    return words;
  }

  /** From when until when. */
  public String means() {
    return means;
  }

  /** What is said instead where it is not known: never 0. */
  public String missing() {
    return missing;
  }
}
