package launchbot.jobs.alarm;

import java.net.URI;
import java.util.Optional;
import launchbot.jobs.mailer.SmtpUrl;

/**
 * An account with Twilio: {@code https://SID:TOKEN@api.twilio.com?from=%2B15005550006}.
 *
 * @param base without a slash at its end, credentials and query
 * @param from the number, or the messaging service, that texts come from
 */
public record TwilioUrl(URI base, String sid, String token, String from) {

  /** Empty where that is none. */
  public static Optional<TwilioUrl> parse(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme());
      String[] user = SmtpUrl.user(uri);
      String from = SmtpUrl.parameter(uri, "from");
      boolean http = scheme.equals("https") || scheme.equals("http");
      if (!http
          || uri.getHost() == null
          || user.length != 2
          || !user[0].matches("[A-Za-z0-9]{1,64}")
          || from.isBlank()) {
        return Optional.empty();
      }
      String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
      return Optional.of(
          new TwilioUrl(URI.create(scheme + "://" + uri.getHost() + port), user[0], user[1], from));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Never prints a secret. */
  @Override
  public String toString() {
    return "TwilioUrl[%s]".formatted(base);
  }
}
