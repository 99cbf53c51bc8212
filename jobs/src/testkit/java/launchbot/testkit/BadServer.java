package launchbot.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A target on loopback that does each bad thing that servers do: by path, or whatever a test tells
 * it to. It speaks HTTP/1.1, one request per connection.
 */
public final class BadServer implements AutoCloseable {
  private final ServerSocket door;
  private final @Nullable SSLContext tls;
  private final Map<String, Act> acts = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private volatile boolean forgetful;

  /**
   * What came.
   *
   * @param headers the lines between the first and the body, as they came
   */
  public record Asked(String method, String path, List<String> headers, String body) {}

  /** What the server does with a connection once it has read what was asked. */
  public interface Act {
    void on(Asked asked, Line line) throws IOException, InterruptedException;
  }

  /** A connection: what is written to it goes out at once. */
  public record Line(Socket socket, OutputStream out) {
    public void say(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    /** Ends it with a RST. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    /** Until the other side, or the server, has had enough. */
    public void hang() throws InterruptedException {
      Thread.sleep(Duration.ofMinutes(5));
    }
  }

  private BadServer(@Nullable SSLContext tls) throws IOException {
    this.tls = tls;
    this.door = new ServerSocket(0, 512, InetAddress.ofLiteral("127.0.0.1"));
    Thread.startVirtualThread(this::serve);
  }

  /** Over plain HTTP; every path answers 200 until it is told otherwise. */
  public static BadServer start() {
    return start(null);
  }

  /** Over TLS, as {@code Certificates} makes contexts for. */
  public static BadServer start(@Nullable SSLContext tls) {
    try {
      return new BadServer(tls);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port on which nobody listens. */
  public static int nobody() {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code http://127.0.0.1:PORT/path}, or https. */
  public URI at(String path) {
    return at("127.0.0.1", path);
  }

  /** The same under another name. */
  public URI at(String host, String path) {
    return URI.create((tls == null ? "http://" : "https://") + host + ":" + port() + path);
  }

  public int port() {
    return door.getLocalPort();
  }

  /** From now on that path does that. */
  public BadServer on(String path, Act act) {
    acts.put(path, act);
    return this;
  }

  /** From now on that path answers that. */
  public BadServer answer(String path, int status, String body, String... headers) {
    return on(path, (_, line) -> line.say(answer(status, body, headers)));
  }

  /** What is asked is not kept: for benchmarks, which ask a lot. */
  public BadServer forgetful() {
    forgetful = true;
    return this;
  }

  /** All that was asked so far, in order. */
  public List<Asked> asked() {
    return asked;
  }

  /** As bytes on the line; it ends with the connection. */
  public static String answer(int status, String body, String... headers) {
    var lines = new StringBuilder("HTTP/1.1 " + status + " Some\r\n");
    for (String header : headers) {
      lines.append(header).append("\r\n");
    }
    int length = body.getBytes(StandardCharsets.ISO_8859_1).length;
    return lines + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n" + body;
  }

  @Override
  public void close() {
    closed = true;
    try {
      door.close();
      for (Socket socket : open) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve() {
    while (!closed) {
      try {
        Socket socket = door.accept();
        open.add(socket);
        Thread.startVirtualThread(() -> serve(socket));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket plain) {
    try (Socket socket = plain) {
      Socket line = tls == null ? socket : secured(tls, socket);
      Asked what = read(line.getInputStream());
      if (what != null) {
        if (!forgetful) {
          asked.add(what);
        }
        String path = what.path.replaceFirst("\\?.*", "");
        Act act = acts.getOrDefault(path, BadServer::fine);
        act.on(what, new Line(line, line.getOutputStream()));
        if (line instanceof SSLSocket && !line.isClosed()) {
          line.close(); // says goodbye, as a well-behaved server does
        }
      }
    } catch (IOException e) {
      // The other side has had enough: that is what many of these tests are about.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(plain);
    }
  }

  private static Socket secured(SSLContext tls, Socket socket) throws IOException {
    var secured =
        (SSLSocket)
            tls.getSocketFactory().createSocket(socket, "127.0.0.1", socket.getPort(), true);
    secured.setUseClientMode(false);
    secured.startHandshake();
    return secured;
  }

  private static void fine(Asked asked, Line line) throws IOException {
    line.say(answer(200, "fine", "Content-Type: text/plain"));
  }

  private static @Nullable Asked read(InputStream in) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int c = in.read();
      if (c < 0) {
        return null;
      }
      head.append((char) c);
    }
    List<String> lines = head.toString().strip().lines().toList();
    String[] first = lines.getFirst().split(" ", -1);
    int length =
        lines.stream()
            .filter(line -> line.regionMatches(true, 0, "content-length:", 0, 15))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Asked(first[0], first[1], List.copyOf(lines.subList(1, lines.size())), body);
  }
}
