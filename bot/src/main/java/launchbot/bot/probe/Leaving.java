package launchbot.bot.probe;

import java.util.List;
import java.util.function.Supplier;
import launchbot.ledger.Tx;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Turning;
import org.jspecify.annotations.Nullable;

/**
 * Removes probes, and tells whoever has something open of them.
 *
 * @param turnings asked late: they are not all made yet
 */
record Leaving(Supplier<List<Turning>> turnings) {

  /** The caller has locked the probe, or its launch. */
  void remove(Tx tx, Probe probe, @Nullable String reason) {
    ProbeStore.remove(tx, probe, reason);
    turnings.get().forEach(one -> one.removed(tx, probe));
  }
}
