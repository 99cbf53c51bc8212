package launchbot.bot.socket;

import com.slack.api.bolt.response.Response;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import launchbot.bot.slack.Arrival;
import launchbot.bot.slack.NotAccepted;
import launchbot.bot.slack.SlackApi;
import launchbot.bot.slack.SlackEdge;
import okhttp3.OkHttpClient;

/**
 * Slack without a public address: a connection from here to Slack, kept open until this is closed.
 * Several replicas have one each, and Slack deals its requests out among them.
 */
public final class SocketMode implements AutoCloseable {
  /** So that whoever hears "ready" may type. */
  private static final Duration FIRST_GREETING = Duration.ofSeconds(3);

  private final OkHttpClient http;
  private final SocketDoor door;
  private final Keeper keeper;
  private final Thread keeping;

  public SocketMode(SlackApi api, String appToken, SlackEdge edge, Answered answered) {
    this(api, appToken, edge::answer, answered, Pauses.USUAL);
  }

  SocketMode(
      SlackApi api,
      String appToken,
      Function<Arrival, Response> edge,
      Answered answered,
      Pauses pauses) {
    this.http = api.sockets(pauses.ping());
    this.door = new SocketDoor(edge, answered);
    this.keeper =
        new Keeper(
            () -> Opening.ask(api, appToken), address -> Line.open(http, address, ears()), pauses);
    this.keeping = Thread.ofVirtual().name("socket-mode").unstarted(keeper::keep);
  }

  /** Is told of every request that was answered. */
  public interface Answered {
    void with(int status, Duration after);
  }

  /**
   * Connects, and waits a moment for it; Slack may also be away and come later.
   *
   * @throws NotAccepted when no later attempt would do better
   */
  public void start() {
    Optional<String> advice = keeper.begin();
    if (advice.isPresent()) {
      throw new NotAccepted(advice.get());
    }
    keeping.start();
    long giveUp = System.nanoTime() + FIRST_GREETING.toNanos();
    try {
      while (!keeper.connected() && System.nanoTime() < giveUp) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why Slack cannot reach us; empty while it can, or has only just lost us. */
  public Optional<String> problem() {
    return keeper.problem();
  }

  /** How many connections stand at the moment: one, or two while they change. */
  public int connections() {
    return keeper.standing();
  }

  /** How many were opened so far. */
  public long opened() {
    return keeper.greetings();
  }

  /** Takes no more requests, finishes and answers those that run, then hangs up. */
  @Override
  public void close() {
    keeper.stop();
    door.close();
    keeper.hangUp();
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }

  private Line.Ears ears() {
    return new Line.Ears() {
      @Override
      public void greeted(Line line) {
        keeper.greeted(line);
      }

      @Override
      public void heard(Line line, Envelope.Request request) {
        door.take(line, request);
      }

      @Override
      public void parting(Line line, String reason) {
        keeper.parting(line, reason);
      }

      @Override
      public void gone(Line line, String why) {
        keeper.gone(line, why);
      }
    };
  }
}
