package launchbot.jobs.mailer;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A mail server: {@code smtp://user:password@mail.example.com:587?from=launchbot@example.com}, with
 * {@code &per-minute=60} behind it where it takes fewer mails to subscribers than usual.
 *
 * @param encrypted from the first byte on ({@code smtps:}); otherwise from STARTTLS on, where the
 *     server offers it
 * @param user null where it wants none
 * @param perMinute how many mails to subscribers a minute; alarms are not counted
 */
public record SmtpUrl(
    boolean encrypted,
    String host,
    int port,
    @Nullable String user,
    @Nullable String password,
    String from,
    int perMinute) {
  private static final int USUAL = 600;

  /** More at once would keep messages to Slack waiting while the server hangs. */
  private static final int MOST = 1200;

  /** Empty where that is none. */
  public static Optional<SmtpUrl> parse(String text) {
    try {
      URI uri = URI.create(text);
      String scheme = String.valueOf(uri.getScheme());
      boolean encrypted = scheme.equals("smtps");
      String from = parameter(uri, "from");
      String host = uri.getHost();
      if ((!encrypted && !scheme.equals("smtp")) || host == null || !MailAddress.valid(from)) {
        return Optional.empty();
      }
      String pace = parameter(uri, "per-minute");
      if (!pace.matches("\\d{0,4}")) {
        return Optional.empty();
      }
      int port = uri.getPort() >= 0 ? uri.getPort() : encrypted ? 465 : 587;
      String[] user = user(uri);
      return Optional.of(
          new SmtpUrl(
              encrypted,
              host,
              port,
              user.length > 0 ? user[0] : null,
              user.length > 1 ? user[1] : null,
              from,
              pace.isEmpty() ? USUAL : Math.clamp(Integer.parseInt(pace), 1, MOST)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** User and password, as they are; none of them, or one, where no more is there. */
  public static String[] user(URI uri) {
    String raw = uri.getRawUserInfo();
    return raw == null
        ? new String[0]
        : Stream.of(raw.split(":", 2)).map(SmtpUrl::decoded).toArray(String[]::new);
  }

  /** What the query says of a name; the empty string for nothing. */
  public static String parameter(URI uri, String name) {
    String query = uri.getRawQuery();
    return query == null
        ? ""
        : Stream.of(query.split("&"))
            .filter(part -> part.startsWith(name + "="))
            .map(part -> decoded(part.substring(name.length() + 1)))
            .findFirst()
            .orElse("");
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Never prints a secret. */
  @Override
  public String toString() {
    return "SmtpUrl[%s:%d]".formatted(host, port);
  }
}
