package launchbot.sprint;

import java.util.Arrays;
import java.util.Optional;

/** What usually breaks, asked about when a sprint begins (PLAYBOOK "Known breaks"). */
public enum KnownBreak {
  FORMS("forms", "Forms that fail or lose input", "A form fails or loses what was typed"),
  PRODUCTION("production", "Works locally, fails in production", "Fails in production only"),
  STATES(
      "states",
      "Login or payment states that are hard to reproduce",
      "A login or payment state that is hard to reproduce"),
  FEEDBACK(
      "feedback",
      "Missing loading, empty and error states",
      "A loading, empty or error state is missing"),
  SPEED("speed", "Slow pages (heavy images, repeated API calls, weak queries)", "A page is slow"),
  DEPLOYMENT("deployment", "Deployment trouble", "Deploying goes wrong");

  private final String key;
  private final String words;
  private final String title;

  KnownBreak(String key, String words, String title) {
    this.key = key;
    this.words = words;
    this.title = title;
  }

  /** As it is stored, and the tag of an entry that comes of it. */
  public String key() {
    return key;
  }

  /** As it is asked. */
  public String words() {
    return words;
  }

  /** With what an entry about it begins. */
  public String title() {
    return title;
  }

  public static Optional<KnownBreak> of(String key) {
    return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
  }
}
