package launchbot.jobs.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.probe.Finding;
import launchbot.triage.Severity;

/** Whether what may be kept is kept, and nothing else. */
final class Caching {
  /** From here on a file whose name changes with its content is kept for long enough. */
  private static final Duration LONG = Duration.ofDays(7);

  /** As in {@code app.3f9a1c2e.js}. */
  private static final Pattern HEX = Pattern.compile("[0-9a-f]{8,64}");

  /** As in {@code index-BxY7k2_q.css}. */
  private static final Pattern MIXED = Pattern.compile("[A-Za-z0-9_]{8,64}");

  private static final List<String> HIT_HEADERS = List.of("cf-cache-status", "x-cache");

  private Caching() {}

  /** A page that one person's cookies are handed out with must not be kept for the next one. */
  static Optional<Finding> page(Answered page, List<Cookie> cookies) {
    List<Cookie> set = cookies.stream().filter(cookie -> !cookie.removes()).toList();
    boolean kept = CacheControl.of(page).shared() || fromCache(page);
    if (set.isEmpty() || !kept) {
      return Optional.empty();
    }
    boolean session = set.stream().anyMatch(Cookie::session);
    return Optional.of(
        new Finding(
            "caching.cookies",
            session ? Severity.HIGH : Severity.MEDIUM,
            "A page that sets the cookie %s may be kept by shared caches"
                .formatted(set.getFirst().name()),
            "A user can be given the page, and the cookie, of somebody else",
            "Answer it with `Cache-Control: private, no-store`, or set no cookie on it"));
  }

  /** A script, style or image. */
  static Optional<Finding> asset(URI uri, Answered asset) {
    CacheControl cache = CacheControl.of(asset);
    String name = name(uri);
    boolean fingerprinted = fingerprinted(name);
    boolean lasting =
        !cache.says("no-store")
            && !cache.says("no-cache")
            && cache.seconds("max-age") >= LONG.toSeconds();
    if (fingerprinted && !lasting) {
      return Optional.of(
          new Finding(
              "caching.assets",
              Severity.LOW,
              "%s is not kept by browsers for a week".formatted(name),
              "Returning users load again what they have already",
              "Its name changes with its content: answer it with `Cache-Control: public,"
                  + " max-age=31536000, immutable`"));
    }
    if (!fingerprinted && cache.says("immutable")) {
      return Optional.of(
          new Finding(
              "caching.immutable",
              Severity.MEDIUM,
              "%s is called immutable, though its name stays the same".formatted(name),
              "Users keep the old file after a deploy, next to a page that wants the new one",
              "Put a hash of its content into its name, or leave `immutable` out"));
    }
    return Optional.empty();
  }

  /** Whether the name holds a hash of the content. */
  static boolean fingerprinted(String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    for (String part : stem.split("[.-]", -1)) {
      boolean digits = part.chars().anyMatch(Character::isDigit);
      if (digits && HEX.matcher(part).matches()) {
        return true;
      }
      if (digits
          && MIXED.matcher(part).matches()
          && part.chars().anyMatch(Character::isUpperCase)
          && part.chars().anyMatch(Character::isLowerCase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fromCache(Answered page) {
    return HIT_HEADERS.stream()
        .flatMap(header -> page.headers(header).stream())
        .anyMatch(value -> value.toLowerCase(Locale.ROOT).startsWith("hit"));
  }

  private static String name(URI uri) {
    String path = uri.getPath() == null ? "" : uri.getPath();
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
