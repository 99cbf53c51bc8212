package launchbot.decision;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What was decided about. */
public enum Kind {
  GO("go or no-go"),
  ROLLBACK("rollback"),
  SWITCH("switch"),
  FREEZE("freeze exception"),
  WAIVER("waiver"),
  NOTICE("notice"),
  MIGRATION("migration");

  private final String words;

  Kind(String words) {
    this.words = words;
  }

  /** What it is called in a sentence. */
  public String words() {
    return words;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Also as several of them: {@code waivers}. */
  public static Optional<Kind> parse(String word) {
    String one = word.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(kind ->
            one.equals(kind.key())
                || one.equals(kind.key() + "s")
                || one.equals(kind.key() + "es")
                || one.equals(kind.words()))
        .findFirst();
  }

  static Kind of(String key) {
    return valueOf(key.toUpperCase(Locale.ROOT));
  }
}
