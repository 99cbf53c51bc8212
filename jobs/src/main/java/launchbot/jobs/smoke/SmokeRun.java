package launchbot.jobs.smoke;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import launchbot.jobs.probe.Look;
import launchbot.jobs.site.Budget;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Timings;
import org.jspecify.annotations.Nullable;

/** One run of the steps. Everything that it says has passed {@link Redaction}. */
final class SmokeRun {
  private static final Duration ONE_ANSWER = Duration.ofSeconds(15);
  private static final int MOST_HOPS = 5;

  private final Fetcher fetcher;
  private final URI target;
  private final Budget budget;
  private final CookieJar jar;
  private final Redaction redaction = new Redaction();
  private final Variables variables;
  private final Map<String, String> facts = new LinkedHashMap<>();
  private Timings timings = Timings.NONE;
  private @Nullable Integer status;

  SmokeRun(Fetcher fetcher, URI target, Look look) {
    this.fetcher = fetcher;
    this.target = target;
    this.budget = Budget.of(look.timeout());
    this.jar = new CookieJar(look.at());
    this.variables = new Variables(look.secrets(), redaction);
  }

  Outcome go(List<Step> steps) {
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      String label = "step %d, %s".formatted(i + 1, step.name());
      if (budget.spent()) {
        return ended(Level.DOWN, Phase.FIRST_BYTE, label + ": no time was left for it");
      }
      try {
        Optional<Outcome> failed = carryOut(step, label);
        if (failed.isPresent()) {
          return failed.get();
        }
      } catch (Variables.Unknown e) {
        return ended(
            Level.UNTESTABLE,
            null,
            e.name().startsWith(Variables.SECRET)
                ? "%s: nobody has set the secret %s; /probe secret %2$s sets it"
                    .formatted(label, e.name().substring(Variables.SECRET.length()))
                : "%s: %s has no value".formatted(label, e.name()));
      }
    }
    return ended(Level.UP, null, "all %d steps passed".formatted(steps.size()));
  }

  /** Why it failed; empty where it passed. */
  private Optional<Outcome> carryOut(Step step, String label) throws Variables.Unknown {
    Optional<URI> uri =
        Requests.uri(target, variables.filled(step.url(), Requests::encoded))
            .filter(there -> Requests.stays(target, step, there));
    if (uri.isEmpty()) {
      return Optional.of(
          ended(Level.DOWN, Phase.EXPECTATION, label + ": its address cannot be asked"));
    }
    Fetched fetched = ask(step, uri.get());
    long micros = fetched.timings().total();
    add(fetched.timings());
    if (fetched instanceof Fetched.Failed failed) {
      Level level = failed.refused() ? Level.UNTESTABLE : Level.DOWN;
      return Optional.of(ended(level, failed.phase(), label + ": " + failed.why()));
    }
    var answer = (Answered) fetched;
    status = answer.status();
    // Before anything is said of the answer: what it holds may be as good as a password.
    jar.values().forEach(redaction::captured);
    List<String> absent = new ArrayList<>();
    step.capture()
        .forEach((name, capture) ->
            capture
                .in(answer)
                .ifPresentOrElse(value -> variables.put(name, value), () -> absent.add(name)));
    facts.put(label, "%d in %d ms".formatted(answer.status(), micros / 1_000));
    if (answer.status() >= 500) {
      return Optional.of(
          ended(
              Level.DOWN,
              Phase.EXPECTATION,
              "%s: the server failed with %d".formatted(label, answer.status())));
    }
    Optional<String> unmet = Expected.unmet(step.expect(), uri.get(), answer, redaction);
    if (unmet.isPresent()) {
      return Optional.of(ended(Level.DOWN, Phase.EXPECTATION, label + ": " + unmet.get()));
    }
    return absent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            ended(
                Level.DOWN,
                Phase.EXPECTATION,
                "%s: the answer has nothing for %s".formatted(label, String.join(", ", absent))));
  }

  /** Follows redirects on the same host only: what was typed for one is not for another. */
  private Fetched ask(Step step, URI first) throws Variables.Unknown {
    Requests.Sent sent = Requests.of(step, variables);
    URI uri = first;
    Wanted wanted = wanted(sent.method(), uri, sent.headers(), sent.body());
    for (int hop = 0; ; hop++) {
      Fetched fetched = fetcher.fetch(wanted);
      if (!(fetched instanceof Answered answer)) {
        return fetched;
      }
      jar.keep(uri, answer.headers("set-cookie"));
      URI next = Requests.next(uri, answer);
      if (!step.follow() || hop >= MOST_HOPS || next == null || budget.spent()) {
        return answer;
      }
      boolean again = answer.status() == 307 || answer.status() == 308;
      uri = Objects.requireNonNull(next);
      wanted =
          again
              ? wanted(sent.method(), uri, sent.headers(), sent.body())
              : wanted("GET", uri, Requests.withoutBody(sent.headers()), new byte[0]);
    }
  }

  private Wanted wanted(String method, URI uri, List<Wanted.Header> headers, byte[] body) {
    List<Wanted.Header> all = new ArrayList<>(headers);
    String cookies = jar.of(uri);
    if (!cookies.isEmpty()) {
      all.add(new Wanted.Header("Cookie", cookies));
    }
    return new Wanted(method, uri, all, body, budget.atMost(ONE_ANSWER), Wanted.MOST);
  }

  private Outcome ended(Level level, @Nullable Phase phase, String words) {
    Map<String, String> shown = new LinkedHashMap<>();
    facts.forEach((name, value) -> shown.put(redaction.of(name), redaction.of(value)));
    return new Outcome(level, phase, redaction.of(words), timings, status, shown, List.of());
  }

  private void add(Timings more) {
    timings =
        new Timings(
            sum(timings.resolve(), more.resolve()),
            sum(timings.connect(), more.connect()),
            sum(timings.tls(), more.tls()),
            sum(timings.firstByte(), more.firstByte()),
            sum(timings.body(), more.body()));
  }

  private static long sum(long one, long other) {
    return one < 0 ? other : other < 0 ? one : one + other;
  }
}
