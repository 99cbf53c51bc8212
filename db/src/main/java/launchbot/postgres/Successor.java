package launchbot.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An empty PostgreSQL of our version, running beside data of another one. Filled by its caller, it
 * takes that one's place; otherwise nothing of it is left.
 */
public final class Successor implements AutoCloseable {
  /** As long as nightly backups are kept: then nobody goes back any more. */
  static final Duration KEPT = Duration.ofDays(14);

  private final DataRoot root;
  private final Path data;
  private @Nullable EmbeddedPostgres postgres;

  private Successor(DataRoot root, Path data, EmbeddedPostgres postgres) {
    this.root = root;
    this.data = data;
    this.postgres = postgres;
  }

  /**
   * From which version to which a home has to move before it is served.
   *
   * @param from major version of its data
   * @param to major version of our programs
   */
  public record Move(String from, String to) {
    public boolean needed() {
      return !from.equals(to);
    }
  }

  public static Move move(HomeLock home) {
    var root = new DataRoot(home.home());
    try {
      root.tidy();
      return new Move(root.major(), PostgresBinaries.unpackInto(root.path()).major());
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /**
   * @throws Unusable when it cannot be made or started; then nothing is left of it
   */
  public static Successor start(HomeLock home) {
    var root = new DataRoot(home.home());
    try {
      Path data = root.fresh();
      PostgresPrograms programs = root.programs(PostgresBinaries.unpackInto(root.path()));
      programs.initdb(data, root.path().resolve("password"));
      String password = SecretFile.read(root.path(), "password");
      return new Successor(root, data, EmbeddedPostgres.start(programs, data, password));
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /** Where its superuser signs in. */
  public DatabaseUrl url() {
    if (postgres == null) {
      throw new IllegalStateException("stopped");
    }
    return postgres.url();
  }

  /**
   * Stops it and serves its data from the next start on.
   *
   * @return where the earlier data is kept
   */
  public Path takeOver(Instant now) {
    stop();
    try {
      return root.replaceBy(data, LocalDate.ofInstant(now, ZoneOffset.UTC));
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  /**
   * Deletes earlier data whose successor has served for two weeks. Asked for when it serves now.
   *
   * @return what was deleted
   */
  public static List<Path> forget(HomeLock home, Instant now) {
    var root = new DataRoot(home.home());
    LocalDate limit = LocalDate.ofInstant(now.minus(KEPT), ZoneOffset.UTC);
    try {
      List<Path> gone = new ArrayList<>();
      for (DataRoot.SetAside old : root.setAside()) {
        if (old.since().isBefore(limit)) {
          root.forget(old);
          gone.add(old.data());
        }
      }
      return gone;
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  @Override
  public void close() {
    stop();
    try {
      Trees.delete(data); // not there any more once it has taken over
    } catch (IOException e) {
      throw unusable(root, e);
    }
  }

  private void stop() {
    if (postgres != null) {
      postgres.close();
      postgres = null;
    }
  }

  private static Unusable unusable(DataRoot root, IOException e) {
    return new Unusable(
        "LAUNCHBOT_HOME: moving %s to a newer PostgreSQL failed: %s"
            .formatted(root.path(), e.getMessage()),
        e);
  }
}
