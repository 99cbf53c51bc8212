package launchbot.alarm;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;

/**
 * Whoever has something to do when an alarm opens, changes or ends, in the transaction that keeps
 * it.
 */
public interface AlarmListener {

  /** It opened just now. */
  default void opened(Tx tx, Launch launch, Case c) {}

  /** It took more probes in, or fewer; it became worse; somebody has taken it. */
  default void changed(Tx tx, Launch launch, Case c) {}

  /** All its probes have recovered, or are watched no more. */
  default void ended(Tx tx, Launch launch, Case c) {}
}
