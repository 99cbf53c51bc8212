package launchbot.jobs.probe;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import launchbot.jobs.fetch.Distrust;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Handshake;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import launchbot.triage.Severity;

/**
 * Looks at a server's certificate: whether it is trusted, for how long still, and how strong. The
 * target is a host, with a port where it is not 443. Option: {@code days} that have to be left, 14
 * where nobody says otherwise.
 */
public final class TlsCheck implements Check {
  private static final String DAYS = "days";
  private static final int ENOUGH = 14;

  /** What clocks may differ by. */
  private static final Duration APART = Duration.ofHours(1);

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Instruments instruments;

  public TlsCheck(Instruments instruments) {
    this.instruments = instruments;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.TLS);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>();
    switch (Targets.url(spec.target())) {
      case Targets.Refused(String why) -> mistakes.add(why);
      case Targets.Url(URI uri) when uri.getScheme().equals("http") ->
          mistakes.add("Certificates belong to https: type the host alone, `app.example.com`.");
      case Targets.Url _ -> {
        // as it should be
      }
    }
    if (!spec.expect().isEmpty()) {
      mistakes.add("A TLS probe knows what is right; say only how many `days` have to be left.");
    }
    if (spec.option(DAYS).isPresent() && days(spec).isEmpty()) {
      mistakes.add("`days` is a number from 1 to 365.");
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    if (!(Targets.url(spec.target()) instanceof Targets.Url url)) {
      return Outcome.untestable("its target is no host");
    }
    URI uri = URI.create("https://" + url.uri().getRawAuthority() + "/");
    Fetched fetched =
        instruments
            .fetcher()
            .fetch(new Wanted("HEAD", uri, List.of(), new byte[0], look.timeout(), 1_024, true));
    Handshake handshake = fetched.handshake();
    if (handshake == null || handshake.sent().isEmpty()) {
      return fetched instanceof Fetched.Failed failed
          ? Seen.failed(failed, look.at())
          : Outcome.down(Phase.TLS, "the server showed no certificate", fetched.timings());
    }
    // What it answered beyond the handshake, if anything, is no matter of this probe.
    Timings timings = fetched.timings();
    Map<String, String> facts = Seen.facts(fetched, look.at());
    facts.remove("phase");
    Distrust distrust = handshake.distrust();
    return distrust == null
        ? trusted(handshake, days(spec).orElse(ENOUGH), timings, facts, look.at())
        : distrusted(distrust, fetched, timings, facts, look.at());
  }

  private static Outcome distrusted(
      Distrust distrust, Fetched fetched, Timings timings, Map<String, String> facts, Instant now) {
    Optional<Instant> theirs = date(fetched);
    boolean dates =
        distrust.flaw() == Distrust.Flaw.EXPIRED || distrust.flaw() == Distrust.Flaw.NOT_YET;
    if (dates
        && theirs.isPresent()
        && Duration.between(now, theirs.get()).abs().compareTo(APART) > 0) {
      facts.put(
          "server's clock",
          DateTimeFormatter.RFC_1123_DATE_TIME.format(theirs.get().atOffset(ZoneOffset.UTC)));
      return new Outcome(
          Level.DEGRADED,
          null,
          distrust.words()
              + " by our clock, but the server's clock says "
              + DAY.format(theirs.get())
              + ": one of the two is wrong",
          timings,
          null,
          facts,
          List.of(
              new Finding(
                  "tls.clock",
                  Severity.HIGH,
                  "Our clock and the server's are %d days apart."
                      .formatted(Duration.between(now, theirs.get()).abs().toDays()),
                  "Nobody can say whether the certificate is valid; logins and tokens may fail"
                      + " too.",
                  "Have both clocks set by NTP.")));
    }
    return new Outcome(Level.DOWN, Phase.TLS, distrust.words(), timings, null, facts, List.of());
  }

  private static Outcome trusted(
      Handshake handshake, int enough, Timings timings, Map<String, String> facts, Instant now) {
    List<Finding> findings = new ArrayList<>();
    List<String> words = new ArrayList<>();
    X509Certificate first = Certificate.first(handshake);
    long left = Certificate.daysLeft(first, now);
    if (left < enough) {
      String what =
          first.equals(handshake.sent().getFirst())
              ? "the certificate"
              : "the intermediate certificate";
      String ends =
          "%s ends in %s, on %s"
              .formatted(
                  what,
                  left == 1 ? "1 day" : left + " days",
                  DAY.format(first.getNotAfter().toInstant()));
      words.add(ends);
      findings.add(
          new Finding(
              "tls.ending",
              Severity.HIGH,
              sentence(ends),
              "From then on browsers show a warning instead of the page, and programs stop.",
              "Renew it, and find out why that did not happen by itself."));
    }
    handshake.path().stream()
        .limit(Math.max(1, handshake.path().size() - 1))
        .map(Certificate::weakness)
        .flatMap(Optional::stream)
        .findFirst()
        .ifPresent(weak -> {
          words.add("the certificate rests on " + weak);
          findings.add(
              new Finding(
                  "tls.weak",
                  Severity.HIGH,
                  sentence("the certificate rests on " + weak),
                  "It can be forged, and more and more clients refuse it.",
                  "Have it issued for an EC key (P-256) or an RSA key of 2048 bits or more."));
        });
    if (handshake.protocol().equals("TLSv1") || handshake.protocol().equals("TLSv1.1")) {
      words.add("the server speaks only %s".formatted(handshake.protocol()));
      findings.add(
          new Finding(
              "tls.protocol",
              Severity.HIGH,
              sentence("the server speaks only %s".formatted(handshake.protocol())),
              "Browsers of today refuse it.",
              "Turn TLS 1.2 and 1.3 on."));
    }
    return new Outcome(
        findings.isEmpty() ? Level.UP : Level.DEGRADED,
        null,
        findings.isEmpty() ? "%d days left".formatted(left) : String.join("; ", words),
        timings,
        null,
        facts,
        findings);
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }

  /** What the server's clock says; empty where it does not say. */
  private static Optional<Instant> date(Fetched fetched) {
    if (!(fetched instanceof Fetched.Answered answered)) {
      return Optional.empty();
    }
    try {
      return answered
          .header("Date")
          .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> days(Spec spec) {
    return spec.option(DAYS)
        .filter(text -> text.length() <= 3 && !text.isEmpty())
        .filter(text -> text.chars().allMatch(c -> c >= '0' && c <= '9'))
        .map(Integer::valueOf)
        .filter(days -> days >= 1 && days <= 365);
  }
}
