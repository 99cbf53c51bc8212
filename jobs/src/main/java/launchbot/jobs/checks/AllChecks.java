package launchbot.jobs.checks;

import java.util.List;
import launchbot.jobs.probe.Checks;
import launchbot.jobs.probe.HttpCheck;
import launchbot.jobs.probe.Instruments;
import launchbot.jobs.probe.JsonCheck;
import launchbot.jobs.probe.RedirectCheck;
import launchbot.jobs.probe.TlsCheck;

/** The one list of what probes can look at. */
public final class AllChecks {
  private AllChecks() {}

  public static Checks of(Instruments instruments) {
    return Checks.of(
        List.of(
            new HttpCheck(instruments),
            new TlsCheck(instruments),
            new RedirectCheck(instruments),
            new JsonCheck(instruments)));
  }
}
