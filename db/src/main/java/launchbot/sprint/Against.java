package launchbot.sprint;

import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What speaks against a request: the first of it is the answer. */
public final class Against {
  private Against() {}

  public static Optional<String> when(boolean fault, String why) {
    return fault ? Optional.of(why) : Optional.empty();
  }

  /** For a reason that has to be given. */
  public static Optional<String> noReason(@Nullable String reason, String otherwise) {
    return Wording.lineOrNull(reason) == null
        ? Optional.of(otherwise)
        : Wording.againstText("A reason", reason);
  }

  @SafeVarargs
  public static Optional<String> first(Optional<String>... objections) {
    for (Optional<String> objection : objections) {
      if (objection.isPresent()) {
        return objection;
      }
    }
    return Optional.empty();
  }

  public static <T> Verdict<T> orMoved(Optional<String> objection, T next, Change change) {
    return objection
        .<Verdict<T>>map(Verdict.Refused::new)
        .orElseGet(() -> new Verdict.Moved<>(next, change));
  }
}
