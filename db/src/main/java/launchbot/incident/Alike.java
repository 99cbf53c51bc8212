package launchbot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import launchbot.triage.Fingerprint;

/** Whether two people tell of the same incident: a hint for them, never decided for them. */
public final class Alike {
  private static final Duration RECENT = Duration.ofHours(1);

  private Alike() {}

  /** Those that opened within the last hour, and are as real or as much a drill. */
  public static List<Incident> recent(List<Incident> open, boolean drill, Instant now) {
    return open.stream()
        .filter(one -> one.open() && one.drill() == drill)
        .filter(one -> one.opened().at().isAfter(now.minus(RECENT)))
        .toList();
  }

  /** Of those the ones whose words are mostly the same. */
  public static List<Incident> of(String feels, List<Incident> recent) {
    Set<String> words = words(feels);
    return recent.stream().filter(one -> share(words, words(one.feels()))).toList();
  }

  /** Half of the words of the shorter sentence, in any order and number. */
  private static boolean share(Set<String> one, Set<String> other) {
    var both = new HashSet<>(one);
    both.retainAll(other);
    int shorter = Math.min(one.size(), other.size());
    return !both.isEmpty() && 2 * both.size() >= shorter;
  }

  private static Set<String> words(String sentence) {
    String print = Fingerprint.of(sentence);
    return print == null ? Set.of() : Set.of(print.split(" ", -1));
  }
}
