package launchbot.bot.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** The bot as it really runs: a process of its own with an environment of its own. */
final class BotProcess implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Process process;
  private final List<String> out = new CopyOnWriteArrayList<>();
  private final List<String> err = new CopyOnWriteArrayList<>();
  private final List<Thread> readers;

  private BotProcess(Process process) {
    this.process = process;
    this.readers =
        List.of(read(process.getInputStream(), out), read(process.getErrorStream(), err));
  }

  static BotProcess start(Map<String, String> environment, String... words) {
    return start(List.of(), environment, words);
  }

  /**
   * @param before what starts it, such as a shell with its flags
   */
  static BotProcess start(List<String> before, Map<String, String> environment, String... words) {
    List<String> command = new ArrayList<>(before);
    command.addAll(java(words));
    var builder = new ProcessBuilder(command);
    // Nothing of the developer's own environment may decide what is tested.
    builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
    builder.environment().putAll(environment);
    try {
      return new BotProcess(builder.start());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> java(String... words) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // A process of seconds is faster without the optimizing compiler.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m"));
    // As the jar's manifest says.
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "launchbot.bot.Main"));
    command.addAll(List.of(words));
    return command;
  }

  long pid() {
    return process.pid();
  }

  boolean alive() {
    return process.isAlive();
  }

  List<String> out() {
    return List.copyOf(out);
  }

  List<String> err() {
    return List.copyOf(err);
  }

  /** Waits for the line that says so; fails when the process ends before. */
  BotProcess ready() {
    long giveUp = System.nanoTime() + START.toNanos();
    while (!said("Launchbot is ready on http://")) {
      if (!process.isAlive() || System.nanoTime() > giveUp) {
        throw new AssertionError("not ready: " + out + err);
      }
      pause();
    }
    return this;
  }

  boolean said(String line) {
    return out.stream().anyMatch(one -> one.startsWith(line));
  }

  /** SIGKILL: nothing of it runs on. */
  void kill() {
    process.destroyForcibly();
    end(Duration.ofSeconds(10));
  }

  /** SIGTERM; returns the exit code. */
  int stop() {
    process.destroy();
    return end(Duration.ofSeconds(20));
  }

  /** Waits until it has ended by itself; returns the exit code. */
  int end(Duration within) {
    try {
      if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + within + ": " + out + err);
      }
      for (Thread reader : readers) {
        reader.join(1000);
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The PostgreSQL that runs under a home. */
  static Optional<ProcessHandle> postgres(Path home) {
    Path file = home.resolve("postgres/data/postmaster.pid");
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return lines.isEmpty()
          ? Optional.empty()
          : ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
              .filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      return Optional.empty(); // it went while we looked
    }
  }

  private static Thread read(InputStream from, List<String> into) {
    return Thread.ofVirtual()
        .start(() -> {
          try (var lines =
              new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            lines.lines().forEach(into::add);
          } catch (IOException | java.io.UncheckedIOException e) {
            into.add("(" + e.getMessage() + ")");
          }
        });
  }

  static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
