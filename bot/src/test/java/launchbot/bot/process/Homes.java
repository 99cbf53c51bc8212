package launchbot.bot.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A home of a test's own, gone afterwards together with the PostgreSQL that runs in it. */
record Homes(Path path) implements AutoCloseable {

  static Homes fresh() {
    try {
      return new Homes(Files.createTempDirectory("launchbot-process"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    BotProcess.postgres(path)
        .ifPresent(left -> {
          // Only after a failed test: a bot that was stopped has stopped it.
          left.destroyForcibly();
          left.onExit().join();
        });
    try (var paths = Files.walk(path)) {
      paths.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // what still ends holds files; the temporary directory is swept by the system
    }
  }
}
