package launchbot.errors;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Routes as they are counted: what differs from record to record is folded. */
public final class Routes {
  /** What is counted there is of routes that are too many to be told apart. */
  public static final String OTHER = "other";

  private static final int LONGEST = 120;
  private static final int SEGMENTS = 12;
  private static final int HEX = 8;
  private static final int LONG = 24;

  private Routes() {}

  /** {@code /users/123?x=1} is {@code /users/:id}; an address loses what comes before its path. */
  public static String fold(String route) {
    String path = path(route.strip());
    List<String> segments = new ArrayList<>();
    for (String segment : path.split("/", -1)) {
      if (segments.size() > SEGMENTS) {
        segments.add("…");
        break;
      }
      segments.add(isId(segment) ? ":id" : segment);
    }
    String folded = String.join("/", segments);
    return folded.length() > LONGEST ? folded.substring(0, end(folded)) + "…" : folded;
  }

  private static int end(String text) {
    return Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
  }

  private static String path(String route) {
    int scheme = route.indexOf("://");
    int slash = scheme < 0 ? -1 : route.indexOf('/', scheme + 3);
    String path = scheme < 0 ? route : slash < 0 ? "/" : route.substring(slash);
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '?' || path.charAt(i) == '#') {
        return path.substring(0, i);
      }
    }
    return path;
  }

  /** Numbers, UUIDs, hashes, addresses of mail, long tokens. */
  private static boolean isId(String segment) {
    int digits = 0;
    int hex = 0;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      digits += c >= '0' && c <= '9' ? 1 : 0;
      hex += (Character.digit(c, 16) >= 0 && c < 128) || c == '-' ? 1 : 0;
    }
    int length = segment.length();
    return length > 0
        && (digits == length
            || (digits > 0 && length >= HEX && hex == length)
            || (digits > 0 && length >= LONG)
            || segment.indexOf('@') > 0
            || segment.toLowerCase(Locale.ROOT).contains("%40"));
  }
}
