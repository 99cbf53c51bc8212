package launchbot.jobs.site;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.probe.Finding;
import launchbot.probe.Kind;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import launchbot.probe.Pace;
import launchbot.probe.Spec;
import launchbot.triage.Severity;

/** Looks once, at all that is given, and keeps nothing. */
public final class Audit {
  public static final Duration LONGEST = Duration.ofSeconds(25);
  private static final int AT_ONCE = 8;

  private final Function<Kind, Optional<Check>> checks;

  public Audit(Function<Kind, Optional<Check>> checks) {
    this.checks = checks;
  }

  /** Something that is wrong, and what watches over it. */
  public record Risk(Spec spec, Finding finding) {}

  /**
   * What came of it.
   *
   * @param risks the worst first, then by rule
   * @param fine what was looked at and is as it should be
   * @param open what could not be said, with why
   */
  public record Report(List<Risk> risks, List<Spec> fine, List<Open> open) {}

  /** Nothing can be said of it. */
  public record Open(Spec spec, String why) {}

  /** Those of a kind that nobody looks at yet are left out. */
  public Report of(List<Spec> specs, Look look) {
    List<Spec> known =
        specs.stream().filter(spec -> checks.apply(spec.kind()).isPresent()).toList();
    List<Callable<Outcome>> looks =
        known.stream().<Callable<Outcome>>map(spec -> () -> outcome(spec, look)).toList();
    List<Optional<Outcome>> outcomes = Together.run(looks, AT_ONCE, LONGEST);
    List<Risk> risks = new ArrayList<>();
    List<Spec> fine = new ArrayList<>();
    List<Open> open = new ArrayList<>();
    for (int i = 0; i < known.size(); i++) {
      Spec spec = known.get(i);
      Outcome outcome =
          outcomes.get(i).orElseGet(() -> Outcome.untestable("it took too long to look at"));
      if (outcome.level() == Level.UNTESTABLE) {
        open.add(new Open(spec, outcome.words()));
      } else if (outcome.findings().isEmpty() && outcome.level() == Level.UP) {
        fine.add(spec);
      } else {
        findings(spec, outcome).forEach(finding -> risks.add(new Risk(spec, finding)));
      }
    }
    return new Report(ranked(risks), List.copyOf(fine), List.copyOf(open));
  }

  private Outcome outcome(Spec spec, Look look) {
    Check check = checks.apply(spec.kind()).orElseThrow();
    Duration usual = Pace.of(spec.kind()).timeout();
    Duration time = usual.compareTo(LONGEST) > 0 ? LONGEST.minusSeconds(1) : usual;
    return check.mistakes(spec).isEmpty()
        ? check.look(
            spec,
            new Look(
                look.workspace(), look.launch(), look.probe(), look.at(), time, look.secrets()))
        : Outcome.untestable("it cannot be looked at by that name");
  }

  /** What failed without a finding of its own is one. */
  private static List<Finding> findings(Spec spec, Outcome outcome) {
    if (!outcome.findings().isEmpty()) {
      return outcome.findings();
    }
    boolean down = outcome.level() == Level.DOWN;
    return List.of(
        new Finding(
            spec.kind().key() + (down ? ".down" : ".degraded"),
            down && spec.kind().outage()
                ? Severity.BLOCKER
                : down ? Severity.HIGH : Severity.MEDIUM,
            "%s: %s".formatted(spec.kind().words(), outcome.words()),
            down && spec.kind().outage()
                ? "Users cannot reach it"
                : "It is not as users and other servers expect it",
            "Watch it while you look for the cause"));
  }

  /** One thing that several looks found is one risk. */
  private static List<Risk> ranked(List<Risk> risks) {
    Set<List<String>> seen = new HashSet<>();
    return risks.stream()
        .sorted(
            Comparator.comparingInt((Risk one) -> one.finding().severity().rank())
                .thenComparing(one -> one.finding().rule())
                .thenComparing(one -> one.finding().what()))
        .filter(one -> seen.add(List.of(one.finding().rule(), one.finding().what())))
        .toList();
  }
}
