package launchbot.bot.figures;

import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.ledger.Ledger;

/** The figures of incidents. */
public final class FiguresFeature implements Feature {
  private final FiguresDesk desk;

  public FiguresFeature(Ledger ledger) {
    this.desk = new FiguresDesk(ledger);
  }

  @Override
  public List<Topic> incidentTopics() {
    return List.of(
        Topic.of(
                "figures",
                "[30d | this month | 2026-11] [csv | json]",
                "how soon incidents were noticed, answered, told and over",
                desk::answer)
            .offeredAs("Figures"));
  }
}
