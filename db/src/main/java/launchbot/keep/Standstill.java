package launchbot.keep;

import java.sql.SQLException;
import java.time.Duration;
import launchbot.postgres.Owner;
import launchbot.postgres.Unusable;

/** No bot serves. None can start either, as long as the owner has the turn. */
final class Standstill {
  /** The connections of a bot that has just been stopped are still ending. */
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private Standstill() {}

  /**
   * @throws Unusable when a bot serves from the database
   */
  static void check(Owner owner) throws SQLException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    int sessions = owner.servingSessions();
    while (sessions > 0 && System.nanoTime() < giveUp) {
      pause();
      sessions = owner.servingSessions();
    }
    if (sessions > 0) {
      throw new Unusable(
          "A bot serves from the database at %s (%d connections). Stop it everywhere, then try again."
              .formatted(owner.url(), sessions));
    }
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unusable("Interrupted; nothing was done", e);
    }
  }
}
