package launchbot.jobs.timer;

import java.util.List;
import launchbot.ledger.Tx;
import launchbot.timer.TimerKind;
import launchbot.timer.TimerStore;

/** What a feature does when something that it waits for is due. */
public interface Firing {

  /** What it answers for. */
  List<? extends TimerKind> kinds();

  /**
   * Reads the subject anew and does what is still to be done, in the transaction that takes the
   * timer. What leaves neither a fact nor a message is rolled back, and its timer forgotten.
   */
  void fire(Tx tx, TimerStore.Due due);
}
