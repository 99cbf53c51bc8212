package launchbot.jobs.smoke;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;

/** Carries out the steps in the option {@code steps}, each after the other, until one fails. */
public final class SmokeCheck implements Check {
  /** YAML that {@link StepReader} reads. */
  public static final String STEPS = "steps";

  private final Fetcher fetcher;

  public SmokeCheck(Fetcher fetcher) {
    this.fetcher = fetcher;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.SMOKE);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>();
    if (Targets.url(spec.target()) instanceof Targets.Refused(String why)) {
      mistakes.add(why);
    }
    if (!spec.expect().isEmpty()) {
      mistakes.add("A smoke probe's steps say themselves what they expect, in `expect:`.");
    }
    if (spec.option(STEPS).isEmpty()) {
      mistakes.add("A smoke probe needs steps: `/probe smoke` opens the form for them.");
    } else if (read(spec) instanceof StepReader.Bad bad) {
      mistakes.add(bad.words());
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    return switch (read(spec)) {
      case StepReader.Bad bad -> Outcome.untestable(bad.words());
      case StepReader.Good(List<Step> steps) ->
          Targets.url(spec.target()) instanceof Targets.Url(URI target)
              ? new SmokeRun(fetcher, target, look).go(steps)
              : Outcome.untestable("its target is no address");
    };
  }

  /** What {@code steps} say, or what is wrong with them. */
  public static StepReader.Read read(String steps) {
    return StepReader.read(steps, Expected::mistakes);
  }

  private static StepReader.Read read(Spec spec) {
    return read(spec.option(STEPS).orElse(""));
  }
}
