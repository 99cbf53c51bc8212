package launchbot.jobs.probe;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Journey;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.probe.Expectation;
import launchbot.probe.Expectations;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.probe.Timings;

/**
 * Whatever people type for a site leads to one and the same place: with and without www, over http
 * and https. Where that is, the target says by where it ends, or {@code redirects to}.
 */
public final class RedirectCheck implements Check {
  /** Only where it leads is looked at. */
  private static final int READ = 1_024;

  private final Instruments instruments;

  public RedirectCheck(Instruments instruments) {
    this.instruments = instruments;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.REDIRECT);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>(Expectations.mistakes(spec.expect()));
    if (Targets.url(spec.target()) instanceof Targets.Refused(String why)) {
      mistakes.add(why);
    }
    List<Expectation> expected = Expectations.understood(spec.expect());
    if (expected.size() > 1
        || expected.stream().anyMatch(one -> !(one instanceof Expectation.Redirects))) {
      mistakes.add(
          "A redirect probe expects one thing, where it ends: `redirects to"
              + " https://www.example.com`.");
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    if (!(Targets.url(spec.target()) instanceof Targets.Url url)) {
      return Outcome.untestable("its target is no address");
    }
    List<URI> starts = Doors.of(url.uri());
    List<Journey> journeys = journeys(starts, look);
    Journey own = journeys.getFirst();
    if (own.end().fetched() instanceof Fetched.Failed failed) {
      return Seen.failed(failed, look.at());
    }
    Optional<URI> said =
        Expectations.understood(spec.expect()).stream()
            .filter(Expectation.Redirects.class::isInstance)
            .map(one -> URI.create(((Expectation.Redirects) one).to()))
            .findFirst();
    URI end = said.orElse(own.end().uri());
    Map<String, String> facts = new LinkedHashMap<>();
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < starts.size(); i++) {
      URI start = starts.get(i);
      Journey journey = journeys.get(i);
      boolean other = !start.getHost().equals(url.uri().getHost());
      if (other && isNowhere(journey)) {
        facts.put(start.toString(), "there is no such name");
        continue;
      }
      facts.put(start.toString(), Seen.way(journey));
      trouble(start, journey, end).ifPresent(wrong::add);
    }
    Timings timings = own.hops().getFirst().fetched().timings();
    return new Outcome(
        wrong.isEmpty() ? Level.UP : Level.DOWN,
        wrong.isEmpty() ? null : Phase.EXPECTATION,
        wrong.isEmpty() ? "all lead to " + end : String.join("; ", wrong),
        timings,
        null,
        facts,
        List.of());
  }

  /** That nobody made the other name is no mistake. */
  private static boolean isNowhere(Journey journey) {
    return journey.hops().size() == 1
        && journey.end().fetched() instanceof Fetched.Failed failed
        && failed.phase() == Phase.RESOLVE;
  }

  private static Optional<String> trouble(URI start, Journey journey, URI end) {
    for (int hop = 1; hop < journey.hops().size(); hop++) {
      URI from = journey.hops().get(hop - 1).uri();
      URI to = journey.hops().get(hop).uri();
      if (from.getScheme().equals("https") && to.getScheme().equals("http")) {
        return Optional.of("%s leads from https to %s".formatted(start, to));
      }
    }
    if (journey.lost() != null) {
      return Optional.of("%s: %s".formatted(start, journey.lost()));
    }
    return switch (journey.end().fetched()) {
      case Fetched.Failed failed ->
          Optional.of("%s ends at %s: %s".formatted(start, journey.end().uri(), failed.why()));
      case Fetched.Answered answered when answered.status() >= 400 ->
          Optional.of(
              "%s ends at %s with status %d"
                  .formatted(start, journey.end().uri(), answered.status()));
      case Fetched.Answered _ ->
          Doors.same(journey.end().uri(), end)
              ? Optional.empty()
              : Optional.of(
                  "%s ends at %s instead of %s".formatted(start, journey.end().uri(), end));
    };
  }

  /** All at once: together they have the time of one look. */
  private List<Journey> journeys(List<URI> starts, Look look) {
    try (ExecutorService several = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Journey>> going =
          starts.stream()
              .map(start ->
                  several.submit(
                      () -> Journey.of(instruments.fetcher(), wanted(start, look), Journey.MOST)))
              .toList();
      List<Journey> gone = new ArrayList<>();
      for (Future<Journey> one : going) {
        gone.add(one.get());
      }
      return gone;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while it looked", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Wanted wanted(URI start, Look look) {
    return new Wanted("GET", start, List.of(), new byte[0], look.timeout(), READ);
  }
}
