package launchbot.bot.flag;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import launchbot.checklist.EvidenceStore;
import launchbot.flag.Flag;
import launchbot.flag.FlagStore;
import launchbot.flag.FlagTimer;
import launchbot.flag.Wired;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.timer.TimerStore;

/**
 * Which switches programs ask for, remembered without a write for each call: now and then it is
 * kept, and proves that switches do something.
 */
final class AskedFor {
  /** What is known may be older than the truth by so much. */
  static final Duration WITHIN = Duration.ofMinutes(10);

  private final Ledger ledger;
  private final InstantSource clock;
  private final Map<Key, Instant> since = new ConcurrentHashMap<>();

  /** A switch of some workspace. */
  private record Key(String workspace, long flag) {}

  AskedFor(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A program asked. Cheap: the first of a while is noted, the others only look. */
  void note(String workspace, long flag) {
    var key = new Key(workspace, flag);
    if (!since.containsKey(key)) {
      since.put(key, clock.instant());
    }
  }

  /** Keeps what was noted. What cannot be kept now is noted again by the next call. */
  void keep() {
    Map<Key, Instant> noted = new HashMap<>(since);
    noted.forEach((key, at) -> {
      ledger.observe(
          new Cause(key.workspace(), Actor.schedule("switches asked for"), at, null),
          tx -> keep(tx, key.flag(), at));
      since.remove(key, at);
    });
  }

  private static boolean keep(Tx tx, long id, Instant at) {
    if (!FlagStore.asked(tx, id, at, WITHIN)) {
      return false;
    }
    Optional<Flag> flag = FlagStore.find(tx.sql(), id);
    flag.ifPresent(one -> {
      TimerStore.set(tx, FlagTimer.UNASKED, id, at.plus(Wired.ASKS));
      prove(tx, one.launch());
    });
    return true;
  }

  /** What the checklist is told, where it is something else than before. */
  static void prove(Tx tx, long launch) {
    Wired.of(FlagStore.all(tx.sql(), launch), tx.cause().at())
        .filter(now ->
            EvidenceStore.of(tx.sql(), launch).stream()
                .noneMatch(known ->
                    known.source().equals(now.source())
                        && known.result() == now.result()
                        && known.words().equals(now.words())))
        .ifPresent(now -> EvidenceStore.put(tx, launch, List.of(now)));
  }
}
