package launchbot.jobs.dns;

import java.util.List;

/** What a DNS server answered. */
public sealed interface DnsAnswer {

  /** There are records, of the type that was asked for; aliases were followed. */
  record Found(List<Data> records) implements DnsAnswer {
    public Found {
      records = List.copyOf(records);
    }
  }

  /** The name exists, without records of that type (NODATA). */
  record Empty() implements DnsAnswer {}

  /** The name does not exist (NXDOMAIN). */
  record NoSuchName() implements DnsAnswer {}

  /**
   * Nobody knows: the next answer may be another one.
   *
   * @param why as people read it: {@code SERVFAIL from 192.0.2.53}, {@code no answer within 2 s}
   */
  record Broken(String why) implements DnsAnswer {}
}
