package launchbot.jobs.heartbeat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import launchbot.heartbeat.Terms;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Look;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Spec;

/** What a heartbeat may be. It waits to be told: there is nothing to look at. */
public final class HeartbeatCheck implements Check {

  @Override
  public Set<Kind> kinds() {
    return Set.of(Kind.HEARTBEAT);
  }

  @Override
  public List<String> mistakes(Spec spec) {
    List<String> mistakes = new ArrayList<>();
    Terms.mistake(spec).ifPresent(mistakes::add);
    if (!spec.expect().isEmpty()) {
      mistakes.add(
          "A heartbeat expects nothing but to be heard of: `every 24h grace 2h` says when.");
    }
    return mistakes;
  }

  @Override
  public Outcome look(Spec spec, Look look) {
    return Outcome.untestable("it reports in by itself");
  }
}
