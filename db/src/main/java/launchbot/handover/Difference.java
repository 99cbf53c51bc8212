package launchbot.handover;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is another in a document than in the one before, by chapter. Lines are compared whole, since
 * each says one thing.
 */
public final class Difference {
  private static final String CHAPTER = "## ";

  private Difference() {}

  /** What came and what went in a chapter. */
  public record Part(String chapter, List<String> added, List<String> gone) {
    public Part {
      added = List.copyOf(added);
      gone = List.copyOf(gone);
    }
  }

  /** Chapters in which anything changed, in the order of the later document. */
  public static List<Part> between(String before, String after) {
    Map<String, List<String>> old = chapters(before);
    Map<String, List<String>> now = chapters(after);
    Set<String> titles = new java.util.LinkedHashSet<>(now.keySet());
    titles.addAll(old.keySet());
    List<Part> parts = new ArrayList<>();
    for (String title : titles) {
      List<String> was = old.getOrDefault(title, List.of());
      List<String> is = now.getOrDefault(title, List.of());
      List<String> added = without(is, was);
      List<String> gone = without(was, is);
      if (!added.isEmpty() || !gone.isEmpty()) {
        parts.add(new Part(title, added, gone));
      }
    }
    return List.copyOf(parts);
  }

  private static List<String> without(List<String> lines, List<String> others) {
    Set<String> known = new HashSet<>(others);
    return lines.stream().filter(line -> !known.contains(line)).toList();
  }

  /** Lines of the head, above all chapters, hold only when it was made: they are left out. */
  private static Map<String, List<String>> chapters(String markdown) {
    Map<String, List<String>> chapters = new LinkedHashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : markdown.split("\n", -1)) {
      if (line.startsWith(CHAPTER)) {
        lines = chapters.computeIfAbsent(line.substring(CHAPTER.length()), _ -> new ArrayList<>());
      } else if (!line.isBlank()) {
        lines.add(line.strip());
      }
    }
    return chapters;
  }
}
