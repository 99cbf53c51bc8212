package launchbot.jobs.mail;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.mail.SpfRecord.Mechanism;
import launchbot.jobs.mail.SpfRecord.Prefixes;
import org.jspecify.annotations.Nullable;

/** Whether a mechanism matches a sender (RFC 7208 5), include aside. */
final class SpfMatching {
  private static final int HOSTS = 10;

  private final Resolver dns;
  private final Ip ip;
  private final SpfMacros macros;

  SpfMatching(Resolver dns, Ip ip, SpfMacros macros) {
    this.dns = dns;
    this.ip = ip;
    this.macros = macros;
  }

  /** Whether it counts as one that asks DNS (RFC 7208 4.6.4). */
  boolean asks(Mechanism mechanism) {
    return switch (mechanism) {
      case Mechanism.All _, Mechanism.Network _ -> false;
      case Mechanism.Include _,
          Mechanism.A _,
          Mechanism.Mx _,
          Mechanism.Ptr _,
          Mechanism.Exists _ ->
          true;
    };
  }

  SpfMatch match(Mechanism mechanism, String domain) {
    return switch (mechanism) {
      case Mechanism.All _ -> new SpfMatch.Yes();
      case Mechanism.Network(Ip network, int bits) -> matched(ip.within(network, bits));
      case Mechanism.A(MacroString host, Prefixes prefixes) ->
          addresses(target(host, domain), SpfMacros.addressType(ip), prefixes);
      case Mechanism.Exists(MacroString host) -> exists(target(host, domain));
      case Mechanism.Mx(MacroString host, Prefixes prefixes) ->
          exchanges(target(host, domain), prefixes);
      case Mechanism.Ptr(MacroString host) -> pointers(target(host, domain));
      case Mechanism.Include _ ->
          throw new IllegalArgumentException("include is a check of its own");
    };
  }

  private static SpfMatch matched(boolean matches) {
    return matches ? new SpfMatch.Yes() : new SpfMatch.No(false);
  }

  private String target(@Nullable MacroString host, String domain) {
    return host == null ? domain : macros.domain(host, domain);
  }

  private SpfMatch addresses(String host, RecordType type, Prefixes prefixes) {
    // A name that DNS cannot be asked for has no addresses (RFC 7208 4.8).
    if (!MailDomain.askable(host)) {
      return new SpfMatch.No(false);
    }
    return switch (dns.ask(host, type)) {
      case DnsAnswer.Broken(String why) -> broken(host, why);
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> new SpfMatch.No(true);
      case DnsAnswer.Found(List<Data> records) ->
          matched(
              records.stream()
                  .anyMatch(data ->
                      data instanceof Data.Address(var address)
                          && ip.within(Ip.of(address), prefixes.of(ip))));
    };
  }

  private SpfMatch exists(String host) {
    if (!MailDomain.askable(host)) {
      return new SpfMatch.No(false);
    }
    return switch (dns.ask(host, RecordType.A)) {
      case DnsAnswer.Broken(String why) -> broken(host, why);
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> new SpfMatch.No(true);
      case DnsAnswer.Found _ -> new SpfMatch.Yes();
    };
  }

  private SpfMatch exchanges(String domain, Prefixes prefixes) {
    if (!MailDomain.askable(domain)) {
      return new SpfMatch.No(false);
    }
    return switch (dns.ask(domain, RecordType.MX)) {
      case DnsAnswer.Broken(String why) -> broken(domain, why);
      case DnsAnswer.Empty _, DnsAnswer.NoSuchName _ -> new SpfMatch.No(true);
      case DnsAnswer.Found(List<Data> records) -> {
        var hosts = new ArrayList<Data.Exchange>();
        for (Data data : records) {
          if (data instanceof Data.Exchange exchange) {
            hosts.add(exchange);
          }
        }
        hosts.sort(Comparator.comparingInt(Data.Exchange::preference));
        yield hosts.size() > HOSTS
            ? new SpfMatch.Broken(
                SpfResult.PERMERROR, "%s has more than %d mail servers".formatted(domain, HOSTS))
            : anyOf(hosts, prefixes);
      }
    };
  }

  private SpfMatch anyOf(List<Data.Exchange> hosts, Prefixes prefixes) {
    boolean nothing = false;
    for (Data.Exchange exchange : hosts) {
      SpfMatch match = addresses(exchange.host(), SpfMacros.addressType(ip), prefixes);
      if (!(match instanceof SpfMatch.No(boolean none))) {
        return match;
      }
      nothing |= none;
    }
    return new SpfMatch.No(nothing);
  }

  /** A failing question makes it not match, never broken (RFC 7208 5.5). */
  private SpfMatch pointers(String domain) {
    SpfMacros.Names names = macros.names();
    return names.nothing()
        ? new SpfMatch.No(true)
        : matched(
            names.validated().stream()
                .anyMatch(name -> MailDomain.within(name, Ascii.lower(domain))));
  }

  private static SpfMatch broken(String host, String why) {
    return new SpfMatch.Broken(SpfResult.TEMPERROR, "%s: %s".formatted(host, why));
  }
}
