package launchbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** How the embedded server is set up; the one of the test run is such a one. */
class EmbeddedSettingsTest {
  private static final DatabaseUrl SERVER = TestDatabase.server();

  @Test
  void isDurable() throws Exception {
    for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
      assertThat(ask(SERVER, "show " + setting)).as(setting).isEqualTo("on");
    }
  }

  @Test
  void sortsTheSameOnEveryMachine() throws Exception {
    assertThat(
            ask(
                SERVER,
                "select datlocprovider::text || ' ' || datlocale || ' ' ||"
                    + " pg_encoding_to_char(encoding) from pg_database where datname ="
                    + " current_database()"))
        .isEqualTo("b C.UTF-8 UTF8");
  }

  @Test
  void letsNobodyInWithoutThePassword() throws Exception {
    String jdbc = SERVER.jdbc();
    assertThatThrownBy(() -> DriverManager.getConnection(jdbc, "postgres", "a guess"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("password authentication failed");
    assertThatThrownBy(() -> DriverManager.getConnection(jdbc + "?user=postgres"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("no password was provided");
    assertThat(ask(SERVER, "select string_agg(distinct auth_method, ',') from pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
  }

  @Test
  void listensOnLoopbackOnly() throws Exception {
    assertThat(ask(SERVER, "show listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(ask(SERVER, "show unix_socket_directories")).isEmpty();
    for (InetAddress address : addressesOfThisMachine()) {
      assertThatThrownBy(() -> connect(address, port()))
          .as("%s", address)
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void keepsItsFilesToItself() throws Exception {
    Path data = Path.of(ask(SERVER, "show data_directory"));
    Path home = data.resolve("../..").normalize();
    for (String directory : List.of("", "postgres", "postgres/data", "postgres/log")) {
      assertThat(permissions(home.resolve(directory))).as(directory).isEqualTo("rwx------");
    }
    assertThat(permissions(home.resolve("postgres/password"))).isEqualTo("rw-------");
  }

  private static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static int port() {
    return URI.create(SERVER.jdbc().substring("jdbc:".length())).getPort();
  }

  private static void connect(InetAddress address, int port) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 1000);
    }
  }

  private static List<InetAddress> addressesOfThisMachine() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }

  private static String ask(DatabaseUrl url, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
