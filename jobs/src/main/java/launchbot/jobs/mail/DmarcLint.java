package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.jobs.mail.DmarcRecord.Policy;
import launchbot.probe.Finding;
import launchbot.triage.Severity;

/** What is wrong with the policy that holds for a domain. */
final class DmarcLint {
  private DmarcLint() {}

  /** What receivers are asked to do with mail of this domain that fails. */
  static Optional<Policy> policy(DmarcTree.Walk walk) {
    return walk.policy().map(step -> of(step, walk.domain()));
  }

  private static Policy of(DmarcTree.Step step, String domain) {
    DmarcRecord record = step.record();
    Policy asked = step.domain().equals(domain) ? record.policy() : record.below(true);
    return record.testing() ? asked.milder() : asked;
  }

  static List<Finding> findings(DmarcTree.Walk walk) {
    var findings = new ArrayList<Finding>();
    for (String wrong : walk.wrong()) {
      findings.add(
          new Finding(
              "dmarc.syntax",
              Severity.HIGH,
              capital(wrong) + ".",
              "Receivers act as if it were not there.",
              "Leave one record, beginning with v=DMARC1; p=…"));
    }
    Optional<DmarcTree.Step> policy = walk.policy();
    if (policy.isEmpty()) {
      if (walk.wrong().isEmpty()) {
        findings.add(
            new Finding(
                "dmarc.missing",
                Severity.HIGH,
                "No DMARC policy holds for %s.".formatted(walk.domain()),
                "Large receivers refuse bulk mail without one, and nobody learns of forgeries.",
                "Publish TXT at _dmarc.%s: v=DMARC1; p=none; rua=mailto:…, and raise p later."
                    .formatted(walk.domain())));
      }
      return findings;
    }
    DmarcRecord record = policy.get().record();
    if (record.testing()) {
      findings.add(
          new Finding(
              "dmarc.testing",
              Severity.MEDIUM,
              "The DMARC policy of %s is a test (t=y).".formatted(policy.get().domain()),
              "Receivers do one step less than it says.",
              "Take t=y out once the reports look right."));
    } else if (of(policy.get(), walk.domain()) == Policy.NONE) {
      findings.add(
          new Finding(
              "dmarc.none",
              Severity.MEDIUM,
              "The DMARC policy for %s is none: monitoring only.".formatted(walk.domain()),
              "Forged mail in its name is delivered.",
              "Once the reports look right, ask for quarantine, then reject."));
    }
    if (record.reports().isEmpty()) {
      findings.add(
          new Finding(
              "dmarc.reports",
              Severity.LOW,
              "The DMARC policy of %s names nobody to report to.".formatted(policy.get().domain()),
              "Nobody learns which mail fails.",
              "Add rua=mailto:… to the record."));
    }
    if (!record.retired().isEmpty()) {
      findings.add(
          new Finding(
              "dmarc.retired",
              Severity.LOW,
              "The DMARC record of %s has tags that mean nothing any more: %s."
                  .formatted(policy.get().domain(), String.join(", ", record.retired())),
              "RFC 9989 took them out; a pct below 100 no longer softens the policy.",
              "Take them out; t=y is what softens a policy now."));
    }
    return findings;
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
