package launchbot.notice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What became of a text, paragraph by paragraph. */
public final class Rewording {
  private Rewording() {}

  /** A paragraph that is not there any more, or is new. */
  public sealed interface Line {
    String words();
  }

  public record Was(String words) implements Line {}

  public record Is(String words) implements Line {}

  /** What differs, the old before the new; empty where nothing does. */
  public static List<Line> of(Notice.Text before, Notice.Text after) {
    List<String> was = lines(before);
    List<String> is = lines(after);
    // The longest common part, from the back, so that it can be walked from the front.
    int[][] same = new int[was.size() + 1][is.size() + 1];
    for (int i = was.size() - 1; i >= 0; i--) {
      for (int j = is.size() - 1; j >= 0; j--) {
        same[i][j] =
            was.get(i).equals(is.get(j))
                ? same[i + 1][j + 1] + 1
                : Math.max(same[i + 1][j], same[i][j + 1]);
      }
    }
    List<Line> out = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < was.size() || j < is.size()) {
      if (i < was.size() && j < is.size() && was.get(i).equals(is.get(j))) {
        i++;
        j++;
      } else if (j == is.size() || (i < was.size() && same[i + 1][j] >= same[i][j + 1])) {
        out.add(new Was(was.get(i++)));
      } else {
        out.add(new Is(is.get(j++)));
      }
    }
    return out;
  }

  private static List<String> lines(Notice.Text text) {
    return Stream.concat(Stream.of(text.headline()), Drafting.paragraphs(text.body()).stream())
        .toList();
  }
}
