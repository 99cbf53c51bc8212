package launchbot.jobs.mailer;

import com.sanctionco.jmail.EmailValidator;
import com.sanctionco.jmail.JMail;
import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * Mail addresses as people type them, checked as far as can be without asking anybody: no quoted
 * names, no address literals, no name of one part alone (RFC 5321).
 */
public final class MailAddress {
  private static final int LONGEST = 254;
  private static final String SCHEME = "mailto:";

  /** Of quoted names, comments, and names beside the address. */
  private static final String QUOTING = "\"()<>";

  private static final EmailValidator SANE =
      JMail.strictValidator()
          .disallowQuotedIdentifiers()
          .disallowExplicitSourceRouting()
          .disallowIpDomain()
          .requireTopLevelDomain()
          .requireAscii();

  private MailAddress() {}

  /** Whether mail can go there as it is written. */
  public static boolean valid(String text) {
    return text.length() <= LONGEST
        && text.chars().noneMatch(c -> QUOTING.indexOf(c) >= 0)
        && SANE.isValid(text);
  }

  /**
   * The address with its domain as DNS knows it, in lower case; empty where it is none. What stands
   * before the {@code @} is its server's to compare, so it stays as it was typed.
   */
  public static Optional<String> read(String typed) {
    String text = typed.strip();
    if (text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      text = text.substring(SCHEME.length());
    }
    int at = text.lastIndexOf('@');
    if (at < 1 || text.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      String address = text.substring(0, at + 1) + domain.toLowerCase(Locale.ROOT);
      return valid(address) ? Optional.of(address) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // no name that DNS can hold
    }
  }

  /** Enough to be known again by those who know it: {@code a…@example.com}. */
  public static String masked(String address) {
    int at = address.lastIndexOf('@');
    return at < 1 ? "…" : address.substring(0, 1) + "…" + address.substring(at);
  }
}
