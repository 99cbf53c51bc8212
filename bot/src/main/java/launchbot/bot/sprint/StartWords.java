package launchbot.bot.sprint;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * {@code Checkout 4 dec rescue-5}: a name, a date that ends the words, a plan before or after it.
 * Each may be missing.
 */
final class StartWords {
  /** In words: {@code by the end of the week}. */
  private static final int LONGEST_DATE = 8;

  private StartWords() {}

  /** What the words say. */
  sealed interface Said {}

  /**
   * @param clear whether it can be begun without asking back: a date or a plan was named, and what
   *     is left looks like a name
   */
  record Start(StartRequest request, boolean clear) implements Said {}

  /** Nothing that could be begun; the sentence says why. */
  record Unclear(String why) implements Said {}

  /**
   * @param plans the keys that there are
   */
  static Said read(Words typed, LocalDate today, Set<String> plans) {
    Words words = Flags.without(typed);
    String plan = null;
    for (int i = words.size() - 1; i >= 0 && plan == null; i--) {
      if (words.get(i) instanceof Word.Text(String text)
          && plans.contains(text.toLowerCase(Locale.ROOT))) {
        plan = text.toLowerCase(Locale.ROOT);
        words = words.without(Set.of(i));
      }
    }
    List<String> texts = new ArrayList<>();
    for (Word word : words.list()) {
      texts.add(word instanceof Word.Text(String text) ? text : "");
    }
    for (int i = Math.max(0, texts.size() - LONGEST_DATE); i < texts.size(); i++) {
      int left = texts.size() - i;
      switch (Dates.read(texts.subList(i, texts.size()), today)) {
        case When.Found(LocalDate date, int used) when used == left -> {
          return start(Flags.until(words, i), plan, date);
        }
        case When.Impossible(String why, int used) when used == left -> {
          return new Unclear(why);
        }
        default -> {
          // it may begin at the next word
        }
      }
    }
    return start(words, plan, null);
  }

  private static Said start(Words words, @Nullable String plan, @Nullable LocalDate date) {
    String name = Shaping.name(words);
    boolean numbered =
        !words.isEmpty()
            && (words.get(0) instanceof Word.Ref
                || (words.get(0) instanceof Word.Text(String text) && text.matches("\\d.*")));
    return new Start(
        StartRequest.of(name.isEmpty() ? null : name, plan, date),
        (plan != null || date != null) && !numbered);
  }
}
