package launchbot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import launchbot.launch.HookToken;
import launchbot.sandbox.Cast;

/** Kill switches as programs ask for them (OFREP), and nginx serving as many bytes, in turns. */
final class Ofrep {
  private static final int CLIENTS = 32;

  /** One of them may ask only so often a second. */
  private static final int TOKENS = 8;

  private static final String PATH = "/ofrep/v1/evaluate/flags";
  private static final String BODY = "{\"context\":{\"targetingKey\":\"customer-17\"}}";

  private Ofrep() {}

  static void print(Arena arena, int turns, Duration turn) throws Exception {
    try (Jar bot = Watches.start(arena);
        Connection sql = Watches.connect(arena)) {
      switches(sql);
      Thread.sleep(Duration.ofSeconds(5)); // until the bot has them in memory
      byte[] answer =
          "{\"key\":\"flag-1\",\"value\":true,\"reason\":\"STATIC\"}"
              .getBytes(StandardCharsets.UTF_8);
      Nginx found = Nginx.start(arena.newHome("nginx"), PATH + "/flag-1", answer).orElse(null);
      try (Nginx nginx = found) {
        Map<String, Load.Workers> runs = new LinkedHashMap<>();
        runs.put("one switch", () -> asker(bot.port(), "/flag-1", 200, false));
        runs.put("all 50 switches", () -> asker(bot.port(), "", 200, false));
        runs.put("all 50 switches, 304", () -> asker(bot.port(), "", 304, true));
        if (nginx != null) {
          runs.put("nginx, a file", () -> file(nginx.port()));
        }
        for (Load.Workers each : runs.values()) {
          Load.closed(each, CLIENTS, turn);
        }
        Map<String, List<Load.Measured>> all = new LinkedHashMap<>();
        for (int i = 0; i < turns; i++) {
          for (var run : runs.entrySet()) {
            all.computeIfAbsent(run.getKey(), _ -> new ArrayList<>())
                .add(Load.closed(run.getValue(), CLIENTS, turn));
          }
        }
        System.out.printf("%n%-24s %9s %8s %8s %8s%n", "OFREP", "per s", "p50 ms", "p99", "failed");
        all.forEach((name, measured) ->
            System.out.printf(
                "%-24s %9.0f %8.2f %8.2f %8.0f%n",
                name,
                Median.of(measured, Load.Measured::perSecond),
                Median.of(measured, one -> one.millis(50)),
                Median.of(measured, one -> one.millis(99)),
                Median.of(measured, Load.Measured::failed)));
      }
    }
  }

  private static void switches(Connection sql) throws Exception {
    try (var statement = sql.createStatement()) {
      statement.execute(
          """
          insert into flag (workspace, launch, environment, key, what, lit, since, solo, solo_minutes,
            made_by, made_at)
          select '%1$s', (select min(id) from launch where workspace = '%1$s'), 'production',
            'flag-' || n, 'Part ' || n, n %% 7 <> 0, clock_timestamp(), false, 60, '%2$s',
            clock_timestamp()
          from generate_series(1, 50) n
          """
              .formatted(Cast.TEAM, Cast.ADA));
    }
    try (var insert =
        sql.prepareStatement(
            """
            insert into flag_token (workspace, launch, number, environment, token_hash, made_by, made_at)
            values (?, (select min(id) from launch), ?, 'production', ?, ?, clock_timestamp())
            """)) {
      for (int i = 1; i <= TOKENS; i++) {
        insert.setString(1, Cast.TEAM);
        insert.setInt(2, i);
        insert.setBytes(3, HookToken.of("bench-" + i).hash());
        insert.setString(4, Cast.ADA);
        insert.execute();
      }
    }
    try (var statement = sql.createStatement()) {
      // As a switch that is made does: the bot looks at versions, once a second.
      statement.execute(
          "insert into flag_shelf (workspace, launch, version, most_alone)"
              + " select workspace, min(launch), 1, 2 from flag group by workspace");
    }
  }

  private static Load.Worker asker(int port, String flag, int status, boolean has)
      throws IOException {
    var getter = new Getter(port);
    int token = 1 + new Random().nextInt(TOKENS);
    String head =
        "POST %s%s HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer bench-%d\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            .formatted(PATH, flag, token, BODY.length());
    String tag = getter.ask(head + "\r\n" + BODY);
    String request = head + (has ? "If-None-Match: " + tag + "\r\n" : "") + "\r\n" + BODY;
    return worker(getter, request, status);
  }

  private static Load.Worker file(int port) throws IOException {
    return worker(
        new Getter(port), "GET %s/flag-1 HTTP/1.1\r\nHost: bench\r\n\r\n".formatted(PATH), 200);
  }

  private static Load.Worker worker(Getter getter, String request, int status) {
    return new Load.Worker() {
      @Override
      public boolean work(Random random) throws Exception {
        getter.ask(request);
        return getter.status() == status;
      }

      @Override
      public void close() throws IOException {
        getter.close();
      }
    };
  }
}
