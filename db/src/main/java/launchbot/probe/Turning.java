package launchbot.probe;

import launchbot.ledger.Tx;

/** Whoever has something to do when a probe turns, in the transaction that keeps its state. */
public interface Turning {
  void turned(Tx tx, Turn turn);
}
