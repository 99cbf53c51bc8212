package launchbot.bot.probe;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import launchbot.bot.chart.Drawing;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.slack.Visit;
import launchbot.ledger.Ledger;
import launchbot.outbox.Message;
import launchbot.probe.Length;
import launchbot.probe.Probe;
import launchbot.probe.ResultStore;
import launchbot.probe.Uptime;

/**
 * Hands charts of probes to the outbox: as a direct message, or into the thread where somebody
 * asked.
 */
final class Charts {
  private final Ledger ledger;
  private final Drawing drawing = new Drawing();

  Charts(Ledger ledger) {
    this.ledger = ledger;
  }

  void send(Visit visit, Probe probe, ZoneId zone) {
    drawing.later("probe " + probe.id(), () -> draw(visit, probe, zone));
  }

  private void draw(Visit visit, Probe probe, ZoneId zone) {
    List<ResultStore.Step> day = steps(visit, probe, Chart.Window.DAY);
    Instant lately = visit.at().minus(Chart.Window.HOUR.range);
    if (day.stream().allMatch(step -> step.from().isAfter(lately))) {
      send(visit, probe, Chart.Window.HOUR, steps(visit, probe, Chart.Window.HOUR), zone);
    } else {
      send(visit, probe, Chart.Window.DAY, day, zone);
    }
  }

  private List<ResultStore.Step> steps(Visit visit, Probe probe, Chart.Window window) {
    Instant now = visit.at();
    var range = new Uptime.Range(now.minus(window.range), now.plusSeconds(1));
    return ledger.read(
        visit.workspace(), sql -> ResultStore.steps(sql, probe.id(), range, window.step));
  }

  private void send(
      Visit visit, Probe probe, Chart.Window window, List<ResultStore.Step> steps, ZoneId zone) {
    if (!Chart.worthIt(steps)) {
      return;
    }
    byte[] png = Chart.png(probe.name() + ", " + window.words, steps, zone);
    String thread = visit.thread();
    var file =
        new Message.File(
            thread == null ? visit.person().id() : visit.channel(),
            thread,
            "probe-" + probe.number() + ".png",
            Message.File.Picture.of(png, alt(probe, window, steps)),
            "The %s of #%d %s."
                .formatted(window.words, probe.number(), Mrkdwn.plain(probe.name())));
    ledger.write(
        visit.again("chart").cause(),
        tx -> {
          tx.say(file);
          return probe;
        });
  }

  /** What the picture shows, for those who do not see it. */
  static String alt(Probe probe, Chart.Window window, List<ResultStore.Step> steps) {
    long slowest =
        steps.stream().mapToLong(step -> step.latency().percentile(95).orElse(0)).max().orElse(0);
    int looks = steps.stream().mapToInt(ResultStore.Step::looks).sum();
    int failed = steps.stream().mapToInt(ResultStore.Step::failed).sum();
    return "Latency of %s in the %s: %d looks, %d failed, the slowest p95 of %s was %s."
        .formatted(
            probe.name(),
            window.words,
            looks,
            failed,
            Length.words(window.step),
            Lines.millis(slowest));
  }
}
