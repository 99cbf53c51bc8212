package launchbot.jobs.probe;

import java.util.List;
import java.util.Set;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Targets;
import launchbot.jobs.fetch.Wanted;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Phase;
import launchbot.probe.Spec;

/** Asks a URL and holds the answer against what is expected. */
final class HttpCheck implements Check {
  private final Instruments instruments;

  HttpCheck(Instruments instruments) {
    this.instruments = instruments;
  }

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.HTTP);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    return Targets.url(spec.target()) instanceof Targets.Refused(String why)
        ? List.of(why)
        : List.of();
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    return switch (Targets.url(spec.target())) {
      case Targets.Refused(String why) -> Outcome.untestable(why);
      case Targets.Url url ->
          switch (instruments.fetcher().fetch(Wanted.get(url.uri(), look.timeout()))) {
            case Fetched.Failed failed ->
                Outcome.down(failed.phase(), failed.why(), failed.timings());
            case Fetched.Answered answered when answered.status() / 100 == 2 ->
                Outcome.up("answered " + answered.status(), answered.timings());
            case Fetched.Answered answered ->
                Outcome.down(
                    Phase.EXPECTATION, "answered " + answered.status(), answered.timings());
          };
    };
  }
}
