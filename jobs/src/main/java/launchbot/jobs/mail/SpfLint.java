package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.List;
import launchbot.probe.Finding;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** What is wrong with a domain's SPF, or will be soon. */
final class SpfLint {
  /** From here on the next include breaks it. */
  private static final int NEAR = 8;

  private static final String BROKEN =
      "Receivers give up on such a record, and mail from the domain counts as unauthenticated.";

  private SpfLint() {}

  /**
   * @param provider an include that the sender needs; null for none
   */
  static List<Finding> findings(String domain, SpfSurvey.Seen seen, @Nullable String provider) {
    var findings = new ArrayList<Finding>();
    if (seen.records() == 0) {
      findings.add(
          finding(
              "spf.none",
              Severity.HIGH,
              "%s has no SPF record".formatted(domain),
              "Anybody can send in its name, and its own mail is more likely to end up as spam.",
              "Publish one TXT record: v=spf1 include:<your provider> -all."));
      return findings;
    }
    if (seen.records() > 1) {
      findings.add(
          finding(
              "spf.several",
              Severity.HIGH,
              "%s has %d SPF records".formatted(domain, seen.records()),
              BROKEN,
              "Put their includes into one record and delete the others."));
      return findings;
    }
    if (seen.wrong() != null) {
      findings.add(
          finding(
              "spf.broken",
              Severity.HIGH,
              seen.wrong(),
              BROKEN,
              "Correct the record, or take out what it includes."));
    }
    if (seen.lookups() > SpfRun.LOOKUPS) {
      findings.add(
          finding(
              "spf.lookups",
              Severity.HIGH,
              "The SPF record of %s makes receivers ask DNS %d times, and they stop at %d"
                  .formatted(domain, seen.lookups(), SpfRun.LOOKUPS),
              BROKEN,
              "Take out includes of services that no longer send, or replace a and mx by"
                  + " addresses."));
    } else if (seen.lookups() >= NEAR) {
      findings.add(
          finding(
              "spf.lookups-near",
              Severity.LOW,
              "The SPF record of %s uses %d of the %d lookups that receivers make"
                  .formatted(domain, seen.lookups(), SpfRun.LOOKUPS),
              "The next service that is added may break it.",
              "Take out includes of services that no longer send."));
    }
    if (!seen.voids().isEmpty()) {
      boolean over = seen.voids().size() > SpfRun.VOIDS;
      findings.add(
          finding(
              "spf.void",
              over ? Severity.HIGH : Severity.LOW,
              "The SPF record of %s names what is not in DNS: %s"
                  .formatted(domain, String.join(", ", seen.voids().stream().limit(5).toList())),
              over ? BROKEN : "Receivers give up after %d of these.".formatted(SpfRun.VOIDS),
              "Take these names out of the record."));
    }
    if (seen.all() == SpfResult.PASS) {
      findings.add(
          finding(
              "spf.all",
              Severity.HIGH,
              "The SPF record of %s ends with +all".formatted(domain),
              "It says that everybody may send in its name.",
              "End it with -all or ~all."));
    } else if (seen.all() == SpfResult.NEUTRAL || (seen.all() == null && seen.wrong() == null)) {
      findings.add(
          finding(
              "spf.neutral",
              Severity.MEDIUM,
              "The SPF record of %s says nothing about other senders".formatted(domain),
              "Receivers treat forged mail as if there were no record.",
              "End it with -all or ~all."));
    }
    if (seen.ptr()) {
      findings.add(
          finding(
              "spf.ptr",
              Severity.LOW,
              "The SPF record of %s uses ptr".formatted(domain),
              "It is slow, and some receivers ignore it (RFC 7208 5.5).",
              "Name the addresses or hosts instead."));
    }
    if (provider != null && !seen.includes().contains(provider)) {
      findings.add(
          finding(
              "spf.provider",
              Severity.HIGH,
              "The SPF record of %s does not include %s".formatted(domain, provider),
              "Mail that the provider sends for the domain is not authenticated by SPF.",
              "Add include:%s to the record.".formatted(provider)));
    }
    return findings;
  }

  private static Finding finding(
      String rule, Severity severity, String what, String impact, String advice) {
    return new Finding(rule, severity, what + ".", impact, advice);
  }
}
