package launchbot.jobs.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;
import org.jspecify.annotations.Nullable;

/** Getting to a page, whichever redirects lead there. */
final class Site {
  /** For one of several answers that a look wants. */
  static final Duration ONE_ANSWER = Duration.ofSeconds(5);

  /** What browsers say that they can undo. */
  static final Wanted.Header COMPRESSED = new Wanted.Header("Accept-Encoding", "gzip, br");

  /** A page of HTML that is longer is read up to here, in bytes. */
  static final int PAGE = 2 << 20;

  private static final int MOST_HOPS = 10;

  private Site() {}

  /** Where a walk ended. */
  sealed interface Walk {}

  /** At a page. */
  record Landed(URI uri, Answered answer) implements Walk {}

  /** Nowhere. */
  record Lost(Outcome outcome) implements Walk {}

  static List<String> mistakes(Spec spec) {
    return switch (Targets.url(spec.target())) {
      case Targets.Refused(String why) -> List.of(why);
      case Targets.Url _ -> List.of();
    };
  }

  /** Hop by hop, so that the address of each is checked. */
  static Walk follow(Fetcher fetcher, URI from, List<Wanted.Header> headers, Budget budget) {
    URI uri = from;
    for (int hop = 0; hop <= MOST_HOPS; hop++) {
      var wanted = new Wanted("GET", uri, headers, new byte[0], budget.atMost(budget.left()), PAGE);
      switch (fetcher.fetch(wanted)) {
        case Fetched.Failed failed -> {
          return new Lost(failed(failed));
        }
        case Answered answer -> {
          String location = answer.header("location").orElse("");
          if (answer.status() < 300 || answer.status() >= 400 || location.isEmpty()) {
            return new Landed(uri, answer);
          }
          URI next = next(uri, location);
          if (next == null) {
            return new Landed(uri, answer);
          }
          uri = next;
        }
      }
    }
    return new Lost(Outcome.untestable("more than %d redirects".formatted(MOST_HOPS)));
  }

  /** Null for what no browser goes to. */
  static @Nullable URI next(URI from, String location) {
    try {
      URI next = from.resolve(location.strip());
      String scheme = String.valueOf(next.getScheme()).toLowerCase(Locale.ROOT);
      return next.getHost() != null && (scheme.equals("http") || scheme.equals("https"))
          ? next
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static Outcome failed(Fetched.Failed failed) {
    return new Outcome(
        failed.refused() ? Level.UNTESTABLE : Level.DOWN,
        failed.phase(),
        failed.why(),
        failed.timings(),
        null,
        Map.of(),
        List.of());
  }
}
