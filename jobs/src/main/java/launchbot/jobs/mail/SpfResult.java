package launchbot.jobs.mail;

import java.util.Locale;

/** What SPF says of a sender (RFC 7208 2.6). */
public enum SpfResult {
  NONE,
  NEUTRAL,
  PASS,
  FAIL,
  SOFTFAIL,
  TEMPERROR,
  PERMERROR;

  /** As RFC 7208 writes it. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
