package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.List;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import org.jspecify.annotations.Nullable;

/** What macros stand for, for one sender (RFC 7208 7). */
final class SpfMacros {
  /** How many names of an address are looked at (RFC 7208 4.6.4). */
  private static final int NAMES = 10;

  private final Resolver dns;
  private final Spf.Sender sender;
  private final String senderDomain;
  private @Nullable Names names;

  SpfMacros(Resolver dns, Spf.Sender sender, String senderDomain) {
    this.dns = dns;
    this.sender = sender;
    this.senderDomain = senderDomain;
  }

  /** A domain to ask for; where it gets too long, its first labels go (RFC 7208 7.3). */
  String domain(MacroString text, String current) {
    String name = text(text, current);
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    int over = name.length() - 253;
    return over <= 0 ? name : name.substring(name.indexOf('.', over - 1) + 1);
  }

  String text(MacroString text, String current) {
    return text.expand(letter -> value(letter, current));
  }

  private String value(char letter, String current) {
    return switch (letter) {
      case 's' -> sender.local() + "@" + senderDomain;
      case 'l' -> sender.local();
      case 'o' -> senderDomain;
      case 'd' -> current;
      case 'i' -> sender.ip().dotted();
      case 'p' -> name(current);
      case 'h' -> sender.helo();
      case 'v' -> sender.ip().isV4() ? "in-addr" : "ip6";
      case 'c' -> sender.ip().toString();
      case 'r' -> "unknown";
      case 't' -> Long.toString(sender.at().getEpochSecond());
      default -> throw new IllegalArgumentException("no macro: " + letter);
    };
  }

  /** The domain itself, one below it, or any, in this order. */
  private String name(String domain) {
    List<String> validated = names().validated();
    return validated.stream()
        .filter(domain::equalsIgnoreCase)
        .findFirst()
        .or(() ->
            validated.stream()
                .filter(name -> MailDomain.within(name, Ascii.lower(domain)))
                .findFirst())
        .or(() -> validated.stream().findFirst())
        .orElse("unknown");
  }

  /**
   * The names of the address.
   *
   * @param validated those that lead back to it, in lower case
   * @param nothing whether it has none at all
   */
  record Names(List<String> validated, boolean nothing) {}

  /** Asked for once. */
  Names names() {
    Names known = names;
    if (known == null) {
      known = askedNames();
      names = known;
    }
    return known;
  }

  private Names askedNames() {
    return switch (dns.ask(sender.ip().reverse(), RecordType.PTR)) {
      case DnsAnswer.Broken _ -> new Names(List.of(), false);
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> new Names(List.of(), true);
      case DnsAnswer.Found(List<Data> records) -> {
        var validated = new ArrayList<String>();
        for (Data data : records.subList(0, Math.min(NAMES, records.size()))) {
          if (data instanceof Data.Name(String name) && leadsBack(name)) {
            validated.add(Ascii.lower(name));
          }
        }
        yield new Names(validated, false);
      }
    };
  }

  private boolean leadsBack(String name) {
    return MailDomain.askable(name)
        && dns.ask(name, addressType(sender.ip())) instanceof DnsAnswer.Found(List<Data> records)
        && records.stream()
            .anyMatch(data ->
                data instanceof Data.Address(var address) && Ip.of(address).equals(sender.ip()));
  }

  static RecordType addressType(Ip ip) {
    return ip.isV4() ? RecordType.A : RecordType.AAAA;
  }
}
