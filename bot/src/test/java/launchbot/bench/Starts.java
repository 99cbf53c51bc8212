package launchbot.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import launchbot.sandbox.Cast;

/**
 * How soon the first command is answered, embedded PostgreSQL included, and what the bot holds in
 * memory once nothing happens any more.
 */
final class Starts {
  private Starts() {}

  private record Start(double seconds, double idleMib) {}

  private interface Home {
    Path get() throws IOException;
  }

  static void print(Arena arena, int turns) throws Exception {
    Path used = arena.newHome("used");
    Path cache = arena.newHome("cache").resolve("launchbot.aot");
    train(arena, used, cache);
    Map<String, List<Start>> all = new LinkedHashMap<>();
    for (int turn = 0; turn < turns; turn++) {
      Path empty = arena.newHome("empty" + turn);
      add(all, "empty home, initdb included", start(arena, () -> empty, Jvm.flags()));
      add(all, "later, no flags", start(arena, () -> used, List.of()));
      add(all, "later", start(arena, () -> used, Jvm.flags()));
      add(
          all,
          "later, with the AOT cache",
          start(arena, () -> used, Jvm.flags("-XX:AOTCache=" + cache)));
    }
    System.out.printf("%n%-40s %12s %12s%n", "first answer", "s", "idle MiB");
    all.forEach((name, starts) ->
        System.out.printf(
            "%-40s %12.2f %12.0f%n",
            name, Median.of(starts, Start::seconds), Median.of(starts, Start::idleMib)));
    System.out.printf("AOT cache: %d MiB%n", Files.size(cache) >> 20);
  }

  private static void add(Map<String, List<Start>> all, String name, Start start) {
    all.computeIfAbsent(name, _ -> new ArrayList<>()).add(start);
  }

  /** As docs/operations.md says: one run that serves a little, and writes the cache as it ends. */
  private static void train(Arena arena, Path home, Path cache) throws Exception {
    start(arena, () -> home, Jvm.flags("-XX:AOTCacheOutput=" + cache));
    if (!Files.exists(cache)) {
      throw new IOException("no AOT cache was written");
    }
  }

  private static Start start(Arena arena, Home home, List<String> flags) throws Exception {
    Map<String, String> environment = arena.environment(false, home.get());
    long begun = System.nanoTime();
    try (Jar bot = Jar.start(flags, environment)) {
      byte[] help = arena.commands().of(Cast.ADA, "help");
      try (Line line = new Line(bot.port())) {
        if (!line.ask(help).contains("/triage")) {
          throw new IOException("that was no help");
        }
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      TimeUnit.SECONDS.sleep(8);
      return new Start(seconds, bot.residentMib());
    }
  }
}
