package launchbot.jobs.site;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import launchbot.jobs.fetch.Fetched.Answered;

/** How long an answer may be kept, and by whom (RFC 9111, section 5.2.2; RFC 8246). */
record CacheControl(Map<String, String> directives) {
  CacheControl {
    directives = Map.copyOf(directives);
  }

  static CacheControl of(Answered answer) {
    Map<String, String> directives = new HashMap<>();
    for (String header : answer.headers("cache-control")) {
      for (String part : header.split(",", -1)) {
        String[] pair = part.split("=", 2);
        String name = pair[0].strip().toLowerCase(Locale.ROOT);
        if (!name.isEmpty()) {
          directives.put(name, pair.length < 2 ? "" : pair[1].strip().replace("\"", ""));
        }
      }
    }
    return new CacheControl(directives);
  }

  boolean says(String directive) {
    return directives.containsKey(directive);
  }

  /** Whether a cache that serves many people may keep it, and use it unasked. */
  boolean shared() {
    return !says("private")
        && !says("no-store")
        && !says("no-cache")
        && (says("public") || seconds("s-maxage") > 0 || seconds("max-age") > 0)
        && (!says("s-maxage") || seconds("s-maxage") > 0);
  }

  /** In seconds; −1 where it is not said or no number. */
  long seconds(String directive) {
    String value = directives.getOrDefault(directive, "");
    return value.matches("[0-9]{1,12}") ? Long.parseLong(value) : -1;
  }
}
