package launchbot.jobs.checks;

import java.util.List;
import java.util.stream.Stream;
import launchbot.jobs.mail.MailCheck;
import launchbot.jobs.probe.Check;
import launchbot.jobs.probe.Checks;
import launchbot.jobs.probe.DnsCheck;
import launchbot.jobs.probe.HttpCheck;
import launchbot.jobs.probe.Instruments;
import launchbot.jobs.probe.JsonCheck;
import launchbot.jobs.probe.RedirectCheck;
import launchbot.jobs.probe.TlsCheck;
import launchbot.jobs.site.HeadersCheck;
import launchbot.jobs.site.PageCheck;
import launchbot.jobs.smoke.SmokeCheck;

/** The one list of what probes can look at. */
public final class AllChecks {
  private AllChecks() {}

  public static Checks of(Instruments instruments) {
    return of(instruments, List.of());
  }

  /**
   * @param more those that need something kept beside what they look with
   */
  public static Checks of(Instruments instruments, List<Check> more) {
    return Checks.of(
        Stream.concat(
                Stream.of(
                    new HttpCheck(instruments),
                    new TlsCheck(instruments),
                    new RedirectCheck(instruments),
                    new JsonCheck(instruments),
                    new HeadersCheck(instruments.fetcher()),
                    new PageCheck(instruments.fetcher()),
                    new SmokeCheck(instruments.fetcher()),
                    new DnsCheck(instruments.resolver()),
                    new MailCheck(instruments.resolver())),
                more.stream())
            .toList());
  }
}
