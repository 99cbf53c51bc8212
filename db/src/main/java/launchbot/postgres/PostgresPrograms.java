package launchbot.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Runs {@code initdb} and {@code pg_ctl}, under a user namespace when we are root. */
record PostgresPrograms(PostgresBinaries binaries, Path log) {

  void initdb(Path data, Path passwordFile) throws IOException {
    run(
        List.of(
            binaries.program("initdb"),
            "--pgdata=" + data,
            "--username=postgres",
            "--auth=scram-sha-256",
            "--pwfile=" + passwordFile,
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C"));
  }

  /** Returns when the server accepts connections. pg_ctl detaches it from our terminal's Ctrl-C. */
  void start(Path data, int port) throws IOException {
    HomeLock.makePrivate(log);
    String options =
        EmbeddedPostgres.settings(port).stream()
            .map(setting -> "-c '" + setting + "'")
            .collect(Collectors.joining(" "));
    run(
        List.of(
            binaries.program("pg_ctl"),
            "start",
            "-w",
            "-t",
            "30",
            "-D",
            data.toString(),
            "-l",
            log.resolve("start.log").toString(),
            "-o",
            options));
  }

  /**
   * @param mode {@code fast} or {@code immediate}, as pg_ctl has them
   */
  void stop(Path data, String mode) {
    try {
      run(
          List.of(
              binaries.program("pg_ctl"),
              "stop",
              "-w",
              "-t",
              "8",
              "-m",
              mode,
              "-D",
              data.toString()));
    } catch (IOException e) {
      throw new Unusable("PostgreSQL cannot be stopped: " + e.getMessage(), e);
    }
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
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new IOException(command.getFirst() + " did not end within a minute");
      }
      if (process.exitValue() != 0) {
        throw new IOException(
            "%s ended with %d: %s%s"
                .formatted(
                    Path.of(command.getFirst()).getFileName(),
                    process.exitValue(),
                    Files.readString(output).strip(),
                    lastWords()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for PostgreSQL", e);
    } finally {
      Files.deleteIfExists(output);
    }
  }

  private String lastWords() throws IOException {
    Path start = log.resolve("start.log");
    if (!Files.exists(start)) {
      return "";
    }
    List<String> lines = Files.readAllLines(start);
    return "\n" + String.join("\n", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
  }
}
