package launchbot.bot.settings;

import java.util.List;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Topic;
import launchbot.bot.slack.Modal;
import launchbot.ledger.Ledger;

/** {@code /launch settings}. */
public final class SettingsFeature implements Feature {
  private final SettingsDesk desk;

  public SettingsFeature(Ledger ledger) {
    this.desk = new SettingsDesk(ledger);
  }

  @Override
  public List<Topic> topics() {
    return List.of(
        Topic.of(
                "settings",
                "[hours 9-18 | country DE-BY | …]",
                "when things happen: working hours, holidays, days off, stand-up",
                ask ->
                    ask.words().isEmpty()
                        ? desk.show(ask.visit())
                        : desk.typed(ask.visit(), ask.words()))
            .offeredAs("Settings"));
  }

  @Override
  public List<Modal> modals() {
    return List.of(new SettingsModal(desk));
  }
}
