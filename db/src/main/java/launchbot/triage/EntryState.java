package launchbot.triage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where an entry stands. Which step leads where is in {@link Lifecycle}. */
public enum EntryState {
  OPEN("open", "open", false),
  IN_PROGRESS("in-progress", "in progress", false),
  // Closed although it waits for a verifier: nobody has to work on it unless it is reopened.
  FIXED("fixed", "fixed", true),
  VERIFIED("verified", "verified", true),
  WONT_FIX("wont-fix", "closed as won't fix", true),
  DUPLICATE("duplicate", "closed as a duplicate", true);

  private final String key;
  private final String words;
  private final boolean closed;

  EntryState(String key, String words, boolean closed) {
    this.key = key;
    this.words = words;
    this.closed = closed;
  }

  public String key() {
    return key;
  }

  /** To stand after "is" in a sentence. */
  public String words() {
    return words;
  }

  public boolean closed() {
    return closed;
  }

  /** The state with exactly this key, as stored. */
  public static EntryState of(String key) {
    return Arrays.stream(values()).filter(s -> s.key.equals(key)).findFirst().orElseThrow();
  }

  /** The state that somebody means. */
  public static Optional<EntryState> parse(String words) {
    return Optional.ofNullable(
        switch (words.strip().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "-")) {
          case "open" -> OPEN;
          case "in-progress", "inprogress", "started", "doing" -> IN_PROGRESS;
          case "fixed", "done" -> FIXED;
          case "verified" -> VERIFIED;
          case "wont-fix", "wontfix" -> WONT_FIX;
          case "duplicate", "dup" -> DUPLICATE;
          default -> null;
        });
  }
}
