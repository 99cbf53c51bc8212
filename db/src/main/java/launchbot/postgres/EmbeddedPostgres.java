package launchbot.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A durable PostgreSQL under the home of the bot that holds the {@link HomeLock}: fsync on,
 * loopback only, with a password. One left behind by a killed bot is adopted; one that dies is
 * started again on the same port.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration WATCH_EVERY = Duration.ofMillis(500);

  private final PostgresPrograms programs;
  private final Path data;
  private final String password;
  private final int port;
  private final Thread watch;
  private volatile boolean closing;

  private EmbeddedPostgres(PostgresPrograms programs, Path data, String password, int port) {
    this.programs = programs;
    this.data = data;
    this.password = password;
    this.port = port;
    this.watch = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
  }

  /**
   * @throws Unusable when PostgreSQL cannot be started, with the last lines of its own log
   */
  public static EmbeddedPostgres start(HomeLock home) {
    Path root = home.home().resolve("postgres");
    try {
      HomeLock.makePrivate(root);
      var programs = new PostgresPrograms(PostgresBinaries.unpackInto(root), root.resolve("log"));
      Path data = root.resolve("data");
      String password = SecretFile.read(root.resolve("password"));
      if (!Files.isDirectory(data)) {
        Path fresh = root.resolve("data.new");
        Trees.delete(fresh); // of an initdb that was killed
        programs.initdb(fresh, root.resolve("password"));
        Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
      }
      int port = adoptOrStart(programs, data, password);
      var postgres = new EmbeddedPostgres(programs, data, password, port);
      postgres.watch.start();
      return postgres;
    } catch (IOException e) {
      throw new Unusable("PostgreSQL under " + root + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** Where its superuser signs in; the URL carries the password. */
  public DatabaseUrl url() {
    return DatabaseUrl.of("127.0.0.1", port, "postgres", "postgres", password);
  }

  /** The process id of the running server. */
  public long pid() {
    return PostmasterPid.read(data).map(PostmasterPid::pid).orElse(-1L);
  }

  @Override
  public void close() {
    closing = true;
    watch.interrupt();
    programs.stop(data, "fast");
  }

  private static int adoptOrStart(PostgresPrograms programs, Path data, String password)
      throws IOException {
    var left = PostmasterPid.read(data);
    if (left.isPresent() && left.get().isPostgres()) {
      if (answers(left.get().port(), password)) {
        log.info("Adopted the PostgreSQL that an earlier run left on port {}", left.get().port());
        return left.get().port();
      }
      programs.stop(data, "immediate");
    }
    PostmasterPid.deleteStale(data);
    int port = freePort();
    programs.start(data, port);
    return port;
  }

  private static boolean answers(int port, String password) {
    var signIn = new Properties();
    signIn.setProperty("user", "postgres");
    signIn.setProperty("password", password);
    signIn.setProperty("loginTimeout", "5");
    try (var connection =
        DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", signIn)) {
      return connection.isValid(5);
    } catch (SQLException e) {
      log.info("The PostgreSQL left on port {} does not answer: {}", port, e.getMessage());
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void watch() {
    while (!closing) {
      try {
        Thread.sleep(WATCH_EVERY);
        if (!closing && PostmasterPid.read(data).filter(PostmasterPid::isPostgres).isEmpty()) {
          log.warn("PostgreSQL has gone away; starting it again on port {}", port);
          PostmasterPid.deleteStale(data);
          programs.start(data, port);
        }
      } catch (InterruptedException e) {
        return;
      } catch (IOException | Unusable e) {
        log.error("PostgreSQL could not be started again; next try follows", e);
      }
    }
  }

  /** The settings that every start passes, as {@code name=value}; durable above all. */
  static List<String> settings(int port) {
    return List.of(
        "port=" + port,
        "listen_addresses=127.0.0.1",
        "unix_socket_directories=",
        "fsync=on",
        "synchronous_commit=on",
        "full_page_writes=on",
        "max_connections=60",
        "shared_buffers=64MB",
        "logging_collector=on",
        "log_directory=../log",
        "log_filename=postgresql-%a.log",
        "log_truncate_on_rotation=on",
        "log_rotation_age=1d",
        "log_min_messages=warning");
  }
}
