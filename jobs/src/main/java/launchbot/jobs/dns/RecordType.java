package launchbot.jobs.dns;

/** The types that probes ask for (RFC 1035, 3596, 8659). */
public enum RecordType {
  A,
  AAAA,
  CAA,
  CNAME,
  MX,
  NS,
  PTR,
  SOA,
  TXT
}
