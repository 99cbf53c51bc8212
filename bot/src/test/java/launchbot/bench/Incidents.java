package launchbot.bench;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How soon after an alarm the thread of its incident stands in Slack. */
final class Incidents {
  private static final int MANY = Integer.getInteger("bench.incidents", 12);

  /** A look may be a while away; an alarm that came only after it would spoil the next figure. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Incidents() {}

  /** One target after another breaks, each for an incident of its own. */
  static void opened(Arena arena) throws Exception {
    List<Moody> targets = new ArrayList<>();
    try (Jar _ = Watches.start(arena);
        Connection sql = Watches.connect(arena);
        var statement = sql.createStatement()) {
      for (int i = 1; i <= MANY; i++) {
        var target = new Moody();
        targets.add(target);
        statement.execute(
            Watches.insert(
                "generate_series(%1$d, %1$d) n".formatted(i),
                "'http://127.0.1.%d:%d/'".formatted(i, target.port())));
      }
      statement.execute("update probe set every_seconds = 10, fails = 1, out_of = 1");
      statement.execute(Watches.WATCHES);
      List<Double> seconds = new ArrayList<>();
      for (int i = 1; i <= MANY; i++) {
        targets.get(i - 1).become(Moody.Mood.FAILING);
        seconds.add(posted(sql, i));
        // Otherwise the next alarm would join it, as it should.
        statement.execute("update incident set drill = true");
      }
      System.out.printf(
          "%nseconds from the alarm to its incident's thread (min, median, max): %s   of %d%n",
          Watches.spread(seconds, 2), seconds.size());
    } finally {
      for (Moody target : targets) {
        target.close();
      }
    }
  }

  private static double posted(Connection sql, int probe) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      String took =
          Watches.one(
              sql,
              """
              select extract(epoch from min(o.settled_at) - min(a.opened_at))
              from outage a
                join outage_probe op on op.outage = a.id
                join probe p on p.id = op.probe
                join incident_outage io on io.outage = a.id
                join outbox o on o.subject = 'incident:' || io.incident and o.state = 'sent'
              where p.number = %d
              """
                  .formatted(probe));
      if (took != null) {
        return Double.parseDouble(took);
      }
      Thread.sleep(50);
    }
    return Double.POSITIVE_INFINITY;
  }
}
