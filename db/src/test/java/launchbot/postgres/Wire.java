package launchbot.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The line to a database, which a test can cut, jam and repair. */
public final class Wire implements AutoCloseable {

  /** What the line does with what comes in. */
  private enum Mode {
    FORWARD,
    /** Accepts everything and passes nothing on, in either direction. */
    JAM,
    /** Passes a COMMIT on, and cuts once the database has answered it. */
    CUT_AFTER_COMMIT
  }

  // The driver prepares its COMMIT under a name and later sends the name alone.
  private static final Pattern PREPARED_COMMIT = Pattern.compile("S_\\d+\0COMMIT");

  private final DatabaseUrl target;
  private final int port;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private volatile ServerSocket entrance;
  private volatile Thread door;
  private volatile Mode mode = Mode.FORWARD;

  private Wire(DatabaseUrl target) throws IOException {
    this.target = target;
    this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    this.port = entrance.getLocalPort();
    this.door = accept(entrance);
  }

  public static Wire to(DatabaseUrl target) throws IOException {
    return new Wire(target);
  }

  /** The database, by way of this line. */
  public DatabaseUrl url() {
    return new DatabaseUrl(
        target.jdbc().replaceFirst("//[^/]+/", "//127.0.0.1:" + port + "/"),
        target.user(),
        target.password());
  }

  /** Works as a line should, again if need be. Old connections that were jammed stay so. */
  public void forward() throws IOException {
    mode = Mode.FORWARD;
    if (entrance.isClosed()) {
      entrance = new ServerSocket();
      entrance.setReuseAddress(true);
      entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      door = accept(entrance);
    }
  }

  public void jam() {
    mode = Mode.JAM;
  }

  public void cutAfterCommit() {
    mode = Mode.CUT_AFTER_COMMIT;
  }

  /** Cuts what is open; new connections are accepted. */
  public void cut() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
    sockets.clear();
  }

  /** Cuts what is open and accepts nothing more. */
  public void refuse() throws IOException {
    entrance.close();
    try {
      // The port stays open until the virtual thread that waits at it has noticed.
      door.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cut();
  }

  @Override
  public void close() throws IOException {
    refuse();
  }

  private Thread accept(ServerSocket at) {
    return Thread.ofVirtual()
        .start(() -> {
          try {
            while (true) {
              connect(at.accept());
            }
          } catch (IOException e) {
            // closed: nobody gets in any more
          }
        });
  }

  private void connect(Socket client) throws IOException {
    URI address = URI.create(target.jdbc().substring("jdbc:".length()));
    var server = new Socket(address.getHost(), address.getPort());
    sockets.add(client);
    sockets.add(server);
    var exchange = new Exchange(client, server);
    Thread.ofVirtual().start(() -> exchange.pump(client, server, true));
    Thread.ofVirtual().start(() -> exchange.pump(server, client, false));
  }

  /** One connection. */
  private final class Exchange {
    private final Socket client;
    private final Socket server;
    private String commit = "";
    private volatile boolean committing;
    private volatile boolean jammed;

    Exchange(Socket client, Socket server) {
      this.client = client;
      this.server = server;
    }

    void pump(Socket from, Socket to, boolean fromClient) {
      byte[] buffer = new byte[64 * 1024];
      try (client;
          server) {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        int length = in.read(buffer);
        while (length >= 0
            && passes(new String(buffer, 0, length, StandardCharsets.ISO_8859_1), fromClient)) {
          if (!jammed) {
            out.write(buffer, 0, length);
          }
          length = in.read(buffer);
        }
      } catch (IOException e) {
        // cut
      }
    }

    /** Whether the connection stays. */
    private boolean passes(String bytes, boolean fromClient) {
      jammed |= mode == Mode.JAM;
      if (!fromClient) {
        return !committing;
      }
      var prepared = PREPARED_COMMIT.matcher(bytes);
      if (prepared.find()) {
        commit = prepared.group();
      }
      boolean commits = !commit.isEmpty() && bytes.contains(commit.substring(0, commit.indexOf(0)));
      committing |= mode == Mode.CUT_AFTER_COMMIT && commits;
      return true;
    }
  }
}
