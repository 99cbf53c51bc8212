package launchbot.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code postmaster.pid} in a data directory says (line 1 the process, line 4 the port; see
 * PostgreSQL's src/include/utils/pidfile.h).
 */
record PostmasterPid(long pid, int port) {

  static Optional<PostmasterPid> read(Path data) {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      return lines.size() < 4 || lines.get(3).isBlank()
          ? Optional.empty()
          : Optional.of(
              new PostmasterPid(
                  Long.parseLong(lines.get(0).strip()), Integer.parseInt(lines.get(3).strip())));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // absent, or being written this very moment
    }
  }

  /** The server that runs in the data directory, if one does. */
  static Optional<PostmasterPid> alive(Path data) {
    return read(data).filter(server -> server.isAlive(data));
  }

  static void deleteStale(Path data) throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }

  /** Ends it and its children at once, as a power cut would; what was committed stays. */
  void kill(Path data, Duration patience) {
    Optional<ProcessHandle> server = ProcessHandle.of(pid);
    if (server.isEmpty() || !isAlive(data)) {
      return;
    }
    var processes = new ArrayList<>(server.get().descendants().toList());
    processes.addFirst(server.get());
    processes.forEach(ProcessHandle::destroyForcibly);
    long giveUp = System.nanoTime() + patience.toNanos();
    while (isAlive(data) && System.nanoTime() < giveUp) {
      Thread.onSpinWait();
    }
  }

  /**
   * Each home has programs of its own, so the program tells whether the number has gone to somebody
   * else, be it another home's PostgreSQL. A dead process that nobody waits for has no program.
   */
  private boolean isAlive(Path data) {
    try {
      Path home = data.toRealPath().getParent();
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().command())
          .map(Path::of)
          .filter(program -> program.startsWith(home) && program.endsWith("postgres"))
          .isPresent();
    } catch (IOException e) {
      return false; // no data directory, no server
    }
  }
}
