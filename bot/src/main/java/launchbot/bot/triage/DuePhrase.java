package launchbot.bot.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * {@code due <date>} in the middle of other words: as many words as make a date. With several, the
 * last counts, because the date is usually typed at the end: "invoices due today stay unsent due
 * fri".
 *
 * @param at the index of {@code due}
 * @param words how many words belong to it, {@code due} included
 */
record DuePhrase(int at, int words, When when) {

  private static final int LONGEST = 8;

  /** Null when no date is mentioned: "the amount due is wrong" is only text. */
  static @Nullable DuePhrase in(Words words, LocalDate today) {
    for (int i = words.size() - 1; i >= 0; i--) {
      if (!(words.get(i) instanceof Word.Text text)) {
        continue;
      }
      boolean colon = text.text().regionMatches(true, 0, "due:", 0, 4);
      if (!colon && !text.is("due")) {
        continue;
      }
      var after = new ArrayList<String>();
      // "due:fri" brings its first word along.
      boolean joined = colon && text.text().length() > 4;
      if (joined) {
        after.add(text.text().substring(4));
      }
      after.addAll(texts(words, i + 1));
      When when = Dates.read(after, today);
      int own = joined ? 0 : 1;
      switch (when) {
        case When.Found found -> {
          return new DuePhrase(i, own + found.wordsUsed(), when);
        }
        case When.Impossible impossible -> {
          return new DuePhrase(i, own + impossible.wordsUsed(), when);
        }
        case When.NotADate none -> {
          // The colon says that a date was meant.
          if (colon) {
            return new DuePhrase(i, 1, when);
          }
        }
      }
    }
    return null;
  }

  private static List<String> texts(Words words, int from) {
    var texts = new ArrayList<String>();
    for (int i = from; i < words.size() && texts.size() < LONGEST; i++) {
      if (!(words.get(i) instanceof Word.Text text)) {
        break;
      }
      texts.add(text.text());
    }
    return texts;
  }
}
