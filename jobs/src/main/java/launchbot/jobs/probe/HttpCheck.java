package launchbot.jobs.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Journey;
import launchbot.jobs.fetch.Targets;
import launchbot.probe.Expectation;
import launchbot.probe.Expectations;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;

/**
 * Asks a URL and holds the answer against what is expected. Options: {@code method}, {@code
 * headers} (a line each), {@code follow} (yes or no: whether redirects are followed).
 */
public final class HttpCheck implements Check {
  private final Instruments instruments;

  public HttpCheck(Instruments instruments) {
    this.instruments = instruments;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.HTTP);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>(Asking.mistakes(spec));
    mistakes.addAll(Expectations.mistakes(spec.expect()));
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    if (!(Targets.url(spec.target()) instanceof Targets.Url url)) {
      return Outcome.untestable("its target is no address");
    }
    List<Expectation> expected = expected(spec);
    Journey journey =
        Journey.of(
            instruments.fetcher(),
            Asking.wanted(spec, url.uri(), look.timeout()),
            follows(spec, expected) ? Journey.MOST : 0);
    return switch (journey.end().fetched()) {
      case Fetched.Failed failed -> Seen.failed(failed, look.at());
      case Fetched.Answered answered ->
          AnswerVerdict.of(journey, answered, expected, Map.of(), look);
    };
  }

  /** What a page that works answers, unless something is said of the status. */
  static List<Expectation> expected(Spec spec) {
    List<Expectation> expected = new ArrayList<>(Expectations.understood(spec.expect()));
    if (expected.stream()
        .noneMatch(
            one -> one instanceof Expectation.Status || one instanceof Expectation.Redirects)) {
      expected.addFirst(Expectation.Status.FINE);
    }
    return expected;
  }

  /** Whoever expects a redirect wants to see it. */
  private static boolean follows(Spec spec, List<Expectation> expected) {
    Optional<String> said = spec.option(Asking.FOLLOW);
    return said.map("yes"::equals)
        .orElseGet(() ->
            expected.stream()
                .noneMatch(one ->
                    one instanceof Expectation.Redirects
                        || (one instanceof Expectation.Status status
                            && status.ranges().stream()
                                .anyMatch(range -> range.from() < 400 && range.to() >= 300))));
  }
}
