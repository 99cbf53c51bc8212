package launchbot.bot.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of words between breaks, or after a label such as {@code workaround:}, which also works
 * in the middle of a line and ends at the next break or label.
 *
 * @param label in lower case, without the colon; null where none was given
 */
public record Part(@Nullable String label, Words words) {

  /** At least one part, the first without a label; some of them may be empty. */
  static List<Part> of(Words words, Set<String> labels) {
    var parts = new ArrayList<Part>();
    var tokens = new ArrayList<Token>();
    String label = null;
    for (Token token : words.tokens()) {
      String next = labelOf(token, labels);
      if (token.word() instanceof Word.Break) {
        parts.add(new Part(label, words.of(tokens)));
        label = null;
        tokens.clear();
      } else if (next != null) {
        // A label that opens a line is that line's; it leaves no empty part before it.
        if (parts.isEmpty() || label != null || !tokens.isEmpty()) {
          parts.add(new Part(label, words.of(tokens)));
        }
        label = next;
        tokens.clear();
        int used = next.length() + 1;
        if (token.plain().length() > used) {
          String rest = token.plain().substring(used);
          tokens.add(new Token(new Word.Text(rest), token.from() + used, token.to(), rest));
        }
      } else {
        tokens.add(token);
      }
    }
    parts.add(new Part(label, words.of(tokens)));
    return List.copyOf(parts);
  }

  private static @Nullable String labelOf(Token token, Set<String> labels) {
    int colon = token.word() instanceof Word.Text ? token.plain().indexOf(':') : -1;
    String name = colon < 0 ? "" : token.plain().substring(0, colon).toLowerCase(Locale.ROOT);
    return labels.contains(name) ? name : null;
  }
}
