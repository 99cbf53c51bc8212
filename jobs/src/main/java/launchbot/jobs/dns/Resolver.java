package launchbot.jobs.dns;

/** Asks DNS. It answers with a value and never throws for what DNS does. */
public interface Resolver {
  /**
   * @param name a domain, in ASCII or not; a dot at its end is allowed
   */
  DnsAnswer ask(String name, RecordType type);
}
