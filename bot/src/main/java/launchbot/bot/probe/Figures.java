package launchbot.bot.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import launchbot.probe.Latency;
import launchbot.probe.Maintenance;
import launchbot.probe.Maintenances;
import launchbot.probe.Probe;
import launchbot.probe.ResultStore;
import launchbot.probe.Seen;
import launchbot.probe.Uptime;
import org.jooq.DSLContext;

/**
 * What a probe's looks add up to.
 *
 * @param last the newest looks, the newest first
 * @param today how long requests took in the last 24 hours
 * @param week the same for the seven days before
 */
record Figures(
    List<Seen> last, Latency today, Latency week, Uptime day, Uptime sevenDays, Uptime month) {
  private static final int LOOKS = 10;

  static Figures of(DSLContext sql, Probe probe, List<Maintenance> maintenance, Instant now) {
    return new Figures(
        ResultStore.latest(sql, probe.id(), LOOKS),
        ResultStore.latency(sql, probe.id(), days(now, 1)),
        ResultStore.latency(
            sql,
            probe.id(),
            new Uptime.Range(now.minus(Duration.ofDays(8)), now.minus(Duration.ofDays(1)))),
        uptime(sql, probe, maintenance, days(now, 1)),
        uptime(sql, probe, maintenance, days(now, 7)),
        uptime(sql, probe, maintenance, days(now, 30)));
  }

  private static Uptime uptime(
      DSLContext sql, Probe probe, List<Maintenance> maintenance, Uptime.Range range) {
    return ResultStore.uptime(
        sql, probe.id(), range, Maintenances.windows(maintenance, probe, range));
  }

  private static Uptime.Range days(Instant now, int days) {
    return new Uptime.Range(now.minus(Duration.ofDays(days)), now);
  }
}
