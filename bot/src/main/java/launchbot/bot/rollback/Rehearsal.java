package launchbot.bot.rollback;

import launchbot.incident.Incident;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.rollback.Run;
import org.jspecify.annotations.Nullable;

/** Begins drills: the way back as it is planned, asked for and approved as a real one is. */
public interface Rehearsal {

  /**
   * The caller has locked the launch and the incident, and knows that no other drill is open there.
   *
   * @param incident a drill in whose thread it goes on; null: it has a message of its own
   * @param feature key of the feature that it is about; null for all
   * @param by a Slack user id
   */
  Run begin(
      Tx tx,
      Launch launch,
      @Nullable Incident incident,
      String environment,
      @Nullable String feature,
      String by);
}
