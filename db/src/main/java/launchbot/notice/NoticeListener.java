package launchbot.notice;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;

/** Whoever delivers what was approved, in the transaction that approves it. */
public interface NoticeListener {

  /** Customers are told from now on. Never called for a drill. */
  void approved(Tx tx, Launch launch, Notice notice);
}
