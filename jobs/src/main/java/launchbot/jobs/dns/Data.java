package launchbot.jobs.dns;

import java.net.InetAddress;

/** What a record says. Names are in lower case, without the dot at their end; the root is empty. */
public sealed interface Data {

  /** Of A and AAAA. */
  record Address(InetAddress address) implements Data {}

  /** Of CNAME, NS, PTR and SOA (its primary server). */
  record Name(String name) implements Data {}

  /** Of MX. */
  record Exchange(int preference, String host) implements Data {}

  /** Of TXT, its strings joined, each byte one character (ISO 8859-1); CAA in presentation form. */
  record Text(String text) implements Data {}
}
