package launchbot.bot.incident;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.view.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import launchbot.bot.launch.Kept;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Forms;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.incident.IncidentSettings;
import launchbot.launch.Launch;

/** How a launch handles incidents, in words and as a form. */
final class SettingView {
  static final String CALLBACK = "incident_settings";
  static final String CHANNEL = "channel";
  static final String OPENS = "opens";
  static final String MORE = "more";
  static final String AUTO_RESOLVE = "auto-resolve";
  static final String ROOMS = "rooms";

  private SettingView() {}

  /**
   * @param may whether this person may change them; whoever may not reads them
   */
  static Reply form(Visit visit, Launch launch, IncidentSettings settings, boolean may) {
    String words = words("This is how incidents are handled.", launch, settings);
    return may
        ? new Reply.Open(
            view(visit.channel(), settings),
            Card.of(words + "\nTo change it, type one of these: " + SettingWords.KNOWN + "."))
        : new Reply.Private(Card.of(words));
  }

  static String words(String first, Launch launch, IncidentSettings settings) {
    String channel = settings.channel();
    return String.join(
        "\n",
        first,
        "• Threads open in %s."
            .formatted(Mrkdwn.channel(channel == null ? launch.channel() : channel)),
        "• Alarms that open one by themselves: %s.".formatted(settings.opens().words()),
        "• When all its probes are up again it is %s."
            .formatted(
                settings.autoResolve() ? "resolved without asking" : "proposed, and people decide"),
        "• A sev1 gets %s.".formatted(settings.rooms() ? "a channel of its own" : "a thread only"));
  }

  static View view(String here, IncidentSettings settings) {
    List<OptionObject> opens =
        Arrays.stream(IncidentSettings.Opens.values()).map(SettingView::option).toList();
    OptionObject auto = Blocks.option("Resolve when all its probes are up again", AUTO_RESOLVE);
    OptionObject rooms = Blocks.option("A channel of its own for a sev1", ROOMS);
    List<OptionObject> ticked = new ArrayList<>();
    if (settings.autoResolve()) {
      ticked.add(auto);
    }
    if (settings.rooms()) {
      ticked.add(rooms);
    }
    List<LayoutBlock> blocks =
        List.of(
            Forms.input(
                CHANNEL,
                "Where do threads open?",
                "Empty: the launch's own channel. Invite me into a private one.",
                true,
                Forms.channel(settings.channel())),
            Forms.input(
                OPENS,
                "Which alarms open an incident by themselves?",
                null,
                false,
                Forms.select(option(settings.opens()), opens)),
            Forms.input(
                MORE,
                "Without being asked",
                null,
                true,
                CheckboxesElement.builder()
                    .actionId("value")
                    .options(List.of(auto, rooms))
                    .initialOptions(ticked.isEmpty() ? null : ticked)
                    .build()));
    return Forms.modal(CALLBACK, "Incidents", "Save", Kept.in(here).json(), blocks);
  }

  private static OptionObject option(IncidentSettings.Opens opens) {
    return Blocks.option(opens.words(), opens.key());
  }
}
