package launchbot.bench;

import java.sql.Connection;
import java.time.Duration;
import launchbot.sandbox.Cast;

/** Criteria of rollbacks over probes that look all the time: what they cost, how soon they trip. */
final class CriteriaMeasured {
  private static final int PROBES = Integer.getInteger("bench.probes", 10_000);
  private static final int CRITERIA = Integer.getInteger("bench.criteria", 1_000);

  /** So many of the probes fail all at once, each with a criterion. */
  private static final int FAILING = Math.min(300, CRITERIA);

  private static final Duration WARM = Duration.ofSeconds(70);
  private static final Duration MEASURED = Duration.ofSeconds(60);

  private CriteriaMeasured() {}

  static void print(Arena arena) throws Exception {
    try (var breaking = new Moody();
        var fine = new Moody();
        Jar bot = Watches.start(arena);
        Connection sql = Watches.connect(arena);
        var statement = sql.createStatement()) {
      statement.execute(
          Watches.insert(
              "generate_series(1, %d) n".formatted(PROBES),
              "'http://127.0.1.' || (n %% 250 + 1) || ':' || case when n <= %d then %d else %d end || '/'"
                  .formatted(FAILING, breaking.port(), fine.port())));
      statement.execute(Watches.WATCHES);
      statement.execute("analyze");
      Thread.sleep(WARM);
      double before = spent(bot);
      statement.execute(
          """
          insert into criterion (workspace, launch, environment, words, feature, armed_at, next_at)
          select '%1$s', (select min(id) from launch where workspace = '%1$s'), 'production',
            'probe ' || n || ' fails 2x', '', clock_timestamp(), clock_timestamp()
          from generate_series(1, %2$d) n
          """
              .formatted(Cast.TEAM, CRITERIA));
      Thread.sleep(Duration.ofSeconds(10));
      double after = spent(bot);
      System.out.printf(
          "%n%,d criteria over %,d probes a minute%nprocessor of the bot: %.1f %% of one core"
              + " without criteria, %.1f %% with them%n",
          CRITERIA, PROBES, before, after);
      breaking.become(Moody.Mood.FAILING);
      Thread.sleep(Duration.ofSeconds(100));
      // From the look that made it true until it was told.
      String[] lags =
          Watches.one(
                  sql,
                  """
                  select count(*) || ' ' || percentile_cont(0.5) within group (order by lag)
                    || ' ' || percentile_cont(0.99) within group (order by lag) || ' ' || max(lag)
                  from (
                    select extract(epoch from c.tripped_at - (s.standing ->> 'measuredAt')::timestamptz)
                      as lag
                    from criterion c join criterion_standing s
                      on s.workspace = c.workspace and s.criterion = c.id
                    where c.tripped_at is not null and c.measured is not null) lags
                  where lag >= 0
                  """)
              .split(" ", -1);
      System.out.printf(
          "tripped %s of %d; seconds after the look: p50 %s, p99 %s, most %s%n",
          lags[0], FAILING, lags[1], lags[2], lags[3]);
    }
  }

  /** In percent of one core, over a minute. */
  private static double spent(Jar bot) throws Exception {
    double cpu = bot.cpuSeconds();
    Thread.sleep(MEASURED);
    return 100 * (bot.cpuSeconds() - cpu) / MEASURED.toSeconds();
  }
}
