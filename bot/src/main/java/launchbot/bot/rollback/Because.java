package launchbot.bot.rollback;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * {@code staging because errors rise}: what stands before the reason, and the reason.
 *
 * @param before the words before it, in lower case
 * @param reason one line; null where none is given
 */
record Because(List<String> before, @Nullable String reason) {
  private static final Set<String> BECAUSE = Set.of("because", "since", "reason:");

  static Because read(Words words) {
    int at =
        IntStream.range(0, words.size())
            .filter(i ->
                words.get(i) instanceof Word.Text(String text)
                    && BECAUSE.contains(text.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElse(words.size());
    List<String> before =
        words.list().subList(0, at).stream()
            .map(word ->
                switch (word) {
                  case Word.Text(String text) -> text.toLowerCase(Locale.ROOT);
                  case Word.Flag(String name, _) -> "--" + name;
                  default -> "";
                })
            .toList();
    return new Because(before, at < words.size() ? Wording.lineOrNull(words.rest(at + 1)) : null);
  }

  /** Speaks against a reason that is too long. */
  Optional<String> tooLong() {
    return Wording.againstText("A reason", reason);
  }
}
