package launchbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Homes in temporary folders. The end stops every process that was started in one of them, by its
 * own pid, and deletes them, however the test went.
 */
public final class Homes {
  private final Path root;
  private final List<Process> processes = new ArrayList<>();
  private final List<AutoCloseable> parts = new ArrayList<>();
  private int count;

  public Homes() throws IOException {
    root = Files.createTempDirectory("launchbot-homes");
  }

  /** A home that nobody has used. */
  public Path fresh() {
    return root.resolve("home-" + count++);
  }

  /** A home like the given one, whose PostgreSQL is stopped; quicker than a fresh start. */
  public Path copyOf(Path home) throws IOException, InterruptedException {
    Path copy = fresh();
    Path root = Files.createDirectories(copy.resolve("postgres"));
    try (Stream<Path> files = Files.list(home.resolve("postgres"))) {
      for (Path file : files.toList()) {
        boolean programs = file.getFileName().toString().startsWith("postgresql-");
        Process copying = run("cp", programs ? "-al" : "-a", file.toString(), root.toString());
        assertThat(copying.waitFor()).isZero();
      }
    }
    return copy;
  }

  public EmbeddedPostgres start(Path home) {
    return keep(EmbeddedPostgres.start(keep(HomeLock.take(home))));
  }

  public <T extends AutoCloseable> T keep(T part) {
    parts.addFirst(part);
    return part;
  }

  /** Runs a program and forgets its output. */
  public Process run(String... command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    processes.add(process);
    return process;
  }

  /** Another process that uses the home; returns when it says what it found. */
  Other other(Path home) throws IOException {
    return other(OtherBot.class, home);
  }

  /** A program of the tests in a process of its own, which says one line and then waits. */
  public Other other(Class<?> program, Path home) throws IOException {
    Process process = start(program, home);
    BufferedReader output = process.inputReader();
    String line = "";
    while (line != null && !line.startsWith(OtherBot.SAYS)) {
      line = output.readLine();
    }
    return new Other(process, line == null ? "" : line.substring(OtherBot.SAYS.length()));
  }

  /** The same, without waiting for what it says. */
  public Process start(Class<?> program, Path home) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                program.getName(),
                home.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return process;
  }

  /** Kills without a chance to clean up, as {@code kill -9} does, and waits until it is gone. */
  public static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    Awaitility.await().until(() -> !runs(pid));
  }

  /** Whether the process runs; a dead one that nobody has waited for does not. */
  static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(process -> process.info().command()).isPresent();
  }

  public static Path data(Path home) {
    return home.resolve("postgres/data");
  }

  public void stopEverything() throws Exception {
    for (AutoCloseable part : parts) {
      try {
        part.close();
      } catch (RuntimeException e) {
        // A test may have broken it on purpose; what is left of it is killed below.
        assertThat(e).isInstanceOf(Unusable.class);
      }
    }
    for (Process process : processes) {
      kill(process);
    }
    for (int i = 0; i < count; i++) {
      String home = root.resolve("home-" + i).toString();
      ProcessHandle.allProcesses()
          .filter(process -> process.info().command().orElse("").startsWith(home + "/"))
          .forEach(ProcessHandle::destroyForcibly);
    }
    Awaitility.await().ignoreExceptions().until(this::deleted);
  }

  private boolean deleted() throws IOException {
    Trees.delete(root); // again, while a killed server's children still write
    return true;
  }

  /**
   * @param found what it said: the port of its PostgreSQL, or why it could not start
   */
  public record Other(Process process, String found) {}
}
