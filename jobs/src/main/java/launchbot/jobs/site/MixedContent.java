package launchbot.jobs.site;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import launchbot.probe.Finding;
import launchbot.triage.Severity;

/** What a page that came over HTTPS loads without it (W3C "Mixed Content"). */
final class MixedContent {
  private static final String ADVICE = "Write its address with https://, or leave the scheme out";

  private MixedContent() {}

  /** One finding for each risk, with how many there are. */
  static List<Finding> of(URI page, List<Part> parts) {
    if (!"https".equalsIgnoreCase(page.getScheme())) {
      return List.of();
    }
    List<Finding> findings = new ArrayList<>();
    for (Part.Risk risk : Part.Risk.values()) {
      List<Part> insecure =
          parts.stream().filter(Part::insecure).filter(one -> one.kind().risk() == risk).toList();
      if (!insecure.isEmpty()) {
        findings.add(finding(risk, insecure));
      }
    }
    return findings;
  }

  private static Finding finding(Part.Risk risk, List<Part> insecure) {
    Part first = insecure.getFirst();
    String more = insecure.size() == 1 ? "" : ", and %d more".formatted(insecure.size() - 1);
    String what =
        "The page loads %s without HTTPS: %s on %s%s"
            .formatted(first.kind().words(), first.name(), first.uri().getHost(), more);
    return switch (risk) {
      case ACTIVE ->
          new Finding(
              "page.mixed-active",
              Severity.HIGH,
              what,
              "Browsers do not load it, so what needs it does not work",
              ADVICE);
      case PASSIVE ->
          new Finding(
              "page.mixed-passive",
              Severity.MEDIUM,
              what,
              "Browsers call the page not secure, or leave it out",
              ADVICE);
      case FORM ->
          new Finding(
              "page.mixed-form",
              Severity.HIGH,
              "The page sends a form without HTTPS, to %s%s".formatted(first.uri().getHost(), more),
              "Anybody on the way can read what users type; browsers warn of it",
              "Send it to an address with https://");
    };
  }
}
