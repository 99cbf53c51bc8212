package launchbot.jobs.fetch;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Fetched.Blame;
import launchbot.probe.Phase;

/** Where a host is. */
final class Addresses {
  private final Resolver resolver;

  Addresses(Resolver resolver) {
    this.resolver = resolver;
  }

  /** At least one. IPv6 is asked for only where there is no IPv4: one of them is enough. */
  List<InetAddress> of(String host, Deadline deadline) throws Broken, Deadline.Late {
    if (Hosts.isAddress(host)) {
      return List.of(Hosts.address(host));
    }
    if (Hosts.isLocal(host)) { // RFC 6761: nobody is asked for it
      return List.of(InetAddress.ofLiteral("127.0.0.1"));
    }
    DnsAnswer four = ask(host, RecordType.A, deadline);
    if (four instanceof DnsAnswer.Found(List<Data> records)) {
      return addresses(records);
    }
    if (four instanceof DnsAnswer.Empty
        && ask(host, RecordType.AAAA, deadline) instanceof DnsAnswer.Found(List<Data> records)) {
      if (!ipv6Here()) {
        throw new Broken(
            Phase.CONNECT,
            host + " has only IPv6 addresses, and there is no IPv6 here to reach it by",
            Blame.NOT_TESTABLE);
      }
      return addresses(records);
    }
    throw new Broken(
        Phase.RESOLVE,
        switch (four) {
          case DnsAnswer.NoSuchName() -> "DNS knows no " + host;
          case DnsAnswer.Broken(String why) -> "DNS gave no answer for " + host + ": " + why;
          default -> "DNS has no address for " + host;
        });
  }

  private static List<InetAddress> addresses(List<Data> records) {
    return records.stream()
        .filter(Data.Address.class::isInstance)
        .map(record -> ((Data.Address) record).address())
        .toList();
  }

  /** A resolver has times of its own, which may be longer than what is left here. */
  private DnsAnswer ask(String host, RecordType type, Deadline deadline) throws Deadline.Late {
    BlockingQueue<DnsAnswer> answer = new ArrayBlockingQueue<>(1);
    int left = deadline.millis();
    Thread asking = Thread.startVirtualThread(() -> answer.add(resolver.ask(host, type)));
    try {
      DnsAnswer got = answer.poll(left, TimeUnit.MILLISECONDS);
      if (got == null) {
        asking.interrupt();
        throw new Deadline.Late();
      }
      return got;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Deadline.Late();
    }
  }

  private static boolean ipv6Here() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(address ->
              address instanceof Inet6Address
                  && !address.isLoopbackAddress()
                  && !address.isLinkLocalAddress());
    } catch (SocketException e) {
      return false;
    }
  }
}
