package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.mail.SpfRecord.Directive;
import launchbot.jobs.mail.SpfRecord.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * All of a domain's SPF at once, for no sender in particular: what a message that nothing matches
 * would make a receiver ask.
 */
final class SpfSurvey {
  /** Where a record that never ends is left. */
  private static final int ENOUGH = 30;

  private final Resolver dns;
  private final List<String> voids = new ArrayList<>();
  private final Set<String> includes = new LinkedHashSet<>();
  private int lookups;
  private boolean ptr;
  private int records;
  private @Nullable SpfResult all;
  private @Nullable String wrong;
  private @Nullable String broken;

  private SpfSurvey(Resolver dns) {
    this.dns = dns;
  }

  /**
   * What was seen.
   *
   * @param records how many SPF records the domain itself has
   * @param lookups how many terms ask DNS, those of included records among them
   * @param voids names that were asked for and have nothing
   * @param includes domains that are included, at any depth
   * @param all what the domain's own record says of everybody else; null where it does not say
   * @param ptr whether any of it uses {@code ptr}
   * @param wrong why a receiver gives up on it, one sentence without a full stop; null if it does
   *     not
   * @param broken why nothing can be said; null where something can
   */
  record Seen(
      int records,
      int lookups,
      List<String> voids,
      Set<String> includes,
      @Nullable SpfResult all,
      boolean ptr,
      @Nullable String wrong,
      @Nullable String broken) {}

  static Seen of(Resolver dns, String domain) {
    var survey = new SpfSurvey(dns);
    survey.visit(domain, true);
    return new Seen(
        survey.records,
        survey.lookups,
        List.copyOf(survey.voids),
        Set.copyOf(survey.includes),
        survey.all,
        survey.ptr,
        survey.wrong,
        survey.broken);
  }

  private void visit(String domain, boolean own) {
    var texts = new ArrayList<String>();
    switch (dns.ask(domain, RecordType.TXT)) {
      case DnsAnswer.Broken(String why) -> broken = "%s: %s".formatted(domain, why);
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> {}
      case DnsAnswer.Found(List<Data> found) -> {
        for (Data data : found) {
          if (data instanceof Data.Text(String text) && SpfRecord.is(text)) {
            texts.add(text);
          }
        }
      }
    }
    if (own) {
      records = texts.size();
    }
    if (texts.size() == 1) {
      switch (SpfRecord.read(texts.getFirst())) {
        case SpfRecord.Reading.Wrong(String why) ->
            wrong = "the record of %s cannot be read: %s".formatted(domain, why);
        case SpfRecord.Reading.Read(SpfRecord record) -> walk(record, domain, own);
      }
    } else if (!own && broken == null) {
      wrong =
          "%s is included and has %s"
              .formatted(domain, texts.isEmpty() ? "no SPF record" : "several SPF records");
    }
  }

  private void walk(SpfRecord record, String domain, boolean own) {
    for (Directive directive : record.directives()) {
      if (lookups > ENOUGH || broken != null) {
        return;
      }
      switch (directive.mechanism()) {
        case Mechanism.All _ -> {
          if (own) {
            all = directive.result();
          }
          return;
        }
        case Mechanism.Network _ -> {}
        case Mechanism.Include(MacroString target) -> follow(target, domain);
        case Mechanism.A(MacroString target, _) ->
            asks(target, domain, RecordType.A, RecordType.AAAA);
        case Mechanism.Mx(MacroString target, _) -> asks(target, domain, RecordType.MX);
        case Mechanism.Exists _ -> lookups++;
        case Mechanism.Ptr _ -> {
          lookups++;
          ptr = true;
        }
      }
    }
    if (record.redirect() != null) {
      lookups++;
      if (record.redirect().fixed()) {
        visit(name(record.redirect()), own);
      }
    }
  }

  private void follow(MacroString target, String domain) {
    lookups++;
    if (target.fixed()) {
      String name = name(target);
      includes.add(name);
      if (!name.equals(domain)) {
        visit(name, false);
      }
    }
  }

  private void asks(@Nullable MacroString target, String domain, RecordType... types) {
    lookups++;
    if (target != null && !target.fixed()) {
      return;
    }
    String name = target == null ? domain : name(target);
    for (RecordType type : types) {
      switch (dns.ask(name, type)) {
        case DnsAnswer.Found _ -> {
          return;
        }
        case DnsAnswer.Broken(String why) -> {
          broken = "%s: %s".formatted(name, why);
          return;
        }
        case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> {}
      }
    }
    voids.add(name);
  }

  private static String name(MacroString fixed) {
    String name = Ascii.lower(fixed.expand(_ -> ""));
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
