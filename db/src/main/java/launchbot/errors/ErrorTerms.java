package launchbot.errors;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import launchbot.probe.Length;
import launchbot.probe.Spec;

/**
 * From when on there are too many errors.
 *
 * @param rate from which share of failed requests on, from 0 to 1
 * @param p95 from which time on what takes longer than 95 % of requests is slow
 * @param core the routes whose rate counts; empty for all
 * @param payments the routes on which payment callbacks come in
 */
public record ErrorTerms(double rate, Duration p95, List<String> core, List<String> payments) {
  /** The share of failed requests: {@code 1%}. */
  public static final String RATE = "rate";

  /** The time within which 95 of 100 requests are answered: {@code 800ms}. */
  public static final String P95 = "p95";

  /** Routes, separated by spaces: {@code /checkout /sign-in}. */
  public static final String CORE = "core";

  /** Routes of payment callbacks, separated by spaces. */
  public static final String PAYMENTS = "payments";

  /** Fewer requests than this tell nothing of a share (PLAYBOOK "Probes"). */
  public static final int LEAST = 20;

  /** How far back a look goes. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  /** How far back a look for failed payment callbacks goes: providers try again ever later. */
  public static final Duration PAYMENT_WINDOW = Duration.ofMinutes(15);

  /** What the window is held against: what the same launch had before it. */
  public static final Duration BASELINE = Duration.ofHours(1);

  private static final double USUAL_RATE = 0.01;
  private static final Duration USUAL_P95 = Duration.ofMillis(800);

  public ErrorTerms {
    core = List.copyOf(core);
    payments = List.copyOf(payments);
  }

  public static final ErrorTerms USUAL =
      new ErrorTerms(USUAL_RATE, USUAL_P95, List.of(), List.of());

  /** Of a probe as it is kept; what cannot be read there counts as not given. */
  public static ErrorTerms of(Spec spec) {
    OptionalDouble rate = spec.option(RATE).map(ErrorTerms::share).orElse(OptionalDouble.empty());
    return new ErrorTerms(
        rate.orElse(USUAL_RATE),
        spec.option(P95).flatMap(Length::of).orElse(USUAL_P95),
        routes(spec, CORE),
        routes(spec, PAYMENTS));
  }

  /** What speaks against the options, a sentence in mrkdwn; empty for nothing. */
  public static Optional<String> mistake(Spec spec) {
    if (spec.option(RATE).isPresent() && share(spec.option(RATE).get()).isEmpty()) {
      return Optional.of(
          "The rate is a share of requests, more than 0 and at most 100: `rate 1%`.");
    }
    return spec.option(P95).isPresent() && spec.option(P95).flatMap(Length::of).isEmpty()
        ? Optional.of("The p95 is a length of time: `p95 800ms`.")
        : Optional.empty();
  }

  /** Reads {@code 1%}, {@code 0.5 %}, {@code 2}: per cent. */
  static OptionalDouble share(String text) {
    String number = text.strip().toLowerCase(Locale.ROOT);
    number = number.endsWith("%") ? number.substring(0, number.length() - 1).strip() : number;
    if (!number.matches("\\d{1,3}(\\.\\d{1,4})?")) {
      return OptionalDouble.empty();
    }
    double share = Double.parseDouble(number) / 100;
    return share > 0 && share <= 1 ? OptionalDouble.of(share) : OptionalDouble.empty();
  }

  private static List<String> routes(Spec spec, String option) {
    return spec.option(option).stream()
        .flatMap(text -> List.of(text.strip().split("[ ,\n]+", -1)).stream())
        .filter(route -> !route.isEmpty())
        .map(Routes::fold)
        .toList();
  }
}
