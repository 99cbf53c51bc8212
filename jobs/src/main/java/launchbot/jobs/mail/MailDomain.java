package launchbot.jobs.mail;

import java.net.IDN;

/** Domains as mail has them. */
final class MailDomain {
  private MailDomain() {}

  /** In lower case and ASCII; what cannot be a domain stays as it is. */
  static String ascii(String domain) {
    if (domain.chars().allMatch(c -> c < 128)) {
      return Ascii.lower(domain);
    }
    try {
      return Ascii.lower(IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED));
    } catch (IllegalArgumentException notANameInAnyLanguage) {
      return domain;
    }
  }

  /**
   * Whether DNS can be asked for it: labels of 1 to 63 characters, 253 together (RFC 1035 2.3.4).
   */
  static boolean askable(String name) {
    if (name.isEmpty() || name.length() > 253) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > 63) {
        return false;
      }
    }
    return true;
  }

  /** Whether it can have a policy: askable, of several labels, no address in brackets. */
  static boolean qualified(String name) {
    return askable(name)
        && name.indexOf('.') > 0
        && name.chars().allMatch(c -> c > 32 && c < 127)
        && !name.startsWith("[");
  }

  /** Whether it is that domain or below it. */
  static boolean within(String name, String domain) {
    return name.equals(domain) || name.endsWith("." + domain);
  }
}
