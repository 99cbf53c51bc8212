package launchbot.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /** Whether the process is alive and a PostgreSQL, not somebody else who got the number. */
  boolean isPostgres() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .flatMap(process -> process.info().command())
        .filter(command -> command.endsWith("/postgres"))
        .isPresent();
  }

  static void deleteStale(Path data) throws IOException {
    Files.deleteIfExists(data.resolve("postmaster.pid"));
  }
}
