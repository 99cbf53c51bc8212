package launchbot.bot.errors;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.errors.ErrorTerms;
import launchbot.probe.Kind;
import launchbot.probe.Spec;

/** What is typed behind {@code /probe errors on}: {@code rate 2% core /checkout /sign-in}. */
final class ErrorWords {
  static final String TARGET = "errors";
  static final String USAGE =
      "Type `/probe errors` for how it stands, `/probe errors on` to be told of too many; behind it"
          + " `rate 1%`, `p95 800ms`, `core /checkout`, `payments /hooks/stripe` if you like.";

  private static final Set<String> OPTIONS =
      Set.of(ErrorTerms.RATE, ErrorTerms.P95, ErrorTerms.CORE, ErrorTerms.PAYMENTS);

  private ErrorWords() {}

  /** Empty where it cannot be read. */
  static Optional<Spec> read(String typed) {
    Map<String, List<String>> options = new HashMap<>();
    List<String> now = null;
    for (String word : typed.strip().split("\\s+", -1)) {
      String option = word.toLowerCase(Locale.ROOT);
      if (OPTIONS.contains(option)) {
        now = options.computeIfAbsent(option, _ -> new ArrayList<>());
      } else if (now != null) {
        now.add(word);
      } else if (!word.isEmpty()) {
        return Optional.empty();
      }
    }
    Map<String, String> texts = new HashMap<>();
    options.forEach((option, words) -> texts.put(option, String.join(" ", words)));
    return texts.containsValue("")
        ? Optional.empty()
        : Optional.of(new Spec(Kind.ERRORS, TARGET, List.of(), texts));
  }
}
