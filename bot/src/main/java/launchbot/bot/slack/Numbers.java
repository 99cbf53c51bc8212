package launchbot.bot.slack;

import java.util.OptionalInt;
import java.util.OptionalLong;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;

/** Numbers of things: as people type them, {@code 12} or {@code #12}, and as buttons keep them. */
public final class Numbers {
  private Numbers() {}

  /**
   * A number that one of our own buttons or forms brings back.
   *
   * @throws Garbled when it is none
   */
  public static long of(String kept) {
    if (!kept.matches("\\d{1,18}")) {
      throw new Garbled("no number");
    }
    return Long.parseLong(kept);
  }

  /** What is typed as word i; empty where that is no number. */
  public static OptionalLong at(Words words, int i) {
    if (i >= words.size()) {
      return OptionalLong.empty();
    }
    return switch (words.get(i)) {
      case Word.Ref(long number) -> OptionalLong.of(number);
      case Word.Text(String text) when text.matches("\\d{1,9}") ->
          OptionalLong.of(Long.parseLong(text));
      default -> OptionalLong.empty();
    };
  }

  /** The same for what is counted within a launch: six digits at most. */
  public static OptionalInt small(Words words, int i) {
    OptionalLong number = at(words, i);
    return number.isPresent() && number.getAsLong() <= 999_999
        ? OptionalInt.of((int) number.getAsLong())
        : OptionalInt.empty();
  }
}
