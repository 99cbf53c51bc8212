package launchbot.jobs.outbox;

import java.net.URI;

/** Where messages go, as people read it and as logs may hold it. */
public final class Destination {
  private static final String MAIL = "mailto:";
  private static final String SMS = "sms:";
  private static final int LAST_DIGITS = 3;

  private Destination() {}

  /** Whether it is a person, or a conversation with one. */
  static boolean isPerson(String place) {
    return place.matches("[UWD][A-Z0-9]+");
  }

  private static boolean isWebhook(String place) {
    return place.startsWith("https:") || place.startsWith("http:");
  }

  /**
   * In mrkdwn, so that whoever reads it knows what to look at: a mention, a mail address, a phone
   * number, the host of a webhook, whose path may be a secret.
   */
  public static String words(String place) {
    if (place.startsWith(MAIL)) {
      return "the mail address " + escaped(place.substring(MAIL.length()));
    }
    if (place.startsWith(SMS)) {
      return "the phone number " + escaped(place.substring(SMS.length()));
    }
    if (isWebhook(place)) {
      return "the webhook at " + escaped(host(place));
    }
    return switch (place.isEmpty() ? ' ' : place.charAt(0)) {
      case 'U', 'W' -> "<@" + place + ">";
      case 'C', 'G' -> "<#" + place + ">";
      default -> "a direct message";
    };
  }

  /** For logs: enough to tell places apart, but nobody's address and nobody's secret. */
  static String masked(String place) {
    if (place.startsWith(MAIL)) {
      int at = place.lastIndexOf('@');
      return at < 0
          ? MAIL + "…"
          : place.substring(0, MAIL.length() + 1) + "…" + place.substring(at);
    }
    if (place.startsWith(SMS)) {
      return SMS + "…" + place.substring(Math.max(SMS.length(), place.length() - LAST_DIGITS));
    }
    return isWebhook(place) ? "the webhook at " + host(place) : place;
  }

  private static String host(String url) {
    // What is stored was read as a URL when it was typed.
    return String.valueOf(URI.create(url).getHost());
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
