package launchbot.bot;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.jobs.Rate;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.probe.Instruments;
import launchbot.jobs.probe.Prober;
import launchbot.jobs.probe.Reach;
import launchbot.jobs.probe.Sign;
import launchbot.jobs.probe.Upkeep;
import launchbot.ledger.Ledger;
import launchbot.probe.Turning;
import org.jspecify.annotations.Nullable;

/** Everything that runs so that probes are looked at. */
final class Looking implements AutoCloseable {
  /** Then nothing has been asked for so long that nobody should be told that all is well. */
  private static final Duration STANDSTILL = Duration.ofMinutes(1);

  private final Prober prober;
  private final Upkeep upkeep;
  private final Reach reach;
  private final @Nullable Sign sign;

  Looking(
      Config config,
      Ledger ledger,
      Instruments instruments,
      Registry registry,
      Prober.Vault vault,
      InstantSource clock) {
    List<Turning> turnings = registry.turnings();
    this.reach = new Reach(config.canaries(), clock);
    this.prober =
        new Prober(ledger, registry.checks(), vault, turnings, reach, Prober.Limits.USUAL, clock);
    this.upkeep = new Upkeep(ledger, turnings, clock);
    URI to = config.heartbeatUrl();
    // Whoever runs the process may have it watched from its own network.
    var anywhere = HttpFetcher.of(instruments.resolver(), new Guard(true), clock);
    this.sign = to == null ? null : new Sign(anywhere, to);
  }

  List<Rate> rates() {
    List<Rate> rates =
        new ArrayList<>(
            List.of(
                new Rate("probes", Duration.ofMillis(250), prober::run),
                new Rate("probes overdue", Duration.ofSeconds(30), upkeep::overdue),
                new Rate("probe history", Duration.ofSeconds(10), upkeep::fold),
                new Rate("canaries", Duration.ofSeconds(10), reach::tend)));
    if (sign != null) {
      rates.add(new Rate("heartbeat", Duration.ofMinutes(1), this::sign));
    }
    return rates;
  }

  /** What keeps probes from telling anything, in words; empty where nothing does. */
  Optional<String> problem() {
    return reach.problem();
  }

  @Override
  public void close() {
    prober.close();
  }

  private void sign() {
    if (sign != null && prober.idle().compareTo(STANDSTILL) < 0) {
      sign.give();
    }
  }
}
