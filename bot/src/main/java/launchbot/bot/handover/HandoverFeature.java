package launchbot.bot.handover;

import java.util.List;
import java.util.function.Supplier;
import launchbot.bot.board.Doorkeeper;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.People;
import launchbot.bot.web.WebRoutes;
import launchbot.ledger.Ledger;

/** The handover document. */
public final class HandoverFeature implements Feature {
  private final HandoverDesk desk;
  private final HandoverRoutes routes;

  /**
   * @param features all there are; asked late
   */
  public HandoverFeature(
      Ledger ledger, People people, Doorkeeper door, Supplier<List<Feature>> features) {
    this.desk = new HandoverDesk(ledger, people, new Documents(features));
    this.routes = new HandoverRoutes(ledger, door);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "handover",
                "[gaps | diff | 3]",
                "the document with which a team runs production alone",
                desk::answer)
            .offeredAs("Handover"));
  }

  @Override
  public List<WebRoutes> webRoutes() {
    return List.of(routes);
  }
}
