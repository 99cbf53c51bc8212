package launchbot.jobs.site;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A cookie as a server sets it (RFC 6265, section 5.2).
 *
 * @param value never shown
 * @param attributes by name in small letters; of two of a name the last one counts
 */
public record Cookie(String name, String value, Map<String, String> attributes) {
  private static final int LONGEST_NAME = 256;
  private static final List<String> SESSION_PARTS =
      List.of("sess", "auth", "token", "jwt", "login", "remember", "identity");

  public Cookie {
    attributes = Map.copyOf(attributes);
  }

  /** Empty where a browser would drop the line. */
  public static Optional<Cookie> parse(String setCookie) {
    String[] parts = setCookie.split(";", -1);
    int equals = parts[0].indexOf('=');
    String name = equals < 0 ? "" : parts[0].substring(0, equals).strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      return Optional.empty();
    }
    Map<String, String> attributes = new HashMap<>();
    for (int i = 1; i < parts.length; i++) {
      String[] pair = parts[i].split("=", 2);
      String key = pair[0].strip().toLowerCase(Locale.ROOT);
      if (!key.isEmpty()) {
        attributes.put(key, pair.length < 2 ? "" : pair[1].strip());
      }
    }
    return Optional.of(new Cookie(name, parts[0].substring(equals + 1).strip(), attributes));
  }

  public boolean secure() {
    return attributes.containsKey("secure");
  }

  boolean httpOnly() {
    return attributes.containsKey("httponly");
  }

  /** In small letters; empty where it is not said. */
  String sameSite() {
    return attributes.getOrDefault("samesite", "").toLowerCase(Locale.ROOT);
  }

  /** Without the dot that it may begin with; empty for the host alone. */
  public String domain() {
    String domain = attributes.getOrDefault("domain", "").toLowerCase(Locale.ROOT);
    return domain.startsWith(".") ? domain.substring(1) : domain;
  }

  /** Empty where it is not said or no path. */
  public String path() {
    String path = attributes.getOrDefault("path", "");
    return path.startsWith("/") ? path : "";
  }

  /** Whether browsers take it for removed at once. */
  public boolean removes() {
    String age = attributes.getOrDefault("max-age", "");
    return value.isEmpty() || age.equals("0") || age.startsWith("-");
  }

  /**
   * Whether whoever has it is likely to be signed in. A token against forged requests has to be
   * readable by scripts, so it is none of these.
   */
  boolean session() {
    String lower = name.toLowerCase(Locale.ROOT);
    return !lower.contains("csrf")
        && !lower.contains("xsrf")
        && (lower.endsWith("sid") || SESSION_PARTS.stream().anyMatch(lower::contains));
  }
}
