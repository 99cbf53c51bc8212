package launchbot.jobs.fetch;

import java.time.InstantSource;
import launchbot.jobs.dns.Resolver;

/**
 * Fetches over connections of its own, one for each request and none kept: a connection that is
 * used again hides what has become of DNS, TLS and the server's door.
 */
public final class HttpFetcher implements Fetcher {
  private final Addresses addresses;
  private final Guard guard;
  private final Tls tls;
  private final Trust trust;
  private final InstantSource clock;

  HttpFetcher(Resolver resolver, Guard guard, Tls tls, Trust trust, InstantSource clock) {
    this.addresses = new Addresses(resolver);
    this.guard = guard;
    this.tls = tls;
    this.trust = trust;
    this.clock = clock;
  }

  /** With the roots that come with Java. */
  public static HttpFetcher of(Resolver resolver, Guard guard, InstantSource clock) {
    return new HttpFetcher(resolver, guard, Tls.best(), Trust.ofTheSystem(), clock);
  }

  /** With roots of one's own, such as a test's. */
  public static HttpFetcher of(Resolver resolver, Guard guard, Trust trust, InstantSource clock) {
    return new HttpFetcher(resolver, guard, Tls.best(), trust, clock);
  }

  @Override
  public Fetched fetch(Wanted wanted) {
    return new Trip(wanted, addresses, guard, tls, trust, clock).go();
  }
}
