package launchbot.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
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
  private static final Duration REVIVAL = Duration.ofSeconds(4);
  private final PostgresPrograms programs;
  private final Path data;
  private final String password;
  private final int port;
  private final Thread watch;
  private final CountDownLatch closing = new CountDownLatch(1);

  private EmbeddedPostgres(PostgresPrograms programs, Path data, String password, int port) {
    this.programs = programs;
    this.data = data;
    this.password = password;
    this.port = port;
    this.watch = Thread.ofPlatform().daemon().name("postgres-watch").unstarted(this::watch);
  }

  /**
   * @throws Unusable when PostgreSQL cannot be started, with the last lines of its own log; then
   *     none is running, and the home is its caller's to close
   */
  public static EmbeddedPostgres start(HomeLock home) {
    var root = new DataRoot(home.home());
    try {
      root.tidy();
      var programs = root.programs();
      String password = SecretFile.read(root.path(), "password");
      if (!root.hasData()) {
        // Named anew each time: the initdb of a bot that was killed may still write into its own.
        Path fresh = root.fresh();
        programs.initdb(fresh, root.path().resolve("password"));
        Files.move(fresh, root.data(), StandardCopyOption.ATOMIC_MOVE);
      }
      return start(programs, root.data(), password);
    } catch (IOException e) {
      throw new Unusable(
          "PostgreSQL under " + root.path() + " cannot be started: " + e.getMessage(), e);
    }
  }

  /** The server of a data directory, watched from now on. */
  static EmbeddedPostgres start(PostgresPrograms programs, Path data, String password)
      throws IOException {
    int port = adoptOrStart(programs, data, password);
    var postgres = new EmbeddedPostgres(programs, data, password, port);
    postgres.watch.start();
    return postgres;
  }

  /** Whether there is a database in this home. */
  public static boolean exists(Path home) {
    return new DataRoot(home).hasData();
  }

  /** Where the server of a bot that runs in this home can be reached, if one answers. */
  public static Optional<DatabaseUrl> running(Path home) {
    var root = new DataRoot(home);
    return PostmasterPid.alive(root.data())
        .flatMap(server ->
            SecretFile.peek(root.path(), "password")
                .filter(password -> answers(server.port(), password))
                .map(password -> url(server.port(), password)));
  }

  /** Where its superuser signs in; the URL carries the password. */
  public DatabaseUrl url() {
    return url(port, password);
  }

  private static DatabaseUrl url(int port, String password) {
    return DatabaseUrl.of("127.0.0.1", port, "postgres", "postgres", password);
  }

  /** The process id of the running server. */
  public long pid() {
    return PostmasterPid.read(data).map(PostmasterPid::pid).orElse(-1L);
  }

  @Override
  public void close() {
    boolean interrupted = Thread.interrupted();
    closing.countDown();
    try {
      // A server that is being started again must be there before it can be stopped.
      if (!watch.join(REVIVAL)) {
        watch.interrupt();
      }
    } catch (InterruptedException e) {
      interrupted = true;
    }
    programs.stop(data, PostgresPrograms.Stop.FAST);
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static int adoptOrStart(PostgresPrograms programs, Path data, String password)
      throws IOException {
    var left = PostmasterPid.alive(data);
    if (left.isPresent() && answers(left.get().port(), password)) {
      log.info("Adopted the PostgreSQL that an earlier run left on port {}", left.get().port());
      return left.get().port();
    }
    programs.stop(data, PostgresPrograms.Stop.IMMEDIATE);
    int port = freePort();
    try {
      programs.start(data, port);
      return port;
    } catch (IOException e) {
      // A bot killed while starting may have a server on its way, which got there first.
      var other = PostmasterPid.alive(data);
      if (other.isPresent() && answers(other.get().port(), password)) {
        return other.get().port();
      }
      programs.stop(data, PostgresPrograms.Stop.IMMEDIATE);
      throw e;
    }
  }

  private static boolean answers(int port, String password) {
    try (var connection = url(port, password).connect()) {
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
    try {
      while (!closing.await(WATCH_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        if (PostmasterPid.alive(data).isEmpty()) {
          log.warn("PostgreSQL has gone away; starting it again on port {}", port);
          revive();
        }
      }
    } catch (InterruptedException e) {
      log.info("PostgreSQL is no longer watched");
    }
  }

  private void revive() {
    try {
      programs.start(data, port);
    } catch (IOException | Unusable e) {
      log.error("PostgreSQL could not be started again; next try follows", e);
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
