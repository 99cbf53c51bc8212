package launchbot.bot.rollbackplan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import launchbot.bot.words.Words;
import launchbot.rollbackplan.PlanLimits;
import org.jspecify.annotations.Nullable;

/**
 * What was typed, in lower case, and the environment that it is about.
 *
 * @param environment what stands behind {@code in} at the end; null where nothing does
 */
record PlanWords(List<String> words, @Nullable String environment) {

  static PlanWords read(Words typed) {
    List<String> all =
        typed.isEmpty()
            ? List.of()
            : Arrays.asList(typed.text().toLowerCase(Locale.ROOT).split("\\s+"));
    int size = all.size();
    return size >= 2 && all.get(size - 2).equals("in")
        ? new PlanWords(List.copyOf(all.subList(0, size - 2)), all.get(size - 1))
        : new PlanWords(List.copyOf(all), null);
  }

  String word(int i) {
    return i < words.size() ? words.get(i) : "";
  }

  int size() {
    return words.size();
  }

  OptionalInt number(int i) {
    String word = word(i).replaceFirst("^#", "");
    return word.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(word)) : OptionalInt.empty();
  }

  /** The environment that is named behind {@code in}, or as word i. */
  Optional<String> place(int i) {
    return Optional.ofNullable(environment)
        .or(() -> i < words.size() ? Optional.of(words.get(i)) : Optional.empty());
  }

  /** Whether what is named cannot be one. */
  static boolean odd(Optional<String> place) {
    return place.isPresent() && PlanLimits.environment(place.get()).isEmpty();
  }
}
