package launchbot.bot.slack;

import java.util.Set;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/** The reason that somebody gives: what follows {@code because}, or all of the words. */
public final class Reasons {
  private static final int LONGEST = 500;
  private static final Set<String> LEADING = Set.of("anyway", "because", "as", "since", "reason:");

  private Reasons() {}

  /** Null where none is given. */
  public static @Nullable String of(Words words) {
    for (Word word : words.list()) {
      if (word instanceof Word.Flag(String name, String value)
          && name.equals("reason")
          && value != null
          && !value.isBlank()) {
        return Mrkdwn.truncate(value, LONGEST);
      }
    }
    int i = 0;
    while (i < words.size() && isLeading(words.get(i))) {
      i++;
    }
    String reason = words.rest(i).strip();
    return reason.isEmpty() ? null : Mrkdwn.truncate(reason, LONGEST);
  }

  /** Whether the words begin as a reason does, so that nothing else can have been meant. */
  public static boolean given(Words words) {
    boolean flagged =
        words.list().stream()
            .anyMatch(word ->
                word instanceof Word.Flag(String name, String value)
                    && name.equals("reason")
                    && value != null
                    && !value.isBlank());
    return (flagged || (!words.isEmpty() && isLeading(words.get(0)))) && of(words) != null;
  }

  private static boolean isLeading(Word word) {
    return switch (word) {
      case Word.Text(String text) -> LEADING.contains(text.toLowerCase(java.util.Locale.ROOT));
      case Word.Flag(String name, _) -> name.equals("anyway");
      default -> false;
    };
  }
}
