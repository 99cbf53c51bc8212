package launchbot.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The public page, and nginx serving the same bytes with the same headers, in turns: whole, and for
 * browsers that have it already (304).
 */
final class StatusPages {
  private static final int CLIENTS = 32;
  private static final String PATH = "/status/bench";

  private StatusPages() {}

  static void print(Arena arena, int turns, Duration turn) throws Exception {
    try (Jar bot = Jar.start(Jvm.flags(), arena.environment(true, arena.newHome("page")))) {
      Line first = new Line(bot.port());
      first.ask(arena.commands().add(new Random(0)));
      first.close();
      for (int incidents : List.of(0, 1_000)) {
        arena.page(incidents);
        byte[] page = served(bot.port(), incidents);
        System.out.printf(
            "%n%-40s %9s %8s %8s %8s %8s%n",
            "%d incidents, %.1f KiB".formatted(incidents, page.length / 1024.0),
            "per s",
            "p50 ms",
            "p95",
            "p99",
            "failed");
        compare(arena, bot.port(), page, turns, turn);
      }
    }
  }

  private static void compare(Arena arena, int port, byte[] page, int turns, Duration turn)
      throws Exception {
    Optional<Nginx> found = Nginx.start(arena.newHome("nginx"), PATH, page);
    try (Nginx nginx = found.orElse(null)) {
      Map<String, Load.Workers> runs = new LinkedHashMap<>();
      runs.put("page", () -> getter(port, false));
      runs.put("page, 304", () -> getter(port, true));
      if (nginx != null) {
        runs.put("nginx", () -> getter(nginx.port(), false));
        runs.put("nginx, 304", () -> getter(nginx.port(), true));
      } else {
        System.out.println("There is no nginx on the PATH: nothing to compare with.");
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
      Map<String, Double> perSecond = new LinkedHashMap<>();
      all.forEach((name, measured) -> {
        perSecond.put(name, Median.of(measured, Load.Measured::perSecond));
        System.out.printf(
            "%-40s %9.0f %8.2f %8.2f %8.2f %8.0f%n",
            name,
            perSecond.get(name),
            Median.of(measured, one -> one.millis(50)),
            Median.of(measured, one -> one.millis(95)),
            Median.of(measured, one -> one.millis(99)),
            Median.of(measured, Load.Measured::failed));
      });
      for (String what : List.of("", ", 304")) {
        Double other = perSecond.get("nginx" + what);
        if (other != null) {
          System.out.printf(
              "page%s is %.0f %% of nginx%n",
              what, 100 * perSecond.getOrDefault("page" + what, 0.0) / other);
        }
      }
    }
  }

  /** The page as it is once it tells of the last of them. */
  private static byte[] served(int port, int incidents) throws Exception {
    String wanted = incidents == 0 ? "Everything works" : "Told " + incidents + "<";
    try (var http = HttpClient.newHttpClient()) {
      for (int i = 0; i < 100; i++) {
        byte[] body =
            http.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + PATH)).build(),
                    HttpResponse.BodyHandlers.ofByteArray())
                .body();
        if (new String(body, StandardCharsets.UTF_8).contains(wanted)) {
          return body;
        }
        Thread.sleep(200);
      }
    }
    throw new IOException("the page never told of it");
  }

  /** Asks again and again over one connection; with the tag that it was given if it has it. */
  private static Load.Worker getter(int port, boolean has) throws IOException {
    var getter = new Getter(port);
    String tag = getter.ask(request(null));
    return new Load.Worker() {
      @Override
      public boolean work(Random random) throws Exception {
        getter.ask(request(has ? tag : null));
        return getter.status() == (has ? 304 : 200);
      }

      @Override
      public void close() throws IOException {
        getter.close();
      }
    };
  }

  private static String request(@Nullable String tag) {
    return "GET "
        + PATH
        + " HTTP/1.1\r\nHost: bench\r\n"
        + (tag == null ? "" : "If-None-Match: " + tag + "\r\n")
        + "\r\n";
  }
}
