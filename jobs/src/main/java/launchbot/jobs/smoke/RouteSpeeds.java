package launchbot.jobs.smoke;

import java.time.Instant;
import java.util.List;
import launchbot.probe.RouteSpeed;

/** What is kept of what a perf probe measured. */
public interface RouteSpeeds {

  List<RouteSpeed> of(String workspace, long probe);

  /**
   * Keeps the newest measurements.
   *
   * @param good whether routes without a baseline take theirs from them
   */
  void keep(
      String workspace, long probe, List<RouteSpeed.Measured> measured, Instant at, boolean good);
}
