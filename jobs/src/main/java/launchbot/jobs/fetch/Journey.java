package launchbot.jobs.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A request and the redirects that it led along, each hop asked anew.
 *
 * @param hops at least one; the last is where it ended
 * @param lost why it ended at an answer that leads on, one sentence without a full stop; null where
 *     it did not
 */
public record Journey(List<Hop> hops, @Nullable String lost) {
  /** As many as browsers follow, by half. */
  public static final int MOST = 10;

  /** One request of it. */
  public record Hop(URI uri, Fetched fetched) {}

  public Journey {
    hops = List.copyOf(hops);
  }

  public Hop end() {
    return hops.getLast();
  }

  /** All that it took, in microseconds. */
  public long micros() {
    return hops.stream().mapToLong(hop -> hop.fetched.timings().total()).sum();
  }

  /**
   * Goes there, within the timeout of the first request. What headers and body were for the first
   * host goes to no other one, and never from https to http.
   *
   * @param most redirects at the most; 0 follows none
   */
  public static Journey of(Fetcher fetcher, Wanted wanted, int most) {
    long until = System.nanoTime() + wanted.timeout().toNanos();
    List<Hop> hops = new ArrayList<>();
    Set<URI> seen = new HashSet<>();
    Wanted next = wanted;
    while (true) {
      Hop hop = new Hop(next.uri(), fetcher.fetch(next));
      hops.add(hop);
      seen.add(next.uri());
      String location = location(hop.fetched);
      if (location.isEmpty() || most == 0) {
        return new Journey(hops, null);
      }
      long left = until - System.nanoTime();
      String lost =
          switch (Targets.next(next.uri(), location)) {
            case Targets.Refused _ ->
                "it redirects to where no browser goes: " + Quote.of(location);
            case Targets.Url(URI uri) when seen.contains(uri) -> "the redirects go in a circle";
            case Targets.Url _ when hops.size() > most ->
                "there are more than %d redirects".formatted(most);
            case Targets.Url _ when left <= 0 ->
                "the redirects took longer than " + Deadline.in(wanted.timeout()).words();
            case Targets.Url(URI uri) -> {
              next = next(next, uri, Duration.ofNanos(left));
              yield null;
            }
          };
      if (lost != null) {
        return new Journey(hops, lost);
      }
    }
  }

  /** Where an answer leads; empty where it leads nowhere. */
  private static String location(Fetched fetched) {
    return fetched instanceof Fetched.Answered answered && isRedirect(answered.status())
        ? answered.header("Location").orElse("")
        : "";
  }

  /** Those that say where to go instead (RFC 9110 section 15.4). */
  static boolean isRedirect(int status) {
    return switch (status) {
      case 301, 302, 303, 307, 308 -> true;
      default -> false;
    };
  }

  private static Wanted next(Wanted before, URI uri, Duration left) {
    boolean same = uri.getAuthority().equals(before.uri().getAuthority());
    boolean safe = uri.getScheme().equals(before.uri().getScheme());
    return new Wanted(
        before.method().equals("HEAD") ? "HEAD" : "GET",
        uri,
        same && safe ? before.headers() : List.of(),
        new byte[0],
        left,
        before.most(),
        before.distrusted());
  }
}
