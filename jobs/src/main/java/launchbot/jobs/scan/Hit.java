package launchbot.jobs.scan;

/**
 * A secret, where it stands. {@link #toString} hides it.
 *
 * @param line counted from 1
 * @param last the last line of the secret
 */
record Hit(Rule rule, Place place, int line, int last, String secret) {

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
