package launchbot.rollback;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import org.jspecify.annotations.Nullable;

/** Whoever has something to do when a rollback is proposed or goes on, in its transaction. */
public interface RunListener {

  /**
   * @param before null where it has just been proposed
   */
  void changed(Tx tx, Launch launch, @Nullable Run before, Run after);
}
