package launchbot.jobs.probe;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.jobs.dns.BoundedResolver;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.DnsWords;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;
import launchbot.probe.Timings;

/** Whether DNS says of a name what it should. Where nobody says otherwise, it should resolve. */
public final class DnsCheck implements Check {
  /** The fact that says what was answered. */
  public static final String ANSWER = "resolver answer";

  private final Resolver dns;

  public DnsCheck(Resolver dns) {
    this.dns = dns;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.DNS);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    var mistakes = new ArrayList<String>();
    String name = spec.target();
    if (name.isBlank() || name.contains("/") || name.contains(" ") || name.contains("@")) {
      mistakes.add("A DNS probe looks at a name: `app.example.com`.");
    }
    for (String sentence : spec.expect()) {
      if (DnsExpectation.parse(sentence).isEmpty()) {
        mistakes.add("A DNS probe expects one of these: %s.".formatted(DnsExpectation.FORMS));
      }
    }
    return mistakes.stream().distinct().toList();
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    long start = System.nanoTime();
    Resolver bounded = new BoundedResolver(dns, look.timeout());
    var answers = new EnumMap<RecordType, DnsAnswer>(RecordType.class);
    List<DnsExpectation> expected =
        spec.expect().stream().flatMap(one -> DnsExpectation.parse(one).stream()).toList();
    if (expected.isEmpty()) {
      expected = List.of(new DnsExpectation.Resolves());
    }
    Optional<String> against = Optional.empty();
    for (DnsExpectation expectation : expected) {
      for (RecordType type : expectation.types()) {
        answers.computeIfAbsent(type, _ -> bounded.ask(spec.target(), type));
      }
      if (against.isEmpty()) {
        against = expectation.against(answersTo(expectation, answers));
      }
    }
    var timings = new Timings((System.nanoTime() - start) / 1000, -1, -1, -1, -1);
    String said =
        answers.entrySet().stream()
            .map(one -> one.getKey() + " " + DnsWords.of(one.getValue()))
            .collect(Collectors.joining("; "));
    return new Outcome(
        against.isPresent() ? Level.DOWN : Level.UP,
        against.isPresent() ? Phase.RESOLVE : null,
        "%s: %s".formatted(spec.target(), against.orElse(said)),
        timings,
        null,
        Map.of(ANSWER, said),
        List.of());
  }

  private static Map<RecordType, DnsAnswer> answersTo(
      DnsExpectation expectation, Map<RecordType, DnsAnswer> all) {
    var answers = new EnumMap<RecordType, DnsAnswer>(RecordType.class);
    for (RecordType type : expectation.types()) {
      DnsAnswer answer = all.get(type);
      if (answer != null) {
        answers.put(type, answer);
      }
    }
    return answers;
  }
}
