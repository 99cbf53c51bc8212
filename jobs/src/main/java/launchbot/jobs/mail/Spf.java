package launchbot.jobs.mail;

import java.time.Instant;
import launchbot.jobs.dns.Resolver;

/** Whether an address may send mail for a domain: {@code check_host()} of RFC 7208 4. */
public final class Spf {
  private final Resolver dns;

  public Spf(Resolver dns) {
    this.dns = dns;
  }

  /**
   * Who sends.
   *
   * @param helo what it said to be called
   * @param from the address of the envelope; empty for a bounce, which is checked by its HELO
   * @param at for the macro {@code t}
   */
  public record Sender(Ip ip, String helo, String from, Instant at) {
    /** Of the envelope's address, or of the HELO name where that is empty (RFC 7208 2.4). */
    String domain() {
      return from.isEmpty() ? helo : from.substring(from.lastIndexOf('@') + 1);
    }

    String local() {
      int at = from.lastIndexOf('@');
      return at <= 0 ? "postmaster" : from.substring(0, at);
    }
  }

  public SpfVerdict check(Sender sender) {
    String domain = MailDomain.ascii(sender.domain());
    return new SpfRun(dns, sender, domain).check(domain);
  }
}
