package launchbot.bot.release;

import java.time.InstantSource;
import launchbot.bot.launch.Feature;
import launchbot.ledger.Ledger;

/** Releases: what pipelines and people tell of them, and what it means. */
public final class ReleaseFeature implements Feature {
  private final Ledger ledger;
  private final Releases releases;
  private final InstantSource clock;

  public ReleaseFeature(Ledger ledger, Releases releases, InstantSource clock) {
    this.ledger = ledger;
    this.releases = releases;
    this.clock = clock;
  }
}
