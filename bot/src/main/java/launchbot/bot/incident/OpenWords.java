package launchbot.bot.incident;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.incident.Corrections;
import launchbot.incident.Sev;
import org.jspecify.annotations.Nullable;

/** What users feel, and how bad it is, as people type it: {@code Checkout hangs !sev1 !drill}. */
final class OpenWords {
  private static final int LONGEST = 3_000;

  private OpenWords() {}

  /** What came of it. */
  sealed interface Read {}

  /**
   * @param told what users feel, not shortened to a headline yet
   * @param sev null where none was named
   */
  record Good(String told, @Nullable Sev sev, boolean drill) implements Read {}

  /** In mrkdwn: what to type instead. */
  record Bad(String why) implements Read {}

  static Read read(Words words) {
    Set<Integer> taken = new HashSet<>();
    Sev sev = null;
    boolean drill = false;
    for (int i = 0; i < words.size(); i++) {
      Optional<Sev> named = severity(words, i);
      if (named.isPresent() && sev != null && named.get() != sev) {
        return new Bad("Name one severity: `!sev1`, `!sev2` or `!sev3`.");
      }
      if (named.isPresent()) {
        sev = named.get();
        taken.add(i);
      } else if (words.get(i) instanceof Word.Bang(String name)) {
        if (name.matches("sev-?.*")) {
          return new Bad("There are `!sev1`, `!sev2` and `!sev3`, the worst first.");
        }
        if (name.equals("drill")) {
          drill = true;
          taken.add(i);
        }
      }
    }
    Words rest = words.without(taken);
    String told =
        rest.size() == 1 && rest.get(0) instanceof Word.Quoted(String quoted)
            ? quoted
            : rest.text();
    return Corrections.says(told)
        ? new Good(Mrkdwn.truncate(told, LONGEST), sev, drill)
        : new Bad("Say what users feel, in a sentence: `/incident Checkout shows an error !sev2`.");
  }

  /** Marked anywhere; without its mark only as the last word, where it is meant as one. */
  private static Optional<Sev> severity(Words words, int i) {
    return switch (words.get(i)) {
      case Word.Bang(String name) when name.startsWith("sev") -> Sev.parse(name);
      case Word.Text(String text)
          when i > 0 && i == words.size() - 1 && text.matches("(?i)sev-?[1-3]") ->
          Sev.parse(text);
      default -> Optional.empty();
    };
  }
}
