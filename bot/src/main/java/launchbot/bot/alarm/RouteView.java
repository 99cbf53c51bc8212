package launchbot.bot.alarm;

import com.slack.api.model.block.LayoutBlock;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import launchbot.alarm.Route;
import launchbot.alarm.Target;
import launchbot.alarm.Way;
import launchbot.bot.probe.ProbeCommand;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;
import launchbot.probe.AlarmSeverity;

/** Routes as people see them. */
final class RouteView {
  private RouteView() {}

  static Card list(Launch launch, List<Route> routes) {
    List<String> lines = new ArrayList<>();
    lines.add("*Where alarms go*");
    for (AlarmSeverity severity : AlarmSeverity.values()) {
      List<Route> those = routes.stream().filter(route -> route.severity() == severity).toList();
      if (those.isEmpty()) {
        lines.add(
            "`%s`: %s and a direct message to whoever is on call, since there is no route."
                .formatted(severity.key(), Mrkdwn.channel(launch.channel())));
      }
      those.forEach(route ->
          lines.add(
              "`%s` *%d* %s"
                  .formatted(severity.key(), route.number(), words(route.way(), route.place()))));
    }
    lines.add(RouteWords.USAGE);
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    blocks.add(
        Blocks.actions(
            List.of(
                ProbeCommand.button("Test them", "test-alert", ""),
                ProbeCommand.button("Who is on call", "oncall", ""))));
    return new Card("Where alarms go", blocks);
  }

  /**
   * @param key what its webhook is signed with; empty where it is none
   */
  static Card added(Route route, String key) {
    String added =
        "Route *%d* is added: `%s` alarms go to %s. `/probe test-alert` proves that they arrive."
            .formatted(route.number(), route.severity().key(), words(route.way(), route.place()));
    return key.isEmpty()
        ? Card.of(added)
        : Card.of(
            added
                + "\nIts signing secret, which I show this once: `%s`. Check `Launchbot-Signature` with it; docs/alarms.md says how."
                    .formatted(key));
  }

  static String words(Target target) {
    return target.way() == Way.ON_CALL
        ? "a direct message to " + Mrkdwn.user(target.place())
        : words(target.way(), target.place());
  }

  /** A webhook's path may be a secret of its own, so its host says enough. */
  private static String words(Way way, String place) {
    return switch (way) {
      case CHANNEL -> Mrkdwn.channel(place);
      case ON_CALL -> way.words();
      case EMAIL -> "mail to " + Mrkdwn.plain(place);
      case SMS -> "SMS to " + Mrkdwn.plain(place);
      case WEBHOOK -> "the webhook at " + Mrkdwn.plain(String.valueOf(URI.create(place).getHost()));
    };
  }
}
