package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import org.jspecify.annotations.Nullable;

/** Walks up the names of a domain in search of DMARC records (RFC 9989 4.10). */
public final class DmarcTree {
  /** With one for the domain itself, eight questions. */
  private static final int LABELS = 7;

  private final Resolver dns;

  public DmarcTree(Resolver dns) {
    this.dns = dns;
  }

  /** A name that has a record. */
  public record Step(String domain, DmarcRecord record) {
    boolean psd(boolean value) {
      return record.psd() != null && record.psd() == value;
    }
  }

  /**
   * A walk.
   *
   * @param organization the domain that answers for this one
   * @param steps names with records, from the domain upwards
   * @param wrong what was wrong with records on the way, one sentence each without a full stop
   * @param broken why nothing can be said; null where something can
   */
  public record Walk(
      String domain,
      String organization,
      List<Step> steps,
      List<String> wrong,
      @Nullable String broken) {
    public Walk {
      steps = List.copyOf(steps);
      wrong = List.copyOf(wrong);
    }

    /** Whose policy holds: the domain's own, its organization's, or its registry's. */
    public Optional<Step> policy() {
      return at(domain)
          .or(() -> at(organization))
          .or(() -> steps.stream().filter(step -> step.psd(true)).findFirst());
    }

    private Optional<Step> at(String name) {
      return steps.stream().filter(step -> step.domain().equals(name)).findFirst();
    }
  }

  public Walk walk(String domain) {
    String name = MailDomain.ascii(domain);
    var steps = new ArrayList<Step>();
    var wrong = new ArrayList<String>();
    for (String target : targets(name)) {
      switch (dns.ask("_dmarc." + target, RecordType.TXT)) {
        case DnsAnswer.Broken(String why) -> {
          return new Walk(name, name, steps, wrong, "_dmarc.%s: %s".formatted(target, why));
        }
        case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> {}
        case DnsAnswer.Found(List<Data> records) ->
            read(target, records, wrong).ifPresent(steps::add);
      }
      if (!steps.isEmpty()
          && steps.getLast().domain().equals(target)
          && steps.getLast().record().psd() != null) {
        break;
      }
    }
    return new Walk(name, organization(name, steps), steps, wrong, null);
  }

  /** The domain, then the names above it, of which the first has at most seven labels. */
  static List<String> targets(String domain) {
    var labels = Arrays.asList(domain.split("\\."));
    var targets = new ArrayList<String>();
    targets.add(domain);
    for (int i = Math.max(1, labels.size() - LABELS); i < labels.size(); i++) {
      targets.add(String.join(".", labels.subList(i, labels.size())));
    }
    return targets;
  }

  private static Optional<Step> read(String target, List<Data> records, List<String> wrong) {
    var texts = new ArrayList<String>();
    for (Data data : records) {
      if (data instanceof Data.Text(String text) && DmarcRecord.is(text)) {
        texts.add(text);
      }
    }
    if (texts.size() > 1) {
      wrong.add("%s has %d DMARC records, which counts as none".formatted(target, texts.size()));
    }
    if (texts.size() != 1) {
      return Optional.empty();
    }
    return switch (DmarcRecord.read(texts.getFirst())) {
      case DmarcRecord.Reading.Read(DmarcRecord record) -> Optional.of(new Step(target, record));
      case DmarcRecord.Reading.Wrong(String why) -> {
        wrong.add("the DMARC record of %s counts as none: %s".formatted(target, why));
        yield Optional.empty();
      }
    };
  }

  /** RFC 9989 4.10.2. */
  private static String organization(String domain, List<Step> steps) {
    for (Step step : steps) {
      if (step.psd(false)) {
        return step.domain();
      }
      if (step.psd(true) && !step.domain().equals(domain)) {
        return oneBelow(domain, step.domain());
      }
    }
    return steps.stream()
        .map(Step::domain)
        .min(Comparator.comparingInt(name -> name.split("\\.").length))
        .orElse(domain);
  }

  private static String oneBelow(String domain, String above) {
    String rest = domain.substring(0, domain.length() - above.length() - 1);
    return rest.substring(rest.lastIndexOf('.') + 1) + "." + above;
  }

  /**
   * Whether a domain that was authenticated speaks for the author's (RFC 9989 4.4).
   *
   * @param strict whether they must be the same; otherwise one organization is enough
   * @return null where DNS does not say
   */
  @Nullable Boolean aligned(Walk author, String authenticated, boolean strict) {
    String other = MailDomain.ascii(authenticated);
    if (other.equals(author.domain())) {
      return true;
    }
    if (strict) {
      return false;
    }
    Walk walk = walk(other);
    boolean broken = walk.broken() != null || author.broken() != null;
    return broken ? null : (Boolean) walk.organization().equals(author.organization());
  }
}
