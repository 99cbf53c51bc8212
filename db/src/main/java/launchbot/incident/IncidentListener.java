package launchbot.incident;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;

/**
 * Whoever has something to do when an incident opens or changes, in the transaction that keeps it.
 */
public interface IncidentListener {

  /** It was opened just now. */
  default void opened(Tx tx, Launch launch, Incident incident) {}

  /** Anything about it has become something else: its status, severity, people, times. */
  default void changed(Tx tx, Launch launch, Incident before, Incident after) {}
}
