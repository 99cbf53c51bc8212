package launchbot.bot.triage;

import java.util.OptionalLong;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;

/** Entry numbers as people type them: {@code 12} or {@code #12}. */
final class Numbers {
  private Numbers() {}

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
