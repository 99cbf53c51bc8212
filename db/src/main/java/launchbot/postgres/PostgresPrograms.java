package launchbot.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs {@code initdb} and {@code pg_ctl}, under a user namespace when we are root. */
record PostgresPrograms(PostgresBinaries binaries, Path logs) {
  private static final Logger log = LoggerFactory.getLogger(PostgresPrograms.class);

  /** A bot that is told to stop has ten seconds for everything. */
  private static final Duration STOP_PATIENCE = Duration.ofSeconds(7);

  /** How a server is told to end, in pg_ctl's words. */
  enum Stop {
    FAST,
    IMMEDIATE
  }

  void initdb(Path data, Path passwordFile) throws IOException {
    run(
        List.of(
            binaries.program("initdb"),
            "--pgdata=" + data,
            "--username=postgres",
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile,
            // That file holds 256 random bits: see there.
            "--set=scram_iterations=" + ServingRole.SCRAM_ITERATIONS,
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C"));
  }

  /** Returns when the server accepts connections. pg_ctl detaches it from our terminal's Ctrl-C. */
  void start(Path data, int port) throws IOException {
    HomeLock.makePrivate(logs);
    // Its number may have gone to another program, which PostgreSQL would take for a server.
    if (PostmasterPid.alive(data).isEmpty()) {
      PostmasterPid.deleteStale(data);
    }
    String options =
        EmbeddedPostgres.settings(port).stream()
            .map(setting -> "-c '" + setting + "'")
            .collect(Collectors.joining(" "));
    run(
        List.of(
            binaries.program("pg_ctl"),
            "start",
            "-w",
            // After a crash with much to replay, giving up early would only start the replay anew.
            "-t",
            "120",
            "-D",
            data.toString(),
            "-l",
            logs.resolve("start.log").toString(),
            "-o",
            options));
  }

  /** Ends the server in the directory: in order if it still can, by force if it cannot. */
  void stop(Path data, Stop mode) {
    var server = PostmasterPid.alive(data);
    if (server.isEmpty()) {
      return;
    }
    try {
      run(
          List.of(
              binaries.program("pg_ctl"),
              "stop",
              "-w",
              "-t",
              String.valueOf(STOP_PATIENCE.toSeconds()),
              "-m",
              mode.name().toLowerCase(Locale.ROOT),
              "-D",
              data.toString()));
    } catch (IOException e) {
      log.warn("PostgreSQL does not stop and is killed: {}", e.getMessage());
    }
    server.get().kill(data, Duration.ofSeconds(2));
  }

  private void run(List<String> command) throws IOException {
    var words = new ArrayList<String>();
    if (System.getProperty("user.name").equals("root")) {
      // PostgreSQL refuses to run as root; in a user namespace of its own it does not see root.
      words.addAll(List.of("unshare", "-U"));
    }
    words.addAll(command);
    Path output = Files.createTempFile("launchbot-postgres", ".txt");
    try {
      Process process =
          new ProcessBuilder(words)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      waitFor(process);
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s ended with %d: %s%s"
                .formatted(
                    Path.of(command.getFirst()).getFileName(),
                    process.exitValue(),
                    Files.readString(output).strip(),
                    lastWords()));
      }
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private static void waitFor(Process process) throws IOException {
    try {
      if (!process.waitFor(150, TimeUnit.SECONDS)) {
        throw new IOException(process.info().command().orElse("it") + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for PostgreSQL", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private String lastWords() throws IOException {
    Path start = logs.resolve("start.log");
    if (!Files.exists(start)) {
      return "";
    }
    List<String> lines = Files.readAllLines(start);
    return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }
}
