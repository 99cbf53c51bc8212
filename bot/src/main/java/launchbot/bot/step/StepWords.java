package launchbot.bot.step;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import launchbot.bot.words.Word;
import launchbot.bot.words.Words;
import launchbot.rollback.StepRequest;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * {@code 3 done went well --sure}: a step and what has become of it.
 *
 * @param which the words that name the rollback; empty where the place names it
 * @param number of the step; null where none is named
 * @param word what has become of it, in lower case; empty for nothing
 * @param note one line; null for none
 * @param sure whether it is said that it is meant
 */
record StepWords(
    Words which, @Nullable Integer number, String word, @Nullable String note, boolean sure) {
  static final String USAGE = "`/rollback step 3 done`, `failed`, `skip`, `start` or `take`";

  static StepWords read(Words words) {
    boolean named =
        !words.isEmpty() && words.get(0) instanceof Word.Flag(String flag, _) && flag.equals("id");
    Words which = named ? words.without(range(1, words.size())) : Words.of("");
    Words rest = words.from(named ? 1 : 0);
    int sure =
        IntStream.range(0, rest.size())
            .filter(i -> rest.get(i) instanceof Word.Flag(String flag, _) && flag.equals("sure"))
            .findFirst()
            .orElse(-1);
    Words said = sure < 0 ? rest : rest.without(Set.of(sure));
    Integer number = number(said);
    Words after = number == null ? said : said.from(1);
    String word =
        !after.isEmpty() && after.get(0) instanceof Word.Text(String text)
            ? text.toLowerCase(Locale.ROOT)
            : "";
    return new StepWords(
        which,
        number,
        word,
        after.size() < 2 ? null : Wording.lineOrNull(after.rest(1)),
        sure >= 0);
  }

  /** What is asked for; empty where the word says nothing of a step. */
  Optional<StepRequest> request() {
    return Optional.ofNullable(
        switch (word) {
          case "start", "begin", "retry" -> new StepRequest.Start(sure);
          case "done", "ok" -> new StepRequest.Finish(note, sure);
          case "simulated", "simulate" -> new StepRequest.Simulate(note);
          case "failed", "fail" -> new StepRequest.Fail(note);
          case "skip", "skipped" -> new StepRequest.Skip(note);
          case "take" -> new StepRequest.Take();
          default -> null;
        });
  }

  /** Whether a form has to ask for the words that belong to it. */
  boolean wordless() {
    return note == null
        && request()
            .filter(one -> one instanceof StepRequest.Fail || one instanceof StepRequest.Skip)
            .isPresent();
  }

  private static @Nullable Integer number(Words words) {
    if (words.isEmpty()) {
      return null;
    }
    return switch (words.get(0)) {
      case Word.Ref(long number) when number <= 9_999 -> (int) number;
      case Word.Text(String text) when text.matches("\\d{1,4}") -> Integer.valueOf(text);
      default -> null;
    };
  }

  private static Set<Integer> range(int from, int until) {
    return IntStream.range(from, until).boxed().collect(Collectors.toSet());
  }
}
