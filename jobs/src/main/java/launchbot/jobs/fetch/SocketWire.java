package launchbot.jobs.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** A connection as it is. */
final class SocketWire implements Wire {
  /** What any socket's buffer takes at once, so that writing it does not wait. */
  private static final int AT_ONCE = 16 << 10;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final Deadline deadline;

  SocketWire(Socket socket, Deadline deadline) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.deadline = deadline;
  }

  @Override
  public void write(byte[] bytes) throws IOException, Deadline.Late {
    write(bytes, bytes.length);
  }

  void write(byte[] bytes, int length) throws IOException, Deadline.Late {
    int left = deadline.millis();
    if (length <= AT_ONCE) {
      out.write(bytes, 0, length);
      return;
    }
    // Sockets know a timeout for reading only; whoever does not read must not hold us up.
    Thread watch = Thread.startVirtualThread(() -> closeAfter(left));
    try {
      out.write(bytes, 0, length);
    } catch (IOException e) {
      deadline.millis();
      throw e;
    } finally {
      watch.interrupt();
    }
  }

  private void closeAfter(int millis) {
    try {
      Thread.sleep(millis);
      socket.close();
    } catch (InterruptedException e) {
      // It was written in time.
    } catch (IOException e) {
      // Then it is closed already.
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException, Deadline.Late {
    socket.setSoTimeout(deadline.millis());
    try {
      return in.read(into, offset, length);
    } catch (SocketTimeoutException e) {
      throw new Deadline.Late();
    }
  }
}
