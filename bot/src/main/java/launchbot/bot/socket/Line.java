package launchbot.bot.socket;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import launchbot.bot.slack.SlackEdge;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection to Slack. OkHttp pings the other side, so that one that has silently died is
 * noticed within two pings.
 */
final class Line extends WebSocketListener {
  private static final Logger log = LoggerFactory.getLogger(Line.class);
  private static final int NORMAL = 1000;

  /** What was handed to this connection may still be answered through it. */
  private static final Duration LINGER = SlackEdge.DEADLINE.plusSeconds(1);

  /** Slack leaves its end open after the goodbye. */
  private static final Duration GOODBYE = Duration.ofMillis(500);

  private final Ears ears;
  private final CountDownLatch gone = new CountDownLatch(1);
  private final long since = System.nanoTime();
  private @Nullable WebSocket socket;

  private Line(Ears ears) {
    this.ears = ears;
  }

  /** Who listens. Called on the connection's own thread, which must not be kept. */
  interface Ears {
    void greeted(Line line);

    void heard(Line line, Envelope.Request request);

    void parting(Line line, String reason);

    /** Exactly once for each line, whoever ended it. */
    void gone(Line line, String why);
  }

  static Line open(OkHttpClient http, URI address, Ears ears) {
    var line = new Line(ears);
    line.dial(http, new Request.Builder().url(address.toString()).build());
    return line;
  }

  // Nothing that comes in may be heard before there is something to answer through.
  private synchronized void dial(OkHttpClient http, Request request) {
    socket = http.newWebSocket(request, this);
  }

  private synchronized WebSocket socket() {
    if (socket == null) {
      throw new IllegalStateException("nobody has dialled");
    }
    return socket;
  }

  Duration age() {
    return Duration.ofNanos(System.nanoTime() - since);
  }

  /** Whether it is on its way; nobody says whether it arrives. */
  boolean send(String message) {
    return socket().send(message);
  }

  /** Ends it once what came through it has been answered. Returns at once. */
  void retire() {
    Thread.ofVirtual()
        .start(() -> {
          if (!over(LINGER)) {
            hangUp();
          }
        });
  }

  /** Says goodbye after everything that is still to be sent, and waits for it a moment. */
  void hangUp() {
    socket().close(NORMAL, null);
    if (!over(GOODBYE)) {
      drop();
    }
  }

  /** Ends it without a word. */
  void drop() {
    socket().cancel();
    end("hung up");
  }

  @Override
  public void onMessage(WebSocket from, String message) {
    if (message.length() > SlackEdge.MAX_BODY) {
      log.warn("Left a message of {} characters: Slack sends none as long", message.length());
      return;
    }
    switch (Envelope.read(message)) {
      case Envelope.Hello _ -> ears.greeted(this);
      case Envelope.Disconnect(String reason) -> ears.parting(this, reason);
      case Envelope.Request request -> ears.heard(this, request);
      case Envelope.Unknown(String type, @Nullable String id) -> {
        log.warn("Slack sent something that this version does not know: {}", harmless(type));
        if (id != null) {
          send(Acknowledgement.of(id)); // or it would come again and again
        }
      }
      case Envelope.Garbage _ -> log.warn("Slack sent a message that cannot be read");
    }
  }

  @Override
  public void onClosing(WebSocket from, int code, String reason) {
    from.close(NORMAL, null);
    end("Slack closed it (%d)".formatted(code));
  }

  @Override
  public void onClosed(WebSocket from, int code, String reason) {
    end("closed (%d)".formatted(code));
  }

  @Override
  public void onFailure(WebSocket from, Throwable failure, @Nullable Response response) {
    end(
        response == null
            ? failure.getClass().getSimpleName()
            : "Slack answers %d".formatted(response.code()));
  }

  private boolean over(Duration within) {
    try {
      return gone.await(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void end(String why) {
    if (gone.getCount() > 0) {
      gone.countDown();
      ears.gone(this, why);
    }
  }

  private static String harmless(String type) {
    return type.replaceAll("[^A-Za-z0-9_-]", "").replaceFirst("^(.{40}).*", "$1…");
  }
}
