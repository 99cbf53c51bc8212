package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.List;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.probe.Finding;
import launchbot.triage.Severity;
import org.jspecify.annotations.Nullable;

/** What is wrong with the keys of a domain's selectors. */
final class DkimLint {
  private static final String UNSIGNED = "Receivers treat mail that it signs as unsigned.";

  private DkimLint() {}

  /**
   * What a selector has.
   *
   * @param words short, as people read it: {@code rsa 2048}
   * @param usable whether mail that it signs can be verified
   * @param broken why nothing can be said; null where something can
   */
  record Selector(
      String name, String words, boolean usable, @Nullable String broken, List<Finding> findings) {}

  static Selector look(Resolver dns, String domain, String selector) {
    String name = "%s._domainkey.%s".formatted(selector, domain);
    return switch (dns.ask(name, RecordType.TXT)) {
      case DnsAnswer.Broken(String why) ->
          new Selector(selector, why, false, "%s: %s".formatted(name, why), List.of());
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ ->
          bad(
              selector,
              "no key",
              "dkim.none",
              "%s has no DKIM key".formatted(name),
              "Publish the key that your provider shows for this selector.");
      case DnsAnswer.Found(List<Data> records) -> {
        if (records.size() != 1 || !(records.getFirst() instanceof Data.Text(String text))) {
          yield bad(
              selector,
              "several records",
              "dkim.several",
              "%s has %d records".formatted(name, records.size()),
              "Leave one: which of them counts is not defined (RFC 6376 3.6.2.2).");
        }
        yield judged(selector, name, DkimKey.read(text));
      }
    };
  }

  private static Selector judged(String selector, String name, DkimKey.Reading reading) {
    return switch (reading) {
      case DkimKey.Reading.Wrong(String why) ->
          bad(
              selector,
              "cannot be read",
              "dkim.syntax",
              "The DKIM key at %s cannot be read: %s".formatted(name, why),
              "Publish it anew, exactly as your provider shows it.");
      case DkimKey.Reading.Revoked _ ->
          bad(
              selector,
              "revoked",
              "dkim.revoked",
              "The DKIM key at %s is revoked".formatted(name),
              "Sign with another selector, and configure that one here.");
      case DkimKey.Reading.Read(DkimKey key) -> good(selector, name, key);
    };
  }

  private static Selector good(String selector, String name, DkimKey key) {
    boolean rsa = key.type().equals("rsa");
    String words = rsa ? "rsa %d".formatted(key.bits()) : key.type();
    if (rsa && key.bits() < DkimKey.LEAST) {
      return bad(
          selector,
          words,
          "dkim.short",
          "The DKIM key at %s has only %d bits".formatted(name, key.bits()),
          "Make a key of 2048 bits.");
    }
    var findings = new ArrayList<Finding>();
    if (rsa && key.bits() < DkimKey.GOOD) {
      findings.add(
          new Finding(
              "dkim.weak",
              Severity.LOW,
              "The DKIM key at %s has %d bits.".formatted(name, key.bits()),
              "It is still accepted, but 2048 bits are what is asked for today (RFC 8301).",
              "Make a key of 2048 bits under a new selector."));
    }
    if (key.testing()) {
      findings.add(
          new Finding(
              "dkim.testing",
              Severity.MEDIUM,
              "The DKIM key at %s is marked as a test (t=y).".formatted(name),
              UNSIGNED,
              "Take t=y out of the record."));
    }
    return new Selector(selector, words, !key.testing(), null, findings);
  }

  private static Selector bad(
      String selector, String words, String rule, String what, String advice) {
    return new Selector(
        selector,
        words,
        false,
        null,
        List.of(new Finding(rule, Severity.HIGH, what + ".", UNSIGNED, advice)));
  }
}
