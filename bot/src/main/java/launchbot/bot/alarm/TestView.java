package launchbot.bot.alarm;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.List;
import launchbot.alarm.Alert;
import launchbot.alarm.RouteTest;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.launch.Launch;

/** A test of the routes: what arrives by each of them, and how far it is. */
final class TestView {
  private TestView() {}

  static Card sample(Launch launch) {
    return Card.of(
        "This is a test of the alarms of the launch *%s*. Nothing is wrong, and nothing is to be done."
            .formatted(Mrkdwn.plain(launch.name())));
  }

  static Card card(RouteTest test, List<Alert> alerts) {
    long there = alerts.stream().filter(alert -> alert.state() == Alert.State.DELIVERED).count();
    String head =
        "Test of the alarms: %d of %d arrived%s"
            .formatted(there, alerts.size(), test.settledAt() == null ? " so far" : "");
    List<String> lines = new ArrayList<>();
    lines.add("*%s*, asked for by %s".formatted(head, Mrkdwn.user(test.by())));
    alerts.forEach(alert -> lines.add(line(alert, test.settledAt() != null)));
    if (test.settledAt() != null && there < alerts.size()) {
      lines.add("Mend what failed and type `/probe test-alert` again.");
    }
    List<LayoutBlock> blocks = new ArrayList<>(Blocks.sections(lines));
    return new Card(head, blocks);
  }

  private static String line(Alert alert, boolean over) {
    String place = RouteView.words(alert.target());
    String why = alert.why() == null ? "" : ": " + Mrkdwn.plain(alert.why());
    return switch (alert.state()) {
      case DELIVERED -> "• %s: delivered".formatted(place);
      case WAITING ->
          over
              ? "• %s: not delivered within ten minutes%s".formatted(place, why)
              : "• %s: waiting%s".formatted(place, why);
      case FAILED -> "• %s: failed%s".formatted(place, why);
    };
  }
}
