package launchbot.bot.rollback;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import launchbot.bot.incident.LiveCard;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.RunPart;
import launchbot.jobs.outbox.LiveView;
import launchbot.ledger.Ledger;

/** Rollbacks: proposed, approved, ended. */
public final class RollbackFeature implements Feature {
  private final LiveView live;

  /**
   * @param parts what features show in the message of a rollback, known only once all have been
   *     made
   */
  public RollbackFeature(Ledger ledger, Supplier<List<RunPart>> parts, InstantSource clock) {
    this.live =
        new LiveCard(
            Rollback.KIND,
            ledger,
            clock,
            (sql, id, now) ->
                RunLook.of(sql, id, now, parts.get()).map(look -> RunView.card(look, now)));
  }

  @Override
  public List<LiveView> liveViews() {
    return List.of(live);
  }
}
