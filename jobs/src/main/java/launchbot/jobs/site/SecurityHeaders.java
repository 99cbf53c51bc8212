package launchbot.jobs.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.probe.Finding;
import launchbot.triage.Severity;

/** The headers by which a page tells browsers to be careful, and those that tell too much. */
final class SecurityHeaders {
  static final Duration HSTS = Duration.ofDays(180);
  private static final Set<String> FRAMES = Set.of("deny", "sameorigin");
  private static final List<String> TELLING =
      List.of("server", "x-powered-by", "x-aspnet-version", "x-aspnetmvc-version", "x-generator");
  private static final int LONGEST_SHOWN = 60;

  private SecurityHeaders() {}

  static List<Finding> of(Answered answer, boolean https) {
    List<Finding> findings = new ArrayList<>();
    transport(answer, https).ifPresent(findings::add);
    scripts(answer).ifPresent(findings::add);
    frames(answer).ifPresent(findings::add);
    types(answer).ifPresent(findings::add);
    referrer(answer).ifPresent(findings::add);
    telling(answer).ifPresent(findings::add);
    return findings;
  }

  /** RFC 6797, section 6.1. */
  private static Optional<Finding> transport(Answered answer, boolean https) {
    if (!https) {
      return Optional.of(
          new Finding(
              "header.plain",
              Severity.HIGH,
              "The page is served over plain HTTP",
              "Anybody on the way can read and change what users see and type",
              "Redirect to HTTPS, and serve nothing else over HTTP"));
    }
    String advice = "Send `Strict-Transport-Security: max-age=31536000; includeSubDomains`";
    String impact = "The first request of a visit can be led to a copy of the site over plain HTTP";
    Optional<String> said = answer.header("strict-transport-security");
    if (said.isEmpty()) {
      return Optional.of(
          new Finding(
              "header.hsts",
              Severity.MEDIUM,
              "Strict-Transport-Security is missing",
              impact,
              advice));
    }
    long seconds = maxAge(said.get());
    return seconds >= HSTS.toSeconds()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "header.hsts-short",
                Severity.LOW,
                seconds < 0
                    ? "Strict-Transport-Security says no max-age"
                    : "Strict-Transport-Security holds for %d days, which is under %d"
                        .formatted(Duration.ofSeconds(seconds).toDays(), HSTS.toDays()),
                impact,
                advice));
  }

  private static Optional<Finding> scripts(Answered answer) {
    String impact = "A script that somebody gets into a page runs with everything its users may do";
    String advice =
        "Send `Content-Security-Policy: script-src 'self'`, with nonces for scripts in the page;"
            + " try it with `-Report-Only` first";
    List<String> policies = answer.headers("content-security-policy");
    if (policies.isEmpty()) {
      boolean tried = answer.header("content-security-policy-report-only").isPresent();
      return Optional.of(
          new Finding(
              "header.csp",
              Severity.LOW,
              tried
                  ? "The Content-Security-Policy only reports"
                  : "Content-Security-Policy is missing",
              impact,
              tried ? "Once the reports are quiet, send it without `-Report-Only`" : advice));
    }
    return ContentPolicy.of(policies).heldBackScripts()
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "header.csp-weak",
                Severity.LOW,
                "The Content-Security-Policy lets any script run",
                impact,
                "Take `unsafe-inline`, `*` and `https:` out of `script-src`; give scripts nonces"));
  }

  private static Optional<Finding> frames(Answered answer) {
    boolean policy =
        ContentPolicy.of(answer.headers("content-security-policy")).says("frame-ancestors");
    boolean options =
        answer.headers("x-frame-options").stream()
            .anyMatch(value -> FRAMES.contains(value.strip().toLowerCase(Locale.ROOT)));
    return policy || options
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "header.frames",
                Severity.MEDIUM,
                "Every site may show this one in a frame",
                "A user can be led to click something here without seeing it",
                "Send `Content-Security-Policy: frame-ancestors 'self'`"));
  }

  private static Optional<Finding> types(Answered answer) {
    return answer.header("x-content-type-options").orElse("").strip().equalsIgnoreCase("nosniff")
        ? Optional.empty()
        : Optional.of(
            new Finding(
                "header.nosniff",
                Severity.LOW,
                "X-Content-Type-Options is missing",
                "A browser can take an uploaded file for a script and run it",
                "Send `X-Content-Type-Options: nosniff`"));
  }

  private static Optional<Finding> referrer(Answered answer) {
    String said = answer.header("referrer-policy").orElse("").strip().toLowerCase(Locale.ROOT);
    if (!said.isEmpty() && !said.endsWith("unsafe-url")) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "header.referrer",
            Severity.LOW,
            said.isEmpty() ? "Referrer-Policy is missing" : "Referrer-Policy is unsafe-url",
            "Addresses with what is in them, such as a reset link, can go on to other sites",
            "Send `Referrer-Policy: strict-origin-when-cross-origin`"));
  }

  /** A product's name says little; its version says which holes it has. */
  private static Optional<Finding> telling(Answered answer) {
    for (String header : TELLING) {
      String value = answer.header(header).orElse("").strip();
      if (value.chars().anyMatch(Character::isDigit)) {
        return Optional.of(
            new Finding(
                "header.version",
                Severity.LOW,
                "%s tells a version: %s"
                    .formatted(header, value.substring(0, Math.min(LONGEST_SHOWN, value.length()))),
                "Whoever looks for a known hole finds this server by it",
                "Leave the version out, or the whole header"));
      }
    }
    return Optional.empty();
  }

  /** −1 where it is not said, or no number. */
  private static long maxAge(String header) {
    for (String part : header.split(";", -1)) {
      String[] pair = part.split("=", 2);
      if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("max-age")) {
        String value = pair[1].strip().replace("\"", "");
        return value.matches("[0-9]{1,12}") ? Long.parseLong(value) : -1;
      }
    }
    return -1;
  }
}
