package launchbot.bot.decision;

import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.ledger.Ledger;

/** What was decided: the log that can only be added to. */
public final class DecisionFeature implements Feature {
  private final DecisionDesk desk;

  public DecisionFeature(Ledger ledger) {
    this.desk = new DecisionDesk(ledger);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
            "decisions",
            "[waivers] [since 30d] [page 2] [export csv]",
            "what was decided, by whom and on which figure",
            desk::typed));
  }
}
