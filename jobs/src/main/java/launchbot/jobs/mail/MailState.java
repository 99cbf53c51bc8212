package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import launchbot.probe.Finding;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Timings;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/**
 * All that DNS says of a domain's mail.
 *
 * @param envelope the domain that SPF is checked for
 * @param provider an SPF include that the sender needs; null for none
 * @param aligned whether the envelope's domain speaks for the domain
 */
record MailState(
    String domain,
    String envelope,
    @Nullable String provider,
    SpfSurvey.Seen spf,
    List<DkimLint.Selector> keys,
    DmarcTree.Walk walk,
    boolean aligned) {

  Outcome outcome(Timings timings) {
    List<Finding> findings = findings();
    Severity worst =
        findings.stream()
            .map(Finding::severity)
            .min(Comparator.naturalOrder())
            .orElse(Severity.LOW);
    Level level =
        switch (worst) {
          case BLOCKER, HIGH -> Level.DOWN;
          case MEDIUM -> Level.DEGRADED;
          case LOW, POST_LAUNCH -> Level.UP;
        };
    var facts = new LinkedHashMap<String, String>();
    facts.put("SPF", spfWords());
    facts.put("DKIM", dkimWords());
    facts.put("DMARC", dmarcWords());
    facts.put(MailCheck.PROVES + "email.authenticated", authenticated(level, findings));
    facts.put(MailCheck.PROVES + "email.aligned", alignment());
    return new Outcome(
        level,
        level == Level.UP ? null : Phase.EXPECTATION,
        findings.isEmpty() || level == Level.UP
            ? "SPF, DKIM and DMARC of %s are right".formatted(domain)
            : unstopped(findings.getFirst().what()),
        timings,
        null,
        facts,
        findings);
  }

  private List<Finding> findings() {
    var findings = new ArrayList<>(SpfLint.findings(envelope, spf, provider));
    keys.forEach(key -> findings.addAll(key.findings()));
    findings.addAll(DmarcLint.findings(walk));
    if (keys.isEmpty()) {
      findings.add(
          new Finding(
              "dkim.unknown",
              Severity.MEDIUM,
              "No DKIM selector is configured for %s.".formatted(domain),
              "Keys cannot be listed, so nobody knows whether its mail is signed.",
              "Find s= in the DKIM-Signature of a mail that you sent, and add it: selectors=…"));
    }
    if (!aligned) {
      findings.add(
          new Finding(
              "mail.alignment",
              usable() ? Severity.LOW : Severity.HIGH,
              "The envelope's domain %s is not aligned with %s.".formatted(envelope, domain),
              usable()
                  ? "DMARC rests on DKIM alone."
                  : "SPF does not count for DMARC, and no DKIM key is known that would.",
              "Let the provider send bounces to a name below %s.".formatted(domain)));
    }
    findings.sort(Comparator.comparing(Finding::severity));
    return findings;
  }

  private boolean usable() {
    return keys.stream().anyMatch(DkimLint.Selector::usable);
  }

  private boolean spfCounts() {
    return aligned
        && spf.records() == 1
        && spf.wrong() == null
        && spf.lookups() <= SpfRun.LOOKUPS
        && (provider == null || spf.includes().contains(provider));
  }

  private static String authenticated(Level level, List<Finding> findings) {
    return switch (level) {
      case UP -> "green: SPF, DKIM and DMARC are right";
      case DEGRADED -> "amber: " + unstopped(findings.getFirst().what());
      case DOWN, UNTESTABLE -> "red: " + unstopped(findings.getFirst().what());
    };
  }

  /** DMARC needs one of both; with one, the next change of the provider's may take it away. */
  private String alignment() {
    if (spfCounts() && usable()) {
      return "green: SPF and DKIM are aligned with %s".formatted(domain);
    }
    if (usable()) {
      return "amber: DKIM is aligned with %s, SPF is not".formatted(domain);
    }
    return spfCounts()
        ? "amber: SPF is aligned with %s, DKIM is not known to be".formatted(domain)
        : "red: neither SPF nor DKIM is aligned with %s".formatted(domain);
  }

  private String spfWords() {
    return spf.records() == 0
        ? "none"
        : "%d of %d lookups".formatted(spf.lookups(), SpfRun.LOOKUPS);
  }

  private String dkimWords() {
    return keys.isEmpty()
        ? "no selector is configured"
        : keys.stream()
            .map(key -> key.name() + " " + key.words())
            .collect(Collectors.joining(", "));
  }

  private String dmarcWords() {
    return walk.policy()
        .map(step ->
            "%s, from %s"
                .formatted(
                    DmarcLint.policy(walk).orElse(DmarcRecord.Policy.NONE).key(), step.domain()))
        .orElse("none");
  }

  private static String unstopped(String sentence) {
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
