package launchbot.jobs.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Journey;
import launchbot.probe.Answer;
import launchbot.probe.Expectation;
import launchbot.probe.Finding;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.triage.Severity;

/** An answer held against what was expected of it. */
final class AnswerVerdict {
  private static final Duration SLOW = Duration.ofMillis(800);
  private static final Duration SLOWISH = Duration.ofMillis(500);

  private AnswerVerdict() {}

  /**
   * @param seen facts that are told beside those of every answer
   */
  static Outcome of(
      Journey journey,
      Fetched.Answered answered,
      List<Expectation> expected,
      Map<String, String> seen,
      Look look) {
    Map<String, String> facts = new LinkedHashMap<>(Seen.facts(answered, look.at()));
    facts.putAll(seen);
    if (journey.hops().size() > 1) {
      facts.put("redirects", Seen.way(journey));
    }
    if (journey.lost() != null) {
      return Seen.answered(answered, Level.DOWN, journey.lost(), facts, List.of());
    }
    Duration took = Duration.ofNanos(journey.micros() * 1_000);
    Answer answer = Seen.answer(answered, journey.end().uri(), took);
    List<String> unmet = new ArrayList<>();
    List<String> slow = new ArrayList<>();
    for (Expectation one : expected) {
      one.unmet(answer).ifPresent(one instanceof Expectation.Under ? slow::add : unmet::add);
    }
    if (!unmet.isEmpty()) {
      String excerpt = Excerpt.of(answered);
      if (!excerpt.isEmpty()) {
        facts.put("answer", excerpt);
      }
      String words = String.join("; ", unmet);
      boolean error = answered.status() >= 400 && !excerpt.isEmpty();
      return Seen.answered(
          answered, Level.DOWN, error ? words + ": " + excerpt : words, facts, List.of());
    }
    if (!slow.isEmpty()) {
      return Seen.answered(answered, Level.DEGRADED, String.join("; ", slow), facts, List.of());
    }
    boolean own = expected.stream().anyMatch(Expectation.Under.class::isInstance);
    String words = "status %d in %,d ms".formatted(answered.status(), took.toMillis());
    if (!own && took.compareTo(SLOW) > 0) {
      return Seen.answered(
          answered, Level.DEGRADED, words + ", more than 800 ms", facts, List.of());
    }
    return Seen.answered(
        answered,
        Level.UP,
        words,
        facts,
        own || took.compareTo(SLOWISH) <= 0 ? List.of() : List.of(slowish(took)));
  }

  private static Finding slowish(Duration took) {
    return new Finding(
        "http.slow",
        Severity.LOW,
        "It answers in %,d ms.".formatted(took.toMillis()),
        "Pages begin to feel slow beyond 500 ms.",
        "Look at what the time goes to, or say what is fine here: under %d ms."
            .formatted(SLOW.toMillis()));
  }
}
