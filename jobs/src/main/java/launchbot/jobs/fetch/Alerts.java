package launchbot.jobs.fetch;

import javax.net.ssl.SSLException;

/** Why there was no TLS handshake (RFC 8446 section 6), as people read it. */
final class Alerts {
  /** How the reason begins where something else than TLS was spoken. */
  static final String NOT_TLS = "it does not speak TLS there; it answered ";

  private Alerts() {}

  /**
   * @param alert what the server sent; −1 for none that could be read
   */
  static String words(int alert, SSLException e) {
    String message = String.valueOf(e.getMessage());
    if (message.startsWith(NOT_TLS)) {
      return message;
    }
    return switch (alert) {
      case 40 -> "the server refused the TLS handshake: no cipher or key in common";
      case 70, 86 -> "the server refused the TLS handshake: no version in common (TLS 1.2, 1.3)";
      case 80 -> "the server broke off the TLS handshake with an internal error";
      case 112 -> "the server knows no certificate for that name (unrecognized_name)";
      case 116 -> "the server wants a client's certificate";
      case -1 -> "the TLS handshake failed: " + Quote.of(message);
      default -> "the server refused the TLS handshake with alert " + alert;
    };
  }
}
