package launchbot.jobs.fetch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import launchbot.probe.Phase;

/** A connection with TLS over it. */
final class TlsWire implements Wire {
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int ALERT = 21;

  private final SocketWire below;
  private final SSLEngine engine;

  /** What came and is not opened yet, ready to be read. */
  private ByteBuffer sealed;

  /** What is opened and was not asked for yet, ready to be read. */
  private ByteBuffer open;

  private ByteBuffer leaving;
  private boolean started;
  private int alert = -1;

  TlsWire(SocketWire below, SSLEngine engine) {
    this.below = below;
    this.engine = engine;
    SSLSession session = engine.getSession();
    sealed = ByteBuffer.allocate(session.getPacketBufferSize()).flip();
    open = ByteBuffer.allocate(session.getApplicationBufferSize()).flip();
    leaving = ByteBuffer.allocate(session.getPacketBufferSize());
  }

  /**
   * @throws Broken where the other side does not speak TLS, or none that we speak
   */
  void handshake() throws IOException, Deadline.Late, Broken {
    try {
      engine.beginHandshake();
      while (true) {
        switch (engine.getHandshakeStatus()) {
          case NEED_WRAP -> wrap(NOTHING);
          case NEED_TASK -> runTasks();
          case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
            if (!unwrap()) {
              throw new Broken(Phase.TLS, "the connection was closed during the TLS handshake");
            }
          }
          case FINISHED, NOT_HANDSHAKING -> {
            return;
          }
        }
      }
    } catch (SSLException e) {
      throw new Broken(Phase.TLS, Alerts.words(alert, e));
    }
  }

  @Override
  public void write(byte[] bytes) throws IOException, Deadline.Late {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      wrap(rest);
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException, Deadline.Late {
    while (!open.hasRemaining()) {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        wrap(NOTHING); // such as an answer to a change of keys
      } else if (!unwrap()) {
        return -1;
      }
    }
    int some = Math.min(length, open.remaining());
    open.get(into, offset, some);
    return some;
  }

  /** Gives back what lies outside of the heap now, rather than when somebody collects garbage. */
  void release() {
    try {
      engine.closeOutbound();
      leaving.clear();
      engine.wrap(NOTHING, leaving); // the goodbye, for which nobody waits
      engine.closeInbound();
    } catch (SSLException e) {
      // The other side did not say goodbye; it is released all the same.
    }
  }

  private void wrap(ByteBuffer what) throws IOException, Deadline.Late {
    leaving.clear();
    SSLEngineResult result = engine.wrap(what, leaving);
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      leaving = ByteBuffer.allocate(2 * leaving.capacity());
      return;
    }
    if (result.getStatus() == SSLEngineResult.Status.CLOSED && what.hasRemaining()) {
      throw new IOException("closed by the other side");
    }
    runTasks();
    if (leaving.position() > 0) {
      below.write(leaving.array(), leaving.position());
    }
  }

  /** False where the other side is done. */
  private boolean unwrap() throws IOException, Deadline.Late {
    if (!sealed.hasRemaining() && !more()) {
      return false;
    }
    while (true) {
      open.compact();
      SSLEngineResult result = engine.unwrap(sealed, open);
      open.flip();
      runTasks();
      switch (result.getStatus()) {
        case OK -> {
          return true;
        }
        case CLOSED -> {
          return false;
        }
        case BUFFER_OVERFLOW -> open = ByteBuffer.allocate(2 * open.capacity()).put(open).flip();
        case BUFFER_UNDERFLOW -> {
          if (!more()) {
            return false;
          }
        }
      }
    }
  }

  /** Takes in what comes next; false where nothing does any more. */
  private boolean more() throws IOException, Deadline.Late {
    sealed.compact();
    if (!sealed.hasRemaining()) {
      sealed = ByteBuffer.allocate(2 * sealed.capacity()).put(sealed.flip());
    }
    int got = below.read(sealed.array(), sealed.position(), sealed.remaining());
    sealed.position(sealed.position() + Math.max(0, got)).flip();
    if (got > 0 && !started) {
      started = true;
      look();
    }
    return got > 0;
  }

  /** The first that comes tells whether that is TLS at all, better than any exception. */
  private void look() throws SSLException {
    byte[] bytes = sealed.array();
    int type = bytes[0];
    if (type < 20 || type > 23) {
      String text = new String(bytes, 0, Math.min(40, sealed.limit()), StandardCharsets.US_ASCII);
      throw new SSLException(Alerts.NOT_TLS + Quote.of(text));
    }
    if (type == ALERT && sealed.limit() >= 7) {
      alert = bytes[6];
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }
}
