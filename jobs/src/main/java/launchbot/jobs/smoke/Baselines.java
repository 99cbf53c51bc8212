package launchbot.jobs.smoke;

import java.time.Instant;
import java.util.List;
import launchbot.probe.Baseline;

/** What is kept of what a perf probe measured. */
public interface Baselines {

  List<Baseline> of(String workspace, long probe);

  /**
   * Keeps the newest measurements.
   *
   * @param good whether routes without a baseline take theirs from them
   */
  void keep(
      String workspace, long probe, List<Baseline.Measured> measured, Instant at, boolean good);
}
