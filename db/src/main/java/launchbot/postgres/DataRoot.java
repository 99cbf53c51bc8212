package launchbot.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directories of the embedded PostgreSQL. What has a name is complete: {@code data} is served,
 * {@code data.ready} is about to take its place, {@code data.17-2026-12-01} stood there until that
 * day. Whatever else is found was left by somebody who was killed.
 */
record DataRoot(Path path, Path data) {
  private static final Logger log = LoggerFactory.getLogger(DataRoot.class);
  private static final String FRESH = "data.new";
  private static final Pattern SET_ASIDE =
      Pattern.compile("data\\.(\\d+)-(\\d{4}-\\d\\d-\\d\\d).*");

  /** Of another major version than our programs, kept until its successor has proved itself. */
  record SetAside(Path data, String major, LocalDate since) {}

  DataRoot(Path home) {
    this(home.resolve("postgres"), home.resolve("postgres/data"));
  }

  boolean hasData() {
    return Files.isDirectory(data) || Files.isDirectory(ready());
  }

  /** Puts in order what a killed bot may have left; the home is ours alone. */
  void tidy() throws IOException {
    HomeLock.makePrivate(path);
    if (Files.isDirectory(ready())) {
      if (Files.isDirectory(data)) {
        // What was served may have changed since: its successor is made again.
        Files.move(
            ready(), path.resolve(FRESH + System.nanoTime()), StandardCopyOption.ATOMIC_MOVE);
      } else {
        Files.move(ready(), data, StandardCopyOption.ATOMIC_MOVE);
      }
    }
    try (var left = Files.newDirectoryStream(path, "{" + FRESH + "*,unpacking-*}")) {
      for (Path rubble : left) {
        var server = PostmasterPid.alive(rubble);
        if (server.isPresent()) {
          server.get().kill(rubble, Duration.ofSeconds(2));
        }
        Trees.delete(rubble);
      }
    } catch (IOException e) {
      log.info("Something left under {} cannot be deleted yet: {}", path, e.getMessage());
    }
  }

  /** An empty directory that nobody takes for data as long as it has this name. */
  Path fresh() throws IOException {
    return Files.createTempDirectory(path, FRESH);
  }

  /** The major version that the data is of; what there is not yet is of ours. */
  String major() throws IOException {
    Path version = data.resolve("PG_VERSION");
    return Files.exists(version)
        ? Files.readString(version).strip()
        : PostgresBinaries.unpackInto(path).major();
  }

  PostgresPrograms programs(PostgresBinaries binaries) {
    return new PostgresPrograms(binaries, path.resolve("log"));
  }

  /**
   * The programs for the data as it is: ours, or those that an earlier build has left.
   *
   * @throws Unusable when nobody has
   */
  PostgresPrograms programs() throws IOException {
    PostgresBinaries ours = PostgresBinaries.unpackInto(path);
    String major = major();
    if (major.equals(ours.major())) {
      return programs(ours);
    }
    for (PostgresBinaries kept : PostgresBinaries.keptIn(path)) {
      if (kept.major().equals(major)) {
        return programs(kept);
      }
    }
    throw new Unusable(
        "LAUNCHBOT_HOME: the data in %s is of PostgreSQL %s, this Launchbot brings %s, and the programs of %s are gone. Make a backup with the Launchbot that you used before, and restore it with this one into a new home."
            .formatted(data, major, ours.major(), major));
  }

  /**
   * Puts complete data into the place of what is there; killed in between, the next start goes on.
   */
  Path replaceBy(Path successor, LocalDate today) throws IOException {
    Path aside = path.resolve("data.%s-%s".formatted(major(), today));
    for (int n = 2; Files.exists(aside); n++) {
      aside = path.resolve("data.%s-%s-%d".formatted(major(), today, n));
    }
    Files.move(successor, ready(), StandardCopyOption.ATOMIC_MOVE);
    force();
    Files.move(data, aside, StandardCopyOption.ATOMIC_MOVE);
    Files.move(ready(), data, StandardCopyOption.ATOMIC_MOVE);
    force();
    return aside;
  }

  List<SetAside> setAside() throws IOException {
    List<SetAside> all = new ArrayList<>();
    try (var directories = Files.newDirectoryStream(path, "data.*")) {
      for (Path directory : directories) {
        var name = SET_ASIDE.matcher(directory.getFileName().toString());
        if (name.matches()) {
          all.add(new SetAside(directory, name.group(1), LocalDate.parse(name.group(2))));
        }
      }
    }
    return all;
  }

  /** Deletes data that was set aside, and the programs that only it needed. */
  void forget(SetAside old) throws IOException {
    Trees.delete(old.data());
    if (old.major().equals(major())
        || setAside().stream().anyMatch(other -> other.major().equals(old.major()))) {
      return;
    }
    for (PostgresBinaries kept : PostgresBinaries.keptIn(path)) {
      if (kept.major().equals(old.major())) {
        Trees.delete(kept.root());
      }
    }
  }

  private Path ready() {
    return path.resolve("data.ready");
  }

  private void force() throws IOException {
    try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }
}
