package launchbot.bot.probe;

import launchbot.bot.slack.Reply;
import launchbot.bot.slack.Visit;
import launchbot.probe.MaintenanceStore;
import launchbot.probe.ProbeStore;
import launchbot.probe.WatchStore;

/** Shows one probe, and sends its chart after it. */
final class Showing {
  private final ProbeDesk desk;
  private final Charts charts;

  Showing(ProbeDesk desk, Charts charts) {
    this.desk = desk;
    this.charts = charts;
  }

  Reply show(Visit visit, int number) {
    return desk.look(
        visit,
        number,
        (sql, launch, probe) -> {
          var stand = new Stand(probe, WatchStore.find(sql, probe.id()).orElse(null));
          charts.send(visit, probe, launch.zone());
          return new Reply.Private(
              ProbeView.show(
                  launch,
                  stand,
                  Figures.of(sql, probe, MaintenanceStore.ofLaunch(sql, launch.id()), visit.at()),
                  ProbeStore.ofLaunch(sql, launch.id()),
                  visit.at()));
        });
  }
}
