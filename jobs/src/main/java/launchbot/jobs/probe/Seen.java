package launchbot.jobs.probe;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Blame;
import launchbot.jobs.fetch.Journey;
import launchbot.jobs.fetch.Targets;
import launchbot.probe.Answer;
import launchbot.probe.Finding;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;

/** What was seen, in the words of outcomes. */
final class Seen {
  private Seen() {}

  /** Down, or nothing to be said where it is our own doing. */
  static Outcome failed(Fetched.Failed failed, Instant now) {
    Level level = failed.blame() == Blame.TARGET ? Level.DOWN : Level.UNTESTABLE;
    return new Outcome(
        level, failed.phase(), failed.why(), failed.timings(), null, facts(failed, now), List.of());
  }

  static Outcome answered(
      Fetched.Answered answered,
      Level level,
      String words,
      Map<String, String> facts,
      List<Finding> findings) {
    Phase phase = level == Level.DOWN ? Phase.EXPECTATION : null;
    return new Outcome(level, phase, words, answered.timings(), answered.status(), facts, findings);
  }

  /** Where it was, and which certificate it showed. */
  static Map<String, String> facts(Fetched fetched, Instant now) {
    Map<String, String> facts = new LinkedHashMap<>();
    switch (fetched) {
      case Fetched.Answered answered -> {
        facts.put("status", String.valueOf(answered.status()));
        facts.put("address", answered.address().getHostAddress());
      }
      case Fetched.Failed failed -> {
        facts.put("phase", failed.phase().words());
        if (!failed.resolved().isEmpty()) {
          facts.put("resolver", addresses(failed.resolved()));
        }
      }
    }
    if (fetched.handshake() != null) {
      facts.putAll(Certificate.facts(fetched.handshake(), now));
    }
    return facts;
  }

  private static String addresses(List<InetAddress> addresses) {
    return addresses.stream()
        .limit(4)
        .map(InetAddress::getHostAddress)
        .collect(Collectors.joining(", "));
  }

  /** The end of a journey, as expectations want it. */
  static Answer answer(Fetched.Answered answered, URI asked, Duration took) {
    return new Answer() {
      @Override
      public int status() {
        return answered.status();
      }

      @Override
      public List<String> headers(String name) {
        return answered.headers(name);
      }

      @Override
      public String body() {
        return answered.text();
      }

      @Override
      public Duration took() {
        return took;
      }

      @Override
      public String leadsTo() {
        String location = answered.header("Location").orElse("");
        return answered.status() / 100 == 3
                && !location.isEmpty()
                && Targets.next(asked, location) instanceof Targets.Url url
            ? url.text()
            : "";
      }
    };
  }

  /** {@code http://a.example → https://a.example → https://www.a.example (200)}. */
  static String way(Journey journey) {
    String way =
        journey.hops().stream().map(hop -> hop.uri().toString()).collect(Collectors.joining(" → "));
    return journey.end().fetched() instanceof Fetched.Answered answered
        ? "%s (%d)".formatted(way, answered.status())
        : way;
  }
}
