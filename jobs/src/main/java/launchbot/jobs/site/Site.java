package launchbot.jobs.site;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Journey;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;

/** Getting to a page, whichever redirects lead there. */
final class Site {
  /** For one of several answers that a look wants. */
  static final Duration ONE_ANSWER = Duration.ofSeconds(5);

  /** What browsers say that they can undo. */
  static final Wanted.Header COMPRESSED = new Wanted.Header("Accept-Encoding", "gzip, br");

  /** A page of HTML that is longer is read up to here, in bytes. */
  static final int PAGE = 2 << 20;

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
    var wanted = new Wanted("GET", from, headers, new byte[0], budget.atMost(budget.left()), PAGE);
    Journey journey = Journey.of(fetcher, wanted, Journey.MOST);
    Journey.Hop end = journey.end();
    String lost = journey.lost();
    return switch (end.fetched()) {
      case Fetched.Failed failed -> new Lost(failed(failed));
      case Answered answer when lost == null -> new Landed(end.uri(), answer);
      case Answered _ -> new Lost(Outcome.untestable(String.valueOf(lost)));
    };
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
