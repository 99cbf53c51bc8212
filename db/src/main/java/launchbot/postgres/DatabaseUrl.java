package launchbot.postgres;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/**
 * Where a PostgreSQL is and who signs in; it never prints the password.
 *
 * @param jdbc {@code jdbc:postgresql://host:port/database?options} without user and password
 */
public record DatabaseUrl(String jdbc, String user, String password) {
  // Not java.net.URI: it knows no host with an underscore, as containers' networks have them.
  private static final Pattern URI =
      Pattern.compile(
          "postgres(?:ql)?://(?:(?<signIn>[^/\\s]*)@)?(?<host>\\[[^]\\s]+]|[^:/@?\\s]+)"
              + "(?::(?<port>\\d+))?/(?<database>[^/?\\s]+)(?<options>\\?\\S*)?");

  private static final Pattern SIGN_IN = Pattern.compile("(?<=[?&])(?:user|password)=[^&]*&?");

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

  /** Signs in, or fails within seconds even where nobody answers. */
  Connection connect() throws SQLException {
    var signIn = new Properties();
    signIn.setProperty("user", user);
    signIn.setProperty("password", password);
    signIn.setProperty("loginTimeout", "5");
    return DriverManager.getConnection(jdbc, signIn);
  }

  private static DatabaseUrl ofJdbc(String text) {
    Properties parts = Driver.parseURL(text, new Properties());
    if (parts == null) {
      throw unreadable();
    }
    return new DatabaseUrl(
        SIGN_IN.matcher(text).replaceAll("").replaceAll("&+$|\\?$", ""),
        parts.getProperty("user", System.getProperty("user.name")),
        parts.getProperty("password", ""));
  }

  private static DatabaseUrl ofUri(String text) {
    var parts = URI.matcher(text);
    if (!parts.matches()) {
      throw unreadable();
    }
    String port = parts.group("port") == null ? "5432" : parts.group("port");
    DatabaseUrl plain =
        ofJdbc(
            "jdbc:postgresql://%s:%s/%s%s"
                .formatted(
                    parts.group("host"),
                    port,
                    parts.group("database"),
                    text(parts.group("options"))));
    String[] signIn = text(parts.group("signIn")).split(":", 2);
    return new DatabaseUrl(
        plain.jdbc,
        signIn[0].isEmpty() ? plain.user : decoded(signIn[0]),
        signIn.length > 1 ? decoded(signIn[1]) : plain.password);
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
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw unreadable(); // without the cause, which quotes what it could not read
    }
  }

  /** Host, port and database, for people. */
  @Override
  public String toString() {
    return jdbc.replaceFirst("\\?.*", "");
  }
}
