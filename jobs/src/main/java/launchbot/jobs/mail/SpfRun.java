package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.List;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.mail.SpfRecord.Directive;
import org.jspecify.annotations.Nullable;

/** One evaluation of SPF: it counts what it asks, included records together (RFC 7208 4.6.4). */
final class SpfRun {
  static final int LOOKUPS = 10;
  static final int VOIDS = 2;

  private final Resolver dns;
  private final SpfMacros macros;
  private final SpfMatching matching;
  private int lookups;
  private int voids;

  SpfRun(Resolver dns, Spf.Sender sender, String senderDomain) {
    this.dns = dns;
    this.macros = new SpfMacros(dns, sender, senderDomain);
    this.matching = new SpfMatching(dns, sender.ip(), macros);
  }

  SpfVerdict check(String domain) {
    return check(domain, true);
  }

  /**
   * @param explains whether the domain's own words for a fail are wanted: not of included records
   */
  private SpfVerdict check(String domain, boolean explains) {
    return switch (lookUp(domain)) {
      case Found.None(String why) -> SpfVerdict.of(SpfResult.NONE, why);
      case Found.Unknown(String why) -> SpfVerdict.of(SpfResult.TEMPERROR, why);
      case Found.Wrong(String why) -> SpfVerdict.of(SpfResult.PERMERROR, why);
      case Found.One(SpfRecord record) -> evaluate(record, domain, explains);
    };
  }

  /** What a domain has. */
  private sealed interface Found {
    record None(String why) implements Found {}

    record Unknown(String why) implements Found {}

    record Wrong(String why) implements Found {}

    record One(SpfRecord record) implements Found {}
  }

  private Found lookUp(String domain) {
    if (!MailDomain.qualified(domain)) {
      return new Found.None("\"%s\" is no domain that can have a record".formatted(domain));
    }
    List<String> records = new ArrayList<>();
    switch (dns.ask(domain, RecordType.TXT)) {
      case DnsAnswer.Broken(String why) -> {
        return new Found.Unknown("the record of %s is not known: %s".formatted(domain, why));
      }
      case DnsAnswer.Found(List<Data> texts) -> {
        for (Data data : texts) {
          if (data instanceof Data.Text(String text) && SpfRecord.is(text)) {
            records.add(text);
          }
        }
      }
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> {}
    }
    if (records.isEmpty()) {
      return new Found.None("%s has no SPF record".formatted(domain));
    }
    if (records.size() > 1) {
      return new Found.Wrong("%s has %d SPF records".formatted(domain, records.size()));
    }
    return switch (SpfRecord.read(records.getFirst())) {
      case SpfRecord.Reading.Read(SpfRecord record) -> new Found.One(record);
      case SpfRecord.Reading.Wrong(String why) ->
          new Found.Wrong("the record of %s cannot be read: %s".formatted(domain, why));
    };
  }

  private SpfVerdict evaluate(SpfRecord record, String domain, boolean explains) {
    for (Directive directive : record.directives()) {
      SpfMatch match = match(directive, domain);
      switch (match) {
        case SpfMatch.No _ -> {}
        case SpfMatch.Broken(SpfResult result, String why) -> {
          return SpfVerdict.of(result, why);
        }
        case SpfMatch.Yes _ -> {
          SpfResult result = directive.result();
          String why = "\"%s\" in the record of %s".formatted(directive.text(), domain);
          var explanation = record.explanation();
          boolean asks = explains && result == SpfResult.FAIL;
          return new SpfVerdict(
              result, why, asks && explanation != null ? explain(explanation, domain) : null);
        }
      }
    }
    return record.redirect() == null
        ? SpfVerdict.of(SpfResult.NEUTRAL, "nothing in the record of %s matches".formatted(domain))
        : redirected(record.redirect(), domain, explains);
  }

  private SpfVerdict redirected(MacroString redirect, String domain, boolean explains) {
    if (++lookups > LOOKUPS) {
      return SpfVerdict.of(SpfResult.PERMERROR, tooMany());
    }
    String target = macros.domain(redirect, domain);
    SpfVerdict verdict = check(target, explains);
    return verdict.result() == SpfResult.NONE
        ? SpfVerdict.of(SpfResult.PERMERROR, "redirect to %s: %s".formatted(target, verdict.why()))
        : verdict;
  }

  private SpfMatch match(Directive directive, String domain) {
    if (matching.asks(directive.mechanism()) && ++lookups > LOOKUPS) {
      return new SpfMatch.Broken(SpfResult.PERMERROR, tooMany());
    }
    SpfMatch match =
        directive.mechanism() instanceof SpfRecord.Mechanism.Include(MacroString included)
            ? included(macros.domain(included, domain))
            : matching.match(directive.mechanism(), domain);
    if (match instanceof SpfMatch.No(boolean nothing) && nothing && ++voids > VOIDS) {
      return new SpfMatch.Broken(
          SpfResult.PERMERROR, "more than %d terms lead to nothing in DNS".formatted(VOIDS));
    }
    return match;
  }

  private static String tooMany() {
    return "more than %d terms ask DNS".formatted(LOOKUPS);
  }

  /** RFC 7208 5.2. */
  private SpfMatch included(String domain) {
    SpfVerdict verdict = check(domain, false);
    return switch (verdict.result()) {
      case PASS -> new SpfMatch.Yes();
      case FAIL, SOFTFAIL, NEUTRAL -> new SpfMatch.No(false);
      case TEMPERROR -> new SpfMatch.Broken(SpfResult.TEMPERROR, verdict.why());
      case PERMERROR, NONE ->
          new SpfMatch.Broken(
              SpfResult.PERMERROR, "include of %s: %s".formatted(domain, verdict.why()));
    };
  }

  /** Null where the domain has no such words, or spoiled ones (RFC 7208 6.2). */
  private @Nullable String explain(MacroString where, String domain) {
    String target = macros.domain(where, domain);
    if (!MailDomain.askable(target)
        || !(dns.ask(target, RecordType.TXT) instanceof DnsAnswer.Found(List<Data> records))
        || records.size() != 1
        || !(records.getFirst() instanceof Data.Text(String text))) {
      return null;
    }
    try {
      return macros.text(MacroString.explanation(text), domain);
    } catch (IllegalArgumentException spoiled) {
      return null;
    }
  }
}
