package launchbot.jobs.alarm;

import java.util.Locale;
import java.util.Optional;

/** Phone numbers as people type them. */
public final class PhoneNumber {
  private PhoneNumber() {}

  /** A number of the world (E.164): {@code +4915112345678}; empty where it is none. */
  public static Optional<String> read(String typed) {
    String text = typed.strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("tel:")) {
      text = text.substring("tel:".length());
    }
    String digits = text.replaceAll("[\\s()./-]", "");
    return digits.matches("\\+[1-9][0-9]{6,14}") ? Optional.of(digits) : Optional.empty();
  }
}
