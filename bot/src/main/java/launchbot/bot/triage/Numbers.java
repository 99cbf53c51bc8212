package launchbot.bot.triage;

import java.util.OptionalLong;
import launchbot.bot.slack.Garbled;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;

/** Entry numbers as people type them: {@code 12} or {@code #12}. */
final class Numbers {
  private Numbers() {}

  /**
   * A number that one of our own buttons or forms brings back.
   *
   * @throws Garbled when it is none
   */
  static long of(String kept) {
    if (!kept.matches("\\d{1,18}")) {
      throw new Garbled("no number");
    }
    return Long.parseLong(kept);
  }

  static OptionalLong at(Words words, int i) {
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
}
