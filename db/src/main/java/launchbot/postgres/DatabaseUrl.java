package launchbot.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a PostgreSQL is and who signs in; it never prints the password.
 *
 * @param jdbc {@code jdbc:postgresql://host:port/database?options} without user and password
 */
public record DatabaseUrl(String jdbc, String user, String password) {

  static DatabaseUrl of(String host, int port, String database, String user, String password) {
    return new DatabaseUrl(
        "jdbc:postgresql://%s:%d/%s".formatted(host, port, database), user, password);
  }

  /**
   * Reads {@code postgres://user:password@host:port/db} or {@code jdbc:postgresql:…}.
   *
   * @throws Unusable when it is neither; the message does not repeat the value
   */
  public static DatabaseUrl parse(String text) {
    return text.startsWith("jdbc:postgresql:") ? ofJdbc(text) : ofUri(text);
  }

  private static DatabaseUrl ofJdbc(String text) {
    Properties parts = Driver.parseURL(text, new Properties());
    if (parts == null) {
      throw unreadable();
    }
    String plain = text.replaceAll("([?&])(user|password)=[^&]*", "$1").replaceAll("[?&]+$", "");
    return new DatabaseUrl(
        plain.replaceAll("\\?&+", "?").replaceAll("&&+", "&"),
        parts.getProperty("user", System.getProperty("user.name")),
        parts.getProperty("password", ""));
  }

  private static DatabaseUrl ofUri(String text) {
    try {
      URI uri = new URI(text);
      boolean known = "postgres".equals(uri.getScheme()) || "postgresql".equals(uri.getScheme());
      if (!known || uri.getHost() == null || uri.getPath().length() < 2) {
        throw unreadable();
      }
      String[] signIn = text(uri.getRawUserInfo()).split(":", 2);
      String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
      int port = uri.getPort() < 0 ? 5432 : uri.getPort();
      return new DatabaseUrl(
          "jdbc:postgresql://%s:%d%s%s".formatted(uri.getHost(), port, uri.getRawPath(), query),
          signIn[0].isEmpty() ? System.getProperty("user.name") : decoded(signIn[0]),
          signIn.length > 1 ? decoded(signIn[1]) : "");
    } catch (URISyntaxException e) {
      throw unreadable();
    }
  }

  private static Unusable unreadable() {
    return new Unusable(
        "DATABASE_URL: expected postgres://user:password@host:port/database or a jdbc:postgresql:"
            + " URL");
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Host, port and database, for people. */
  @Override
  public String toString() {
    return jdbc.replaceFirst("\\?.*", "");
  }
}
