package launchbot.bot.sprint;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;

/** Words with marks before them, and those around them. */
final class Flags {
  private Flags() {}

  static boolean has(Words words, String name) {
    return words.list().stream()
        .anyMatch(word -> word instanceof Word.Flag flag && flag.name().equals(name));
  }

  static Words without(Words words) {
    Set<Integer> flags =
        IntStream.range(0, words.size())
            .filter(i -> words.get(i) instanceof Word.Flag)
            .boxed()
            .collect(Collectors.toSet());
    return words.without(flags);
  }

  /** The words before the one at {@code end}. */
  static Words until(Words words, int end) {
    return words.without(IntStream.range(end, words.size()).boxed().collect(Collectors.toSet()));
  }
}
