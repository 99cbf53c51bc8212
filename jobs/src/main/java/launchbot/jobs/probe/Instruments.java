package launchbot.jobs.probe;

import java.time.InstantSource;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Fetcher;
import launchbot.jobs.fetch.Guard;

/**
 * What checks look with.
 *
 * @param guard for those that open sockets themselves; the fetcher asks it already
 */
public record Instruments(Fetcher fetcher, Resolver resolver, Guard guard, InstantSource clock) {}
