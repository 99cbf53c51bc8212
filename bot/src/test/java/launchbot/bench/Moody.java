package launchbot.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A web server on all of 127.0.0.0/8 that answers every request alike: hosts enough for any number
 * of probes.
 */
final class Moody implements AutoCloseable {
  /** What it does with a request. */
  enum Mood {
    WELL,
    FAILING,
    HANGING
  }

  private static final byte[] OK = answer("200 OK");
  private static final byte[] FAILED = answer("503 Service Unavailable");

  private final ServerSocket door;
  private volatile Mood mood = Mood.WELL;

  Moody() throws IOException {
    this.door = new ServerSocket(0, 4_096, InetAddress.ofLiteral("0.0.0.0"));
    Thread.startVirtualThread(this::serve);
  }

  int port() {
    return door.getLocalPort();
  }

  void become(Mood next) {
    mood = next;
  }

  /** Nobody listens from then on. */
  @Override
  public void close() throws IOException {
    door.close();
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket socket = door.accept();
        Thread.startVirtualThread(() -> answer(socket));
      } catch (IOException e) {
        if (!door.isClosed()) {
          throw new IllegalStateException(e);
        }
      }
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = socket.getInputStream();
      byte[] buffer = new byte[4_096];
      if (in.read(buffer) > 0) { // small requests come in one piece
        if (mood == Mood.HANGING) {
          Thread.sleep(Duration.ofMinutes(1));
        }
        socket.getOutputStream().write(mood == Mood.WELL ? OK : FAILED);
      }
    } catch (SocketException e) {
      return; // whoever asked has had enough
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] answer(String status) {
    return "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok"
        .formatted(status)
        .getBytes(StandardCharsets.ISO_8859_1);
  }
}
