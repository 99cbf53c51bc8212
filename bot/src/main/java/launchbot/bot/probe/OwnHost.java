package launchbot.bot.probe;

import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.alarm.Hosts;
import launchbot.bot.check.Finding;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.dns.Data;
import launchbot.jobs.dns.DnsAnswer;
import launchbot.jobs.dns.RecordType;
import launchbot.jobs.dns.Resolver;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;

/** Whether a probe watches the machine that this process runs on, and would go down with it. */
final class OwnHost {
  private static final int MOST = 20;

  /** Names that are not resolved by then are left out: this is no look at DNS. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Ledger ledger;
  private final Resolver resolver;

  OwnHost(Ledger ledger, Resolver resolver) {
    this.ledger = ledger;
    this.resolver = resolver;
  }

  List<Finding> look(String workspace) {
    Set<InetAddress> own = own();
    Map<Probe, CompletableFuture<List<InetAddress>>> asked = new LinkedHashMap<>();
    hosts(workspace)
        .forEach((host, probe) ->
            asked.put(
                probe,
                CompletableFuture.supplyAsync(
                        () -> addresses(host), task -> Thread.ofVirtual().start(task))
                    .completeOnTimeout(List.of(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS)));
    List<Finding> findings = new ArrayList<>();
    asked.forEach((probe, addresses) -> of(probe, addresses.join(), own).ifPresent(findings::add));
    return findings;
  }

  /** Of each host the first probe that looks at it. */
  private Map<String, Probe> hosts(String workspace) {
    List<Probe> probes =
        ledger.read(
            workspace,
            sql ->
                LaunchStore.open(sql).stream()
                    .flatMap(launch -> ProbeStore.ofLaunch(sql, launch.id()).stream())
                    .toList());
    Map<String, Probe> hosts = new LinkedHashMap<>();
    for (Probe probe : probes) {
      boolean reaches = probe.kind() != Kind.DNS && probe.kind() != Kind.EMAIL_AUTH;
      Optional<String> host = Hosts.of(probe.spec()).filter(_ -> reaches && hosts.size() < MOST);
      host.ifPresent(name -> hosts.putIfAbsent(name, probe));
    }
    return hosts;
  }

  private List<InetAddress> addresses(String host) {
    if (host.equals("localhost") || host.endsWith(".localhost")) {
      return List.of(InetAddress.getLoopbackAddress());
    }
    try {
      String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
      return List.of(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException e) {
      return Stream.of(RecordType.A, RecordType.AAAA)
          .map(type -> resolver.ask(host, type))
          .flatMap(OwnHost::addresses)
          .toList();
    }
  }

  private static Stream<InetAddress> addresses(DnsAnswer answer) {
    return answer instanceof DnsAnswer.Found(List<Data> records)
        ? records.stream()
            .flatMap(data ->
                data instanceof Data.Address(InetAddress address)
                    ? Stream.of(address)
                    : Stream.empty())
        : Stream.empty();
  }

  /** The one of them that is of this machine. */
  static Optional<InetAddress> at(List<InetAddress> addresses, Set<InetAddress> own) {
    return addresses.stream()
        .filter(one -> one.isLoopbackAddress() || one.isAnyLocalAddress() || own.contains(one))
        .findFirst();
  }

  private static Optional<Finding> of(
      Probe probe, List<InetAddress> addresses, Set<InetAddress> own) {
    return at(addresses, own)
        .map(one ->
            Finding.note(
                "Probe " + probe.number(),
                "%s is on the machine that I run on (%s): if that fails, I fail with it and nobody is told. Run me elsewhere, or set `LAUNCHBOT_HEARTBEAT_URL` so that somebody else notices."
                    .formatted(Mrkdwn.plain(probe.name()), one.getHostAddress())));
  }

  private static Set<InetAddress> own() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .collect(Collectors.toSet());
    } catch (SocketException e) {
      return Set.of(); // loopback is known without asking
    }
  }
}
