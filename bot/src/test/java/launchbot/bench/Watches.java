package launchbot.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import launchbot.sandbox.Cast;

/** Probes against loopback: how late they start and what they cost, how soon an outage is told. */
final class Watches {
  private static final int MANY = Integer.getInteger("bench.probes", 10_000);
  private static final Duration WARM = Duration.ofSeconds(75);
  private static final Duration MEASURED = Duration.ofSeconds(90);
  private static final int PHASES = 16;

  /** Addresses of 127.0.1.0 and on, so that not all probes are of one host. */
  private static final int HOSTS = 250;

  private Watches() {}

  /** So many probes a minute, for a few minutes. */
  static void watch(Arena arena) throws Exception {
    try (var targets = new Moody();
        Jar bot = start(arena);
        Connection sql = connect(arena)) {
      try (var statement = sql.createStatement()) {
        statement.execute(
            insert(
                "generate_series(1, %d) n".formatted(MANY),
                "'http://127.0.1.' || (n %% %d + 1) || ':%d/'".formatted(HOSTS, targets.port())));
        statement.execute(WATCHES);
        statement.execute("analyze");
      }
      Thread.sleep(WARM);
      String from = one(sql, "select max(at)::text from probe_result");
      double cpu = bot.cpuSeconds();
      Thread.sleep(MEASURED);
      double spent = bot.cpuSeconds() - cpu;
      String until = one(sql, "select max(at)::text from probe_result");
      double memory = bot.residentMib();
      // Due times lie on a grid of one minute: the next of them tells all the earlier ones.
      String lags =
          """
          select count(*)
            || ' ' || percentile_cont(0.5) within group (order by lag)
            || ' ' || percentile_cont(0.99) within group (order by lag) || ' ' || max(lag)
          from (
            select mod(extract(epoch from r.at - w.next_at) + 6000, 60) as lag
            from probe_result r join probe_watch w using (workspace, probe)
            where r.at > '%s' and r.at <= '%s' and r.level = 'up') lags
          """
              .formatted(from, until);
      String[] figures = one(sql, lags).split(" ", -1);
      double looks = Double.parseDouble(figures[0]);
      System.out.printf("%n%,d probes a minute, HTTP over loopback, history written%n", MANY);
      System.out.printf(
          "looks in %d s: %.0f (%.1f/s); failed: %s%n",
          MEASURED.toSeconds(),
          looks,
          looks / MEASURED.toSeconds(),
          one(sql, "select count(*) from probe_result where level <> 'up'"));
      System.out.printf(
          "late by: p50 %.0f ms, p99 %.0f ms, most %.0f ms%n",
          1000 * Double.parseDouble(figures[1]),
          1000 * Double.parseDouble(figures[2]),
          1000 * Double.parseDouble(figures[3]));
      System.out.printf(
          "processor: %.1f s, %.3f ms a look; memory (resident, PostgreSQL apart): %.0f MiB%n",
          spent, 1000 * spent / looks, memory);
    }
  }

  /** Moody that break at random moments of their minute, in each of three ways. */
  static void outages(Arena arena) throws Exception {
    var random = new Random(Long.getLong("bench.seed", 5));
    List<String> ways = List.of("refuses", "answers 503", "hangs");
    Map<Integer, String> way = new HashMap<>();
    Map<Integer, Long> brokeAt = Collections.synchronizedMap(new HashMap<>());
    try (Jar bot = start(arena);
        Connection sql = connect(arena)) {
      List<Thread> breaking = new ArrayList<>();
      try (var statement = sql.createStatement()) {
        for (int i = 1; i <= PHASES * ways.size(); i++) {
          int number = i;
          var target = new Moody();
          way.put(i, ways.get(i % ways.size()));
          statement.execute(
              insert(
                  "generate_series(%1$d, %1$d) n".formatted(i),
                  "'http://127.0.1.%d:%d/'".formatted(i, target.port())));
          long when = 65_000L + random.nextInt(60_000);
          breaking.add(Thread.startVirtualThread(() -> broken(target, when, number, way, brokeAt)));
        }
        statement.execute(WATCHES);
      }
      for (Thread one : breaking) {
        one.join();
      }
      Thread.sleep(Duration.ofSeconds(95));
      System.out.printf(
          "%n%-14s %28s %28s%n",
          "seconds until", "known (min, median, max)", "posted (min, median, max)");
      for (String one : ways) {
        List<Double> known = new ArrayList<>();
        List<Double> posted = new ArrayList<>();
        for (int number : way.keySet()) {
          if (one.equals(way.get(number))) {
            long broke = Objects.requireNonNull(brokeAt.get(number));
            known.add(seconds(sql, broke, KNOWN, number));
            posted.add(seconds(sql, broke, POSTED, number));
          }
        }
        System.out.printf(
            "%-14s %28s %28s   of %d%n", one, spread(known, 1), spread(posted, 1), known.size());
      }
      System.out.println("memory: " + Math.round(bot.residentMib()) + " MiB");
    }
  }

