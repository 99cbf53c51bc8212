package launchbot.jobs.scan;

/**
 * A secret, where it stands. {@link #toString} hides it.
 *
 * @param line counted from 1
 */
record Hit(Rule rule, Place place, int line, String secret) {

  /** As ignore files name it: commit, path, rule and line; without a commit, the rest. */
  String fingerprint() {
    return (place.commit() == null ? "" : place.commit() + ":") + anywhere();
  }

  /** The same, whatever the commit. */
  String anywhere() {
    return place.path() + ":" + rule.id() + ":" + line;
  }

  @Override
  public String toString() {
    return "Hit[" + fingerprint() + "]";
  }
}
