package launchbot.jobs.probe;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.probe.FoldStore;
import launchbot.probe.LeaseStore;
import launchbot.probe.ProbeKey;
import launchbot.probe.Settling;
import launchbot.probe.Turning;

/** What has to be done beside looking: history is put together, and what is overdue is said. */
public final class Upkeep {
  private static final int BATCH = 200;

  /** A look that was under way when the hour ended is kept by then. */
  private static final Duration AFTER = Duration.ofMinutes(5);

  private final Ledger ledger;
  private final List<Turning> turnings;
  private final InstantSource clock;
  private Set<ProbeKey> lately = Set.of();

  public Upkeep(Ledger ledger, List<Turning> turnings, InstantSource clock) {
    this.ledger = ledger;
    this.turnings = List.copyOf(turnings);
    this.clock = clock;
  }

  /** Puts together the looks of hours that are over, some probes at a time; forgets old ones. */
  public void fold() {
    Instant now = clock.instant().minus(AFTER);
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    for (ProbeKey key : ledger.across(sql -> LeaseStore.unfolded(sql, hour, BATCH))) {
      ledger.<Long>upkeep(
          key.workspace(),
          sql -> {
            FoldStore.fold(sql, key.workspace(), key.probe(), now);
            return key.probe();
          });
    }
  }

  /**
   * Says which probes nobody looks at, and mends what a clock that was put back has left. It is
   * said of what was overdue the last time too: after a pause of the machine, or a jump of its
   * clock, all are for a moment.
   */
  public void overdue() {
    Instant now = clock.instant();
    ledger.<Boolean>across(sql -> {
      LeaseStore.recall(sql, now);
      return true;
    });
    List<ProbeKey> overdue = ledger.across(sql -> LeaseStore.overdue(sql, now, BATCH));
    Set<ProbeKey> before = lately;
    lately = Set.copyOf(overdue);
    Map<String, List<Long>> late =
        overdue.stream()
            .filter(before::contains)
            .collect(
                Collectors.groupingBy(
                    ProbeKey::workspace, Collectors.mapping(ProbeKey::probe, Collectors.toList())));
    late.forEach((workspace, probes) ->
        ledger.<Boolean>observe(
            new Cause(workspace, Actor.schedule("probes"), now, null),
            tx -> {
              Settling.overdue(tx, probes, turnings);
              return true;
            }));
  }
}
