package launchbot.checklist;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What proves an item: sources, all of them, and a person's word.
 *
 * @param sources their keys; empty where only a person can tell
 * @param hand what a person's word is worth
 */
public record Needs(Set<String> sources, Hand hand) {
  /** Before the key of a section whose items prove this one. */
  static final String SECTION = "section:";

  private static final String MANUAL = "manual";
  private static final String OR_MANUAL = "or-manual";

  public static final Needs PERSON = of(List.of(MANUAL));

  public Needs {
    sources = java.util.Collections.unmodifiableSet(new TreeSet<>(sources));
  }

  /** What a person's word is worth beside the sources. */
  public enum Hand {
    /** There is no source: it is all that there is. */
    ALONE,
    /** It is needed as well. */
    BESIDE,
    /** As good as the source, until that is connected. */
    EITHER,
    /** It stands in until the sources are connected, and is shown as by hand. */
    STANDS_IN
  }

  /**
   * @param words keys of sources, {@code manual} and {@code or-manual}, as the list of items and
   *     the rows have them
   */
  public static Needs of(List<String> words) {
    Set<String> sources = new TreeSet<>(words);
    boolean manual = sources.remove(MANUAL);
    boolean either = sources.remove(OR_MANUAL);
    if (sources.isEmpty()) {
      return new Needs(sources, Hand.ALONE);
    }
    return new Needs(sources, manual ? Hand.BESIDE : either ? Hand.EITHER : Hand.STANDS_IN);
  }

  /** As {@link #of} reads them. */
  public List<String> words() {
    List<String> words = new java.util.ArrayList<>(sources);
    switch (hand) {
      case ALONE, BESIDE -> words.add(MANUAL);
      case EITHER -> words.add(OR_MANUAL);
      case STANDS_IN -> {}
    }
    return List.copyOf(words);
  }

  /** The sections whose items prove this one. */
  public List<String> sections() {
    return sources.stream()
        .filter(isSection())
        .map(source -> source.substring(SECTION.length()))
        .toList();
  }

  static Predicate<String> isSection() {
    return source -> source.startsWith(SECTION);
  }
}
