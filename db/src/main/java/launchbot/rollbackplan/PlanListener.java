package launchbot.rollbackplan;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import org.jspecify.annotations.Nullable;

/** Whoever has something to do when a rollback plan is saved or removed, in its transaction. */
public interface PlanListener {

  /**
   * @param current null where it was removed
   */
  void changed(Tx tx, Launch launch, String environment, @Nullable PlanVersion current);
}
