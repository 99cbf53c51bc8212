package launchbot.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import launchbot.sandbox.Cast;

/**
 * Prints throughput, latency, start-up time and memory, all from one run on the machine at hand.
 * Alternatives take turns, and the median of the turns is what is printed, so that a busy moment of
 * the machine does not fall on one of them alone.
 */
public final class Bench {
  private static final int TURNS = Integer.getInteger("bench.turns", 3);
  private static final Duration TURN = Duration.ofSeconds(Integer.getInteger("bench.seconds", 5));
  private static final int FEW = 1_000;
  private static final int MANY = Integer.getInteger("bench.entries", 100_000);

  private Bench() {}

  public static void main(String[] args) throws Exception {
    var wanted =
        List.of(System.getProperty("bench.only", "start,load,status,page,probes").split(","));
    if (wanted.contains("probes")) {
      Probes.print(TURNS, TURN);
    }
    if (wanted.equals(List.of("probes"))) {
      return; // which needs no bot
    }
    try (Arena arena = Arena.open()) {
      if (wanted.contains("start")) {
        Starts.print(arena, TURNS);
      }
      if (wanted.contains("load")) {
        load(arena);
      }
      if (wanted.contains("status")) {
        status(arena);
      }
      if (wanted.contains("page")) {
        StatusPages.print(arena, TURNS, TURN);
      }
      if (wanted.contains("watch")) {
        Watches.watch(arena);
      }
      if (wanted.contains("outage")) {
        Watches.outages(arena);
      }
      if (wanted.contains("criteria")) {
        CriteriaMeasured.print(arena);
      }
      if (wanted.contains("ofrep")) {
        Ofrep.print(arena, TURNS, TURN);
      }
      if (wanted.contains("incident")) {
        Incidents.opened(arena);
      }
    }
  }

  private static void load(Arena arena) throws Exception {
    try (Jar bot = Jar.start(Jvm.flags(), arena.environment(true, arena.newHome("shared")))) {
      Line first = new Line(bot.port());
      first.ask(arena.commands().add(new Random(0)));
      first.close();
      double idle = bot.residentMib();
      try (var floor = new Floor(arena.database(), Cast.TEAM)) {
        warmUp(arena, bot, floor);
        for (int entries : List.of(0, MANY)) {
          compare(arena, bot, floor, entries);
        }
      }
      System.out.printf(
          "%nMemory (resident, PostgreSQL apart): idle %.0f MiB, after the load %.0f MiB%n",
          idle, bot.residentMib());
    }
  }

  /** {@code /launch status}, which is to be as quick for many entries as for few. */
  private static void status(Arena arena) throws Exception {
    try (Jar bot = Jar.start(Jvm.flags(), arena.environment(true, arena.newHome("status")))) {
      Line first = new Line(bot.port());
      first.ask(arena.commands().add(new Random(0)));
      first.close();
      arena.fill(FEW);
      Load.closed(arena.status(bot.port()), 4, TURN);
      System.out.printf(
          "%n%-40s %9s %8s %8s %8s %8s%n",
          "/launch status, 1,000 checklist items", "per s", "p50 ms", "p95", "p99", "failed");
      for (int entries : List.of(FEW, MANY)) {
        arena.fill(entries);
        for (int clients : List.of(1, 8)) {
          Load.Measured measured = Load.closed(arena.status(bot.port()), clients, TURN);
          System.out.printf(
              "%-40s %9.0f %8.2f %8.2f %8.2f %8d%n",
              "%d entries, %d clients".formatted(entries, clients),
              measured.perSecond(),
              measured.millis(50),
              measured.millis(95),
              measured.millis(99),
              measured.failed());
        }
      }
    }
  }

  private static void warmUp(Arena arena, Jar bot, Floor floor) throws Exception {
    arena.fill(0);
    Load.closed(arena.adding(bot.port()), 64, Duration.ofSeconds(15));
    Load.closed(arena.listing(bot.port()), 16, Duration.ofSeconds(10));
    Load.closed(floor.oneStatement(), 16, Duration.ofSeconds(2));
    Load.closed(floor.severalStatements(), 16, Duration.ofSeconds(2));
  }

  /**
   * One turn of a run.
   *
   * @param cpuMillis what the bot's process spent on each piece of work; of no meaning for the
   *     floors
   */
  private record Turn(Load.Measured load, double cpuMillis) {}

  private interface Run {
    Load.Measured go() throws Exception;
  }

  private static void compare(Arena arena, Jar bot, Floor floor, int entries) throws Exception {
    Map<String, Run> runs = new LinkedHashMap<>();
    for (int clients : List.of(16, 64)) {
      String suffix = ", %d clients".formatted(clients);
      runs.put(
          "floor: one statement" + suffix, () -> Load.closed(floor.oneStatement(), clients, TURN));
      runs.put(
          "floor: one, without our numbers" + suffix,
          () -> Load.closed(floor.oneStatementWithoutNumber(), clients, TURN));
      runs.put(
          "floor: several statements" + suffix,
          () -> Load.closed(floor.severalStatements(), clients, TURN));
      runs.put("/triage add" + suffix, () -> Load.closed(arena.adding(bot.port()), clients, TURN));
      runs.put(
          "/triage list" + suffix, () -> Load.closed(arena.listing(bot.port()), clients, TURN));
    }
    double adds = 1000;
    runs.put(
        "/triage add, steady %.0f/s".formatted(adds),
        () -> Load.open(arena.adding(bot.port()), 256, adds, TURN));
    runs.put(
        "/triage list, steady %.0f/s".formatted(adds / 2),
        () -> Load.open(arena.listing(bot.port()), 256, adds / 2, TURN));
    Map<String, List<Turn>> all = new LinkedHashMap<>();
    for (int turn = 0; turn < TURNS; turn++) {
      for (var run : runs.entrySet()) {
        arena.fill(entries);
        double before = bot.cpuSeconds();
        Load.Measured measured = run.getValue().go();
        double cpu = 1000 * (bot.cpuSeconds() - before) / measured.latency().getTotalCount();
        all.computeIfAbsent(run.getKey(), _ -> new ArrayList<>()).add(new Turn(measured, cpu));
      }
    }
    System.out.printf(
        "%n%-40s %9s %8s %8s %8s %8s %8s%n",
        entries + " entries", "per s", "p50 ms", "p95", "p99", "failed", "bot cpu");
    all.forEach((name, turns) ->
        System.out.printf(
            "%-40s %9.0f %8.2f %8.2f %8.2f %8.0f %8.3f%n",
            name,
            Median.of(turns, t -> t.load.perSecond()),
            Median.of(turns, t -> t.load.millis(50)),
            Median.of(turns, t -> t.load.millis(95)),
            Median.of(turns, t -> t.load.millis(99)),
            Median.of(turns, t -> t.load.failed()),
            Median.of(turns, Turn::cpuMillis)));
    for (int clients : List.of(16, 64)) {
      System.out.printf(
          "add at %d clients is %.0f %% of the one-statement floor%n",
          clients,
          100
              * perSecond(all, "/triage add, %d clients".formatted(clients))
              / perSecond(all, "floor: one statement, %d clients".formatted(clients)));
    }
  }

  private static double perSecond(Map<String, List<Turn>> all, String name) {
    return Median.of(Objects.requireNonNull(all.get(name)), t -> t.load.perSecond());
  }
}
