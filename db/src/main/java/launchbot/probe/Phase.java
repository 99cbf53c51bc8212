package launchbot.probe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The steps of a request, in their order: where a look failed says what to repair first. */
public enum Phase {
  RESOLVE("DNS"),
  CONNECT("connecting"),
  TLS("TLS"),
  FIRST_BYTE("waiting for the answer"),
  BODY("reading the answer"),
  /** It answered, but not what was expected. */
  EXPECTATION("the answer");

  private final String words;

  Phase(String words) {
    this.words = words;
  }

  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public String words() {
    return words;
  }

  public static Optional<Phase> of(String key) {
    return Arrays.stream(values()).filter(phase -> phase.key().equals(key)).findFirst();
  }
}
