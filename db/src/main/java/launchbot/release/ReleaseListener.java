package launchbot.release;

import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import org.jspecify.annotations.Nullable;

/** Whoever has something to do when a release begins, ends or turns out good or bad. */
public interface ReleaseListener {

  /**
   * In the transaction that keeps it.
   *
   * @param before null where it has just become known
   */
  void changed(Tx tx, Launch launch, @Nullable Release before, Release after);
}
