package launchbot.bot.launch;

import java.util.List;
import java.util.function.Supplier;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.sprint.Sprint;

/**
 * Whoever has something to do when a sprint begins or ends.
 *
 * @param features all of them, known only once the last one has been made
 */
public record Followers(Supplier<List<Feature>> features) {

  /** In the transaction in which it begins, after the sprint was saved. */
  public void started(Tx tx, Launch launch, Sprint sprint) {
    features.get().forEach(feature -> feature.started(tx, launch, sprint));
  }

  /** In the transaction in which it ends, after the sprint was saved. */
  public void ended(Tx tx, Launch launch, Sprint sprint) {
    features.get().forEach(feature -> feature.ended(tx, launch, sprint));
  }
}
