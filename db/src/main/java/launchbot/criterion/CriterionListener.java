package launchbot.criterion;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;

/** Whoever has something to do when a criterion trips or is over, in its transaction. */
public interface CriterionListener {

  /** It has come true; once for each time that it does. The launch is not locked yet. */
  void tripped(Tx tx, Launch launch, Tripped tripped);

  /** What had come true is over again: measured as good for as long as it had to be bad. */
  default void recovered(Tx tx, Launch launch, Tripped tripped) {}
}
