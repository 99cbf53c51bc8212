package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import launchbot.jobs.dns.BoundedResolver;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import org.jspecify.annotations.Nullable;

/**
 * Whether mail of a domain will be trusted. Options: {@code selectors} of DKIM, separated by
 * spaces; {@code provider}, an SPF include that the sender needs; {@code from}, the domain of the
 * envelope where it is another one.
 *
 * <p>Facts that begin with {@value #PROVES} name a checklist item and say {@code green: words},
 * {@code amber: words} or {@code red: words} of it.
 */
public final class MailCheck implements Check {
  public static final String PROVES = "proves ";

  private static final int SELECTORS = 10;

  private final Resolver dns;

  public MailCheck(Resolver dns) {
    this.dns = dns;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.EMAIL_AUTH);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    var mistakes = new ArrayList<String>();
    if (!MailDomain.qualified(MailDomain.ascii(spec.target())) || spec.target().contains("/")) {
      mistakes.add("An email probe looks at a domain: `example.com`.");
    }
    List<String> selectors = selectors(spec);
    if (selectors.size() > SELECTORS) {
      mistakes.add("An email probe looks at up to %d selectors.".formatted(SELECTORS));
    }
    if (!selectors.stream().allMatch(MailDomain::askable)) {
      mistakes.add("DKIM selectors are names with spaces between them: `selectors=s1 s2`.");
    }
    for (String option : List.of("provider", "from")) {
      if (spec.option(option)
          .filter(name -> !MailDomain.qualified(MailDomain.ascii(name)))
          .isPresent()) {
        mistakes.add("`%s` is a domain: `%1$s=mail.example.com`.".formatted(option));
      }
    }
    return mistakes;
  }

  private static List<String> selectors(Spec spec) {
    return spec.option("selectors").stream()
        .flatMap(some -> Arrays.stream(some.strip().split("[ ,]+")))
        .filter(one -> !one.isEmpty())
        .toList();
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    long start = System.nanoTime();
    Resolver bounded = new BoundedResolver(dns, look.timeout());
    String domain = MailDomain.ascii(spec.target());
    String envelope = MailDomain.ascii(spec.option("from").orElse(domain));
    String provider = spec.option("provider").map(MailDomain::ascii).orElse(null);
    SpfSurvey.Seen spf = SpfSurvey.of(bounded, envelope);
    List<DkimLint.Selector> keys =
        selectors(spec).stream().map(one -> DkimLint.look(bounded, domain, one)).toList();
    var tree = new DmarcTree(bounded);
    DmarcTree.Walk walk = tree.walk(domain);
    boolean strict = walk.policy().map(step -> step.record().strictSpf()).orElse(false);
    @Nullable Boolean aligned = tree.aligned(walk, envelope, strict);
    var timings = new Timings((System.nanoTime() - start) / 1000, -1, -1, -1, -1);
    Optional<String> broken =
        Stream.concat(
                Stream.of(Optional.ofNullable(spf.broken()), Optional.ofNullable(walk.broken())),
                keys.stream().map(key -> Optional.ofNullable(key.broken())))
            .flatMap(Optional::stream)
            .findFirst()
            .or(() ->
                aligned == null
                    ? Optional.of("DNS does not say who answers for " + envelope)
                    : Optional.empty());
    if (broken.isPresent() || aligned == null) {
      return new Outcome(
          Level.DOWN,
          Phase.RESOLVE,
          broken.orElse("DNS does not answer"),
          timings,
          null,
          Map.of("resolver answer", broken.orElse("")),
          List.of());
    }
    return new MailState(domain, envelope, provider, spf, keys, walk, aligned).outcome(timings);
  }
}
