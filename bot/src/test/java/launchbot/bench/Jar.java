package launchbot.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The bot's jar in a process of its own, as people run it. */
final class Jar implements AutoCloseable {
  static final Path PATH = Path.of("target", "launchbot.jar").toAbsolutePath();

  /** Of Linux on every processor that matters here (sysconf(_SC_CLK_TCK)). */
  private static final double TICKS_PER_SECOND = 100;

  private final Process process;
  private final int port;

  private Jar(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * Starts it and returns when it says that it is ready.
   *
   * @param flags of the Java virtual machine
   */
  static Jar start(List<String> flags, Map<String, String> environment) throws IOException {
    Process process = launch(flags, environment);
    var out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && line.startsWith("[")) {
      line = out.readLine(); // the virtual machine's own words about its flags
    }
    if (line == null || !line.startsWith("Launchbot is ready on ")) {
      process.destroyForcibly();
      throw new IOException("the bot did not start: " + line);
    }
    return new Jar(process, Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip()));
  }

  private static Process launch(List<String> flags, Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags);
    command.addAll(List.of("-jar", PATH.toString()));
    var builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.to(Path.of("target", "bench-bot.log").toFile()));
    builder.environment().keySet().retainAll(List.of("PATH", "HOME", "LANG", "TMPDIR"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  int port() {
    return port;
  }

  /** What it holds in memory (VmRSS of proc(5)), in MiB; its PostgreSQL is another process. */
  double residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElse(Double.NaN);
  }

  /** Processor time that it has used so far, in seconds (utime and stime of proc(5)). */
  double cpuSeconds() throws IOException {
    String stat = Files.readString(Path.of("/proc", String.valueOf(process.pid()), "stat"));
    // The name in parentheses may hold spaces; utime and stime are the 12th and 13th after it.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_PER_SECOND;
  }

  /** SIGTERM. Writing an AOT cache takes a while; a bot that writes none is gone in ten seconds. */
  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(90, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException("the bot did not stop");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}
