package launchbot.bot.triage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.people.PersonStore;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Handover;
import launchbot.triage.Tally;
import launchbot.triage.TallyStore;

/**
 * What the sandbox left in this database before a real workspace was connected. The one place that
 * reads as another workspace than the asking one's, and always as the same: the sandbox's, which
 * belongs to nobody.
 */
final class SandboxLaunches {
  private final Ledger ledger;
  private final String sandbox;

  /**
   * @param sandbox the sandbox's team id
   */
  SandboxLaunches(Ledger ledger, String sandbox) {
    this.ledger = ledger;
    this.sandbox = sandbox;
  }

  /** A launch of the sandbox's with something on its list. */
  record Left(Launch launch, int open, int closed) {}

  /** Those that are not over, oldest first. */
  List<Left> all() {
    return ledger.read(
        sandbox,
        sql ->
            LaunchStore.open(sql).stream()
                .map(launch -> left(launch, TallyStore.of(sql, launch.id())))
                .filter(left -> left.open() + left.closed() > 0)
                .toList());
  }

  private static Left left(Launch launch, Tally tally) {
    return new Left(launch, tally.open(), tally.closed());
  }

  /** Everything on a launch's list, to be handed over; empty when there is no such launch. */
  Optional<Handover> handOver(long launch) {
    return ledger.read(
        sandbox,
        sql -> {
          List<Entry> entries = EntryStore.ofLaunch(sql, launch);
          Set<String> people =
              entries.stream()
                  .flatMap(e -> Stream.of(e.reporter(), e.owner(), e.fixer(), e.verifier()))
                  .filter(Objects::nonNull)
                  .collect(Collectors.toSet());
          Map<String, String> names = new HashMap<>();
          PersonStore.find(sql, people).forEach(person -> names.put(person.id(), person.name()));
          return entries.isEmpty()
              ? Optional.empty()
              : Optional.of(new Handover(entries, "the sandbox", names));
        });
  }
}
