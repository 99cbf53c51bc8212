package launchbot.jobs.probe;

import java.net.URI;
import java.time.Duration;
import launchbot.jobs.fetch.Fetched;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Wanted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A sign of life to whoever watches the watcher: a GET each minute while probes really run. */
public final class Sign {
  private static final Logger log = LoggerFactory.getLogger(Sign.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Fetcher fetcher;
  private final URI to;
  private boolean failing;

  public Sign(Fetcher fetcher, URI to) {
    this.fetcher = fetcher;
    this.to = to;
  }

  /** The address is a secret: who knows it can keep the other side quiet. */
  public void give() {
    Fetched answer = fetcher.fetch(Wanted.get(to, TIMEOUT));
    boolean went = answer instanceof Fetched.Answered answered && answered.status() < 400;
    if (!went && !failing) {
      log.warn("LAUNCHBOT_HEARTBEAT_URL takes no sign of life at the moment; trying on");
    } else if (went && failing) {
      log.info("LAUNCHBOT_HEARTBEAT_URL takes signs of life again");
    }
    failing = !went;
  }
}
