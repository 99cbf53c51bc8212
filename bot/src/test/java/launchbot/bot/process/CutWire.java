package launchbot.bot.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A wire between the bot and its database, or Slack, that can be cut, can hang, and can be mended.
 */
public final class CutWire implements AutoCloseable {

  /** What it does with what comes in. */
  private enum State {
    WHOLE,
    CUT,
    HANGS
  }

  private final int target;
  private final ServerSocket entrance;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile State state = State.WHOLE;

  public CutWire(int target) {
    this.target = target;
    try {
      this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** Every connection breaks, and new ones too. */
  public void cut() {
    become(State.CUT);
    open.forEach(CutWire::shut);
  }

  /** Nothing breaks, and nothing gets through. */
  public void hang() {
    become(State.HANGS);
  }

  /** What hung goes on where it was. */
  public void mend() {
    become(State.WHOLE);
  }

  /** What hung never comes to an end, as behind a firewall that has forgotten it; new ones work. */
  public void mendForNewOnes() {
    open.clear();
    become(State.WHOLE);
  }

  private synchronized void become(State next) {
    state = next;
    notifyAll();
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket from = entrance.accept();
        Thread.ofVirtual().start(() -> connect(from));
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void connect(Socket from) {
    open.add(from);
    if (!passes(from)) {
      shut(from);
      return;
    }
    try {
      Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(to);
      Thread.ofVirtual().start(() -> carry(from, to));
      carry(to, from);
    } catch (IOException e) {
      shut(from);
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] some = new byte[8192];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(some); read >= 0 && passes(from); read = in.read(some)) {
        out.write(some, 0, read);
        out.flush();
      }
    } catch (IOException e) {
      // the other end is told below
    }
    if (open.contains(from)) {
      shut(from);
      shut(to);
    }
  }

  /** Waits while it hangs; false when there is no way through any more. */
  private synchronized boolean passes(Socket by) {
    while (state == State.HANGS) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return state == State.WHOLE && open.contains(by);
  }

  private static void shut(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cut();
    shut(entrance);
  }

  private static void shut(ServerSocket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
