package launchbot.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept-alive connection that reads no more of an answer than it must. */
final class Getter implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private int status;

  Getter(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(10_000);
    in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
  }

  /** The status of the last answer. */
  int status() {
    return status;
  }

  /**
   * Asks once.
   *
   * @param request all of it, as it goes over the wire
   * @return the tag of the answer; empty for none
   */
  String ask(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    status = Integer.parseInt(line().substring(9, 12));
    long length = 0;
    String found = "";
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Long.parseLong(lower.substring(15).strip());
      } else if (lower.startsWith("etag:")) {
        found = header.substring(5).strip();
      }
    }
    if (status != 304) {
      in.skipNBytes(length);
    }
    return found;
  }

  private String line() throws IOException {
    var line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
