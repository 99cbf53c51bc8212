package launchbot.incident;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an incident ended. */
public enum Resolution {
  FIXED("resolved"),
  ROLLED_BACK("rolled back"),
  FALSE_ALARM("false alarm");

  private final String words;

  Resolution(String words) {
    this.words = words;
  }

  /** As it is stored: {@code rolled-back}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The status word that people read. */
  public String words() {
    return words;
  }

  public static Optional<Resolution> parse(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }
}
