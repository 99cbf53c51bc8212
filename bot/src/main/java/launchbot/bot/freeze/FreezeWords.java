package launchbot.bot.freeze;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.bot.words.Dates;
import launchbot.bot.words.When;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind {@code /launch freeze except}: {@code "hotfix for login" until fri because
 * nobody gets in}.
 *
 * @param what may be empty
 * @param through null where no end is named
 * @param reason null where none is given
 * @param problem what cannot be meant of it; null where all can
 */
record FreezeWords(
    String what, @Nullable LocalDate through, @Nullable String reason, @Nullable String problem) {
  private static final Set<String> BECAUSE = Set.of("because", "since", "reason:");

  static FreezeWords read(Words words, LocalDate today) {
    int because = indexOf(words, BECAUSE, words.size());
    String reason = because < words.size() ? words.rest(because + 1).strip() : "";
    String why = reason.isEmpty() ? null : reason;
    int until = indexOf(words, Set.of("until", "through"), because);
    int after = because - until - 1;
    When end =
        after < 1 ? new When.NotADate() : Dates.read(texts(words, until + 1, because), today);
    return switch (end) {
      case When.Found(LocalDate date, int used) when used == after ->
          new FreezeWords(what(words, until), date, why, null);
      case When.Impossible(String problem, _) ->
          new FreezeWords(what(words, until), null, why, problem);
      // "hold it until launch" is only text.
      case When.Found _, When.NotADate _ -> new FreezeWords(what(words, because), null, why, null);
    };
  }

  private static String what(Words words, int end) {
    Set<Integer> rest = new HashSet<>();
    for (int i = end; i < words.size(); i++) {
      rest.add(i);
    }
    Words what = words.without(rest);
    return what.size() == 1 && what.get(0) instanceof Word.Quoted(String text)
        ? text.strip()
        : what.text();
  }

  private static int indexOf(Words words, Set<String> wanted, int end) {
    for (int i = 0; i < end; i++) {
      if (words.get(i) instanceof Word.Text(String text)
          && wanted.contains(text.toLowerCase(Locale.ROOT))) {
        return i;
      }
    }
    return end;
  }

  private static List<String> texts(Words words, int from, int to) {
    List<String> texts = new ArrayList<>();
    for (int i = from; i < to && words.get(i) instanceof Word.Text(String text); i++) {
      texts.add(text);
    }
    return texts;
  }
}
