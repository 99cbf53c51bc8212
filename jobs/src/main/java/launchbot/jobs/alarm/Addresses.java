package launchbot.jobs.alarm;

import java.util.Locale;
import java.util.Optional;

/** Addresses as people type them, checked as far as can be without asking anybody. */
public final class Addresses {
  private static final int LONGEST = 254;

  private Addresses() {}

  /** Whether that may be a mail address (RFC 5321, without quoted names and address literals). */
  public static boolean isMail(String text) {
    int at = text.lastIndexOf('@');
    return text.length() <= LONGEST
        && at > 0
        && text.substring(0, at).matches("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}")
        && text.substring(at + 1).matches("[A-Za-z0-9-]{1,63}([.][A-Za-z0-9-]{1,63}){1,10}");
  }

  /** The address in one form; empty where it is none. */
  public static Optional<String> mail(String typed) {
    String text = typed.strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
      text = text.substring("mailto:".length());
    }
    if (!isMail(text)) {
      return Optional.empty();
    }
    int at = text.lastIndexOf('@');
    return Optional.of(text.substring(0, at + 1) + text.substring(at + 1).toLowerCase(Locale.ROOT));
  }

  /** A phone number of the world (E.164): {@code +4915112345678}; empty where it is none. */
  public static Optional<String> phone(String typed) {
    String text = typed.strip();
    if (text.toLowerCase(Locale.ROOT).startsWith("tel:")) {
      text = text.substring("tel:".length());
    }
    String digits = text.replaceAll("[\\s()./-]", "");
    return digits.matches("\\+[1-9][0-9]{6,14}") ? Optional.of(digits) : Optional.empty();
  }
}
