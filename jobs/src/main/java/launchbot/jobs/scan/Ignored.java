package launchbot.jobs.scan;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Places that a repository says to leave alone, one on a line: {@code commit:path:rule:line}, or
 * without the commit for whatever commit.
 *
 * @param text of the files, as they are
 */
record Ignored(Set<String> places, String text) {
  /** The files that say so, in the repository's root. */
  static final List<String> FILES = List.of(".launchbotignore", ".gitleaksignore");

  static final Ignored NONE = new Ignored(Set.of(), "");

  private static final int MOST = 10_000;

  static Ignored of(String text) {
    Set<String> places = new LinkedHashSet<>();
    text.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .limit(MOST)
        .forEach(places::add);
    return new Ignored(places, text);
  }

  boolean holds(Hit hit) {
    return places.contains(hit.fingerprint()) || places.contains(hit.anywhere());
  }
}
