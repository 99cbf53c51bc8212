package launchbot.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.Turn;
import launchbot.probe.WatchState;

/** One outage is one alarm: which one a probe belongs to, and what its probes make of it. */
public final class Grouping {
  /** Whatever fails later than this after the last one is believed to fail by itself. */
  static final Duration WINDOW = Duration.ofMinutes(15);

  private Grouping() {}

  /** The alarm that it is part of already. */
  public static Optional<Case> member(Probe probe, List<Case> open) {
    return open.stream().filter(one -> one.of(probe.id()).isPresent()).findFirst();
  }

  /** The alarm that it joins, the oldest first; empty where it opens one of its own. */
  public static Optional<Case> joins(Turn turn, List<Case> open) {
    boolean outage = turn.probe().kind().outage();
    return open.stream()
        .filter(one -> (one.outage().sort() != Sort.FINDING) == outage)
        .filter(one -> !turn.at().isAfter(latest(one.outage(), turn.probe())))
        .filter(one -> one.bad().stream().anyMatch(other -> alike(turn.probe(), other.probe())))
        .min(Comparator.comparingLong(one -> one.outage().id()));
  }

  /** A slow probe only gets to look once its interval is over. */
  private static Instant latest(Outage outage, Probe probe) {
    Duration slow = probe.pace().every().plusMinutes(2);
    return outage.struckAt().plus(slow.compareTo(WINDOW) > 0 ? slow : WINDOW);
  }

  /** Whether one cause may explain both. */
  public static boolean alike(Probe one, Probe other) {
    Optional<String> host = Hosts.of(one.spec());
    return (host.isPresent() && host.equals(Hosts.of(other.spec())))
        || (one.partOf() != null && one.partOf().equals(other.partOf()))
        || (one.parent() != null && one.parent() == other.id())
        || (other.parent() != null && other.parent() == one.id());
  }

  /** What those make of an alarm that have not recovered. */
  public static Sort sort(Collection<Struck> bad) {
    if (bad.stream().noneMatch(one -> one.probe().kind().outage())) {
      return Sort.FINDING;
    }
    return bad.stream().anyMatch(one -> one.state() == WatchState.DOWN) ? Sort.DOWN : Sort.DEGRADED;
  }

  /** How loud it is: as the loudest of its probes, but what still works wakes nobody. */
  public static AlarmSeverity severity(Collection<Struck> bad) {
    AlarmSeverity loudest =
        bad.stream()
            .map(Grouping::severity)
            .min(Comparator.naturalOrder())
            .orElse(AlarmSeverity.INFO);
    return sort(bad) == Sort.DEGRADED && loudest == AlarmSeverity.CRITICAL
        ? AlarmSeverity.WARNING
        : loudest;
  }

  /** A certificate that ends within three days is critical, whoever set the probe up. */
  private static AlarmSeverity severity(Struck one) {
    boolean ending =
        one.probe().kind() == Kind.TLS
            && Certificates.step(one.facts()).stream().anyMatch(step -> step <= 3);
    return ending ? AlarmSeverity.CRITICAL : one.probe().severity();
  }

  /** Whether it has become something that has to be said anew. */
  public static boolean worse(Outage before, Outage after) {
    return after.severity().compareTo(before.severity()) < 0
        || (before.sort() == Sort.DEGRADED && after.sort() == Sort.DOWN);
  }
}
