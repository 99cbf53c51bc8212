package launchbot.probe;

import launchbot.ledger.Tx;

/** Whoever has something to do when a probe turns, in the transaction that keeps its state. */
public interface Turning {
  void turned(Tx tx, Turn turn);

  /** It is not looked at as it should be, or is again; each is said once. */
  default void overdue(Tx tx, Overdue overdue) {}

  /** It was removed: nobody looks at it any more, so nothing will ever be heard of it. */
  default void removed(Tx tx, Probe probe) {}
}
