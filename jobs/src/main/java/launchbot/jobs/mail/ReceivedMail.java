package launchbot.jobs.mail;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import launchbot.jobs.dns.Resolver;
import org.jspecify.annotations.Nullable;

/** Verifies a message that was received and saved, as the receiver should have done. */
public final class ReceivedMail {
  /** The most that is read, in bytes. */
  public static final int MOST = Eml.MOST;

  private static final Ip SHARED = Ip.of("100.64.0.0").orElseThrow();
  private static final Ip UNIQUE = Ip.of("fc00::").orElseThrow();

  private final Resolver dns;
  private final Instant now;

  /**
   * @param now for signatures that expire
   */
  public ReceivedMail(Resolver dns, Instant now) {
    this.dns = dns;
    this.now = now;
  }

  /** What became of it. */
  public sealed interface Verdict {
    /**
     * It is no message that can be looked at.
     *
     * @param why one sentence without a full stop
     */
    record Unreadable(String why) implements Verdict {}

    /**
     * It was looked at.
     *
     * @param from the author's domain
     * @param spf of the envelope; null where the message does not show how it came
     * @param hop the address that handed it over, and its name; null where it does not show
     * @param envelope the domain that SPF was checked for
     * @param dkim one a signature
     */
    record Looked(
        String from,
        @Nullable SpfVerdict spf,
        @Nullable String hop,
        String envelope,
        List<DkimVerdict> dkim,
        DmarcVerdict dmarc)
        implements Verdict {
      public Looked {
        dkim = List.copyOf(dkim);
      }
    }
  }

  public Verdict verify(byte[] bytes) {
    Optional<Eml> read = Eml.read(bytes);
    if (read.isEmpty()) {
      return new Verdict.Unreadable(
          bytes.length > MOST
              ? "it is larger than %d MB".formatted(MOST >> 20)
              : "it does not begin with the headers of a message");
    }
    Eml message = read.get();
    List<Eml.Field> from = message.all("From");
    Set<String> authors = from.size() == 1 ? Mailbox.domains(from.getFirst().unfolded()) : Set.of();
    if (authors.size() != 1) {
      return new Verdict.Unreadable(
          from.isEmpty()
              ? "it has no From header: attach the whole message, with all its headers"
              : "its From header does not name one domain");
    }
    return looked(message, authors.iterator().next());
  }

  private Verdict looked(Eml message, String author) {
    Optional<ReceivedHop> hop = ReceivedHop.of(message, ReceivedMail::own);
    Optional<String> returned =
        message.first("Return-Path").map(field -> Mailbox.envelope(field.unfolded()));
    SpfVerdict spf = null;
    String envelope = "";
    if (hop.isPresent() && returned.isPresent()) {
      var sender = new Spf.Sender(hop.get().ip(), hop.get().helo(), returned.get(), now);
      envelope = MailDomain.ascii(sender.domain());
      spf = new Spf(dns).check(sender);
    }
    List<DkimVerdict> dkim = new Dkim(dns, now).verify(message);
    DmarcVerdict dmarc = DmarcVerdict.of(new DmarcTree(dns), author, spf, envelope, dkim);
    return new Verdict.Looked(
        author,
        spf,
        hop.map(one -> "%s (%s)".formatted(one.helo(), one.ip())).orElse(null),
        envelope,
        dkim,
        dmarc);
  }

  /** Whether only hosts of the receiver's own have such an address. */
  private static boolean own(Ip ip) {
    try {
      InetAddress address = InetAddress.getByAddress(ip.bytes());
      boolean shared = ip.within(SHARED, 10);
      boolean unique = ip.within(UNIQUE, 7);
      return shared
          || unique
          || address.isSiteLocalAddress()
          || address.isLoopbackAddress()
          || address.isLinkLocalAddress()
          || address.isAnyLocalAddress();
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
