package launchbot.jobs.site;

import java.util.List;
import java.util.Optional;
import launchbot.jobs.fetch.Fetched.Answered;
import launchbot.probe.Finding;
import launchbot.triage.Severity;

/** What a site lets other sites' scripts read (Fetch standard, "CORS protocol"). */
final class Cors {
  /** Nobody's: the top-level domain is reserved (RFC 2606). */
  static final String STRANGER = "https://launchbot-probe.invalid";

  /** What a sandboxed frame calls itself, which anybody can make. */
  static final String NOBODY = "null";

  private Cors() {}

  /**
   * @param origin that was asked as
   */
  static Optional<Finding> of(Answered answer, String origin) {
    List<String> allowed = answer.headers("access-control-allow-origin");
    if (allowed.isEmpty()) {
      return Optional.empty();
    }
    String said = allowed.getFirst().strip();
    boolean credentials =
        answer.header("access-control-allow-credentials").orElse("").strip().equals("true");
    if (allowed.size() > 1 || said.contains(",")) {
      return Optional.of(
          new Finding(
              "cors.several",
              Severity.MEDIUM,
              "Access-Control-Allow-Origin names several origins at once",
              "Browsers refuse such an answer, so the front end cannot read it",
              "Send one origin, chosen from a list of your own, with `Vary: Origin`"));
    }
    if (said.equals(origin) && credentials) {
      return Optional.of(
          new Finding(
              origin.equals(NOBODY) ? "cors.null-origin" : "cors.reflected",
              Severity.HIGH,
              "Every site may read answers with a user's cookies",
              "A page that a user opens elsewhere can read that user's data from this site",
              "Allow origins from a list of your own only; never send back what was asked with"));
    }
    if (said.equals("*") && credentials) {
      return Optional.of(
          new Finding(
              "cors.any-with-credentials",
              Severity.MEDIUM,
              "All origins are allowed together with credentials",
              "Browsers refuse that, so signed-in requests of the front end fail",
              "Name the origins of your front ends"));
    }
    if (said.equals(origin)) {
      return Optional.of(
          new Finding(
              "cors.open",
              Severity.LOW,
              "The origin that asks is allowed, whichever it is",
              "Other sites can read what this one answers to anybody",
              "Allow origins from a list of your own only, unless this is meant for everybody"));
    }
    return Optional.empty();
  }
}
