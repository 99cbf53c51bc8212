package launchbot.jobs.smoke;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.jobs.site.Cookie;

/** The cookies of one run, each sent back only to whom it belongs (RFC 6265, section 5). */
final class CookieJar {
  private static final int MOST = 100;
  private static final int LARGEST = 4_096;

  private final Map<Key, Kept> cookies = new LinkedHashMap<>();
  private final Instant now;

  private record Key(String name, String domain, String path) {}

  /**
   * @param hostOnly whether it is for that host alone, and none below it
   */
  private record Kept(String value, boolean hostOnly, boolean secure) {}

  CookieJar(Instant now) {
    this.now = now;
  }

  /** Keeps what an answer of that address sets, as far as it may. */
  void keep(URI from, List<String> setCookies) {
    String host = host(from);
    for (String line : setCookies) {
      Optional<Cookie> parsed = line.length() > LARGEST ? Optional.empty() : Cookie.parse(line);
      if (parsed.isEmpty()) {
        continue;
      }
      Cookie cookie = parsed.get();
      String domain = cookie.domain();
      boolean own = domain.isEmpty() || domain.equals(host);
      // One without a dot would be sent to a whole country.
      boolean above = domain.contains(".") && host.endsWith("." + domain) && !isNumber(host);
      if (!own && !above) {
        continue;
      }
      var key = new Key(cookie.name(), own ? host : domain, path(cookie, from));
      if (cookie.removes() || past(cookie)) {
        cookies.remove(key);
      } else if (cookies.size() < MOST || cookies.containsKey(key)) {
        cookies.put(key, new Kept(cookie.value(), domain.isEmpty(), cookie.secure()));
      }
    }
  }

  /** What is sent along to that address; empty for nothing. */
  String of(URI to) {
    String host = host(to);
    String path = path(to);
    boolean https = "https".equalsIgnoreCase(to.getScheme());
    return cookies.entrySet().stream()
        .filter(each -> goes(each.getKey(), each.getValue(), host, path, https))
        .map(each -> each.getKey().name() + "=" + each.getValue().value())
        .collect(Collectors.joining("; "));
  }

  List<String> values() {
    return cookies.values().stream().map(Kept::value).toList();
  }

  private static boolean goes(Key key, Kept kept, String host, String path, boolean https) {
    boolean there =
        host.equals(key.domain()) || (!kept.hostOnly() && host.endsWith("." + key.domain()));
    String prefix = key.path().endsWith("/") ? key.path() : key.path() + "/";
    return there
        && (https || !kept.secure())
        && (path.equals(key.path()) || path.startsWith(prefix));
  }

  private boolean past(Cookie cookie) {
    String expires = cookie.attributes().getOrDefault("expires", "");
    try {
      return !expires.isEmpty()
          && Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(expires)).isBefore(now);
    } catch (DateTimeException e) {
      return false; // browsers keep it for the session then
    }
  }

  /** Where it does not say: the folder of what set it. */
  private static String path(Cookie cookie, URI from) {
    if (!cookie.path().isEmpty()) {
      return cookie.path();
    }
    String path = path(from);
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  private static String path(URI uri) {
    String path = uri.getRawPath();
    return path == null || path.isEmpty() ? "/" : path;
  }

  private static String host(URI uri) {
    return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
  }

  private static boolean isNumber(String host) {
    return host.startsWith("[") || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }
}