  private static final String KNOWN =
      """
      select extract(epoch from min(h.at)) from history h join probe p
        on p.workspace = h.workspace and p.id = h.subject_number
      where h.subject = 'probe' and h.verb = 'turned' and h.fields::text like '%"down"%'
        and p.number =\
      """;

  private static final String POSTED =
      """
      select extract(epoch from min(o.settled_at)) from outbox o
        join outage_probe op on o.subject = 'outage:' || op.outage
        join probe p on p.id = op.probe
      where o.state = 'sent' and p.number =\
      """;

  private static double seconds(Connection sql, long broke, String query, int number)
      throws SQLException {
    String at = one(sql, query + number);
    return at == null ? Double.POSITIVE_INFINITY : Double.parseDouble(at) - broke / 1000.0;
  }

  static String spread(List<Double> seconds, int digits) {
    List<Double> sorted = seconds.stream().sorted().toList();
    return "%.Df, %.Df, %.Df"
        .replace("D", String.valueOf(digits))
        .formatted(sorted.getFirst(), sorted.get(sorted.size() / 2), sorted.getLast());
  }

  private static void broken(
      Moody target, long when, int number, Map<Integer, String> way, Map<Integer, Long> brokeAt) {
    try {
      Thread.sleep(when);
      brokeAt.put(number, System.currentTimeMillis());
      switch (Objects.requireNonNull(way.get(number))) {
        case "refuses" -> target.close();
        case "hangs" -> target.become(Moody.Mood.HANGING);
        default -> target.become(Moody.Mood.FAILING);
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static Jar start(Arena arena) throws Exception {
    Map<String, String> environment = arena.environment(true, arena.newHome("probes"));
    environment.put("LAUNCHBOT_ALLOW_PRIVATE_TARGETS", "true");
    Jar bot = Jar.start(Jvm.flags(), environment);
    try (var line = new Line(bot.port())) {
      line.ask(arena.commands().add(new Random(0))); // makes the launch
    }
    return bot;
  }

  static Connection connect(Arena arena) throws SQLException {
    var url = arena.database();
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  static String insert(String numbers, String target) {
    return """
    insert into probe (workspace, launch, number, kind, name, target, expect, options,
      every_seconds, timeout_millis, fails, out_of, recovers, severity, made_by, made_at)
    select '%1$s', (select min(id) from launch where workspace = '%1$s'), n, 'http', 'p' || n,
      %2$s, '{}', '{}', 60, 5000, 2, 2, 2, 'critical', '%3$s', clock_timestamp()
    from %4$s
    """
        .formatted(Cast.TEAM, target, Cast.ADA, numbers);
  }

  /** Up for a while, and due at any moment of the coming minute. */
  static final String WATCHES =
      """
      insert into probe_watch (workspace, probe, host, state, since, level, words, facts, findings,
        last_at, stand, stand_since, next_at, folded_until, proof, proved_at)
      select workspace, id, split_part(target, '/', 3), 'up', made_at, 'up', 'answered 200', '{}',
        '[]', made_at, 'up', made_at, clock_timestamp() + random() * interval '60 seconds', made_at,
        'http observability.health-checks/' || target || ' #' || number || ' green' || chr(10)
          || 'uptime ' || target || ' #' || number || ' green',
        clock_timestamp()
      from probe
      """;

  static String one(Connection sql, String query) throws SQLException {
    try (var statement = sql.createStatement();
        var rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
