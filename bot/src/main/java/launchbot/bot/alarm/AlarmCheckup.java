package launchbot.bot.alarm;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import launchbot.alarm.Route;
import launchbot.alarm.RouteStore;
import launchbot.bot.check.Finding;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.alarm.Telling;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.ProbeStore;

/** Whether alarms can reach anybody who sleeps. */
final class AlarmCheckup {
  private static final int MOST = 10;

  private final Ledger ledger;
  private final InstantSource clock;

  AlarmCheckup(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  /** A line for each launch that watches something. */
  List<Finding> look(String workspace) {
    Instant now = clock.instant();
    return ledger.read(
        workspace,
        sql ->
            LaunchStore.open(sql).stream()
                .filter(launch -> !ProbeStore.ofLaunch(sql, launch.id()).isEmpty())
                .limit(MOST)
                .map(launch ->
                    of(
                        launch,
                        RouteStore.ofLaunch(sql, launch.id()),
                        Telling.people(sql, launch, now).getFirst()))
                .toList());
  }

  /**
   * @param first who is told first
   */
  static Finding of(Launch launch, List<Route> routes, String first) {
    String what = "Alarms of " + Mrkdwn.channel(launch.channel());
    List<Route> outside =
        routes.stream()
            .filter(route -> route.severity() == AlarmSeverity.CRITICAL)
            .filter(route ->
                switch (route.way()) {
                  case EMAIL, SMS, WEBHOOK -> true;
                  case CHANNEL, ON_CALL -> false;
                })
            .toList();
    if (outside.isEmpty()) {
      return Finding.note(
          what,
          "%s reach %s in Slack alone, where Do Not Disturb keeps phones silent. Type there `/probe route critical sms +49…`, then `/probe test-alert`."
              .formatted(
                  routes.isEmpty() ? "no route is set, so they" : "critical ones",
                  Mrkdwn.user(first)));
    }
    return Finding.fine(
        what, "critical ones also go by %s.".formatted(outside.getFirst().way().words()));
  }
}
