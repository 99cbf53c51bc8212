package launchbot.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import launchbot.ledger.AlreadyDone;
import launchbot.ledger.DatabaseAway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that Slack sends comes together here, whichever door let it in: {@link HttpDoor}, or a
 * connection of Socket Mode. It is answered only for a workspace that we serve, and before Slack
 * gives up on us, whatever happens behind. No body or token is ever logged.
 */
public final class SlackEdge implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackEdge.class);

  /** More than Slack ever sends at once, in bytes; a door lets nothing longer in. */
  public static final int MAX_BODY = 1 << 20;

  /** Slack waits three seconds, the way there and back included. */
  public static final Duration DEADLINE = Duration.ofMillis(2_500);

  private final SlackConnection slack;
  private final App app;
  private final SlackRequestParser parser;
  private final Entrances entrances;
  private final ExecutorService working = Executors.newVirtualThreadPerTaskExecutor();

  public SlackEdge(SlackConnection slack, Entrances entrances) {
    this.slack = slack;
    this.entrances = entrances;
    this.app = entrances.app();
    this.parser = new SlackRequestParser(app.config());
  }

  /** What Slack gets for it; a status other than 200 is no acknowledgement. */
  public Response answer(Arrival arrival) {
    Request<?> request = holdsNul(arrival.body()) ? null : parse(arrival);
    return request == null || !Shape.isWhole(request)
        ? Response.json(400, Map.of("error", "not_a_slack_request"))
        : answer(request);
  }

  @Override
  public void close() {
    working.shutdown();
  }

  private Response answer(Request<?> request) {
    var work = working.submit(() -> checkedAnswer(request));
    try {
      return work.get(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      log.error("No answer to a {} in time", request.getRequestType());
      return apology(request, Apologies.TOO_LATE);
    } catch (ExecutionException e) {
      return apology(request, words(e.getCause()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return apology(request, Apologies.NOT_SAVED);
    }
  }

  private Response checkedAnswer(Request<?> request) throws Exception {
    if (request.getRequestType() == RequestType.SSLCheck) {
      return Response.ok(); // Slack only wants to see that somebody is there
    }
    boolean ofNobody = request.getRequestType() == RequestType.UrlVerification;
    String team = request.getContext().getTeamId();
    if (!ofNobody && (team == null || !slack.serves(team))) {
      log.warn("Refused a request of a workspace that is not connected: {}", team);
      return Response.json(403, Map.of("error", "unknown_workspace"));
    }
    try {
      return app.run(request);
    } catch (AlreadyDone e) {
      return request.getRequestType() == RequestType.Event
          ? Response.ok()
          : apology(request, Apologies.ALREADY_DONE);
    } catch (Garbled e) {
      log.warn("A {} holds what we never put there: {}", request.getRequestType(), e.getMessage());
      return request.getRequestType() == RequestType.Event
          ? Response.json(400, Map.of("error", "not_whole"))
          : apology(request, Apologies.GARBLED);
    }
  }

  private Response apology(Request<?> request, String words) {
    entrances.sayAfterAck(request, words);
    return Apologies.answer(request, words);
  }

  private static String words(@Nullable Throwable failure) {
    if (failure instanceof DatabaseAway away) {
      log.warn("The database does not answer: {}", away.getMessage());
      return away.perhapsSaved() ? Apologies.PERHAPS_SAVED : Apologies.NOT_SAVED;
    }
    String reference = UUID.randomUUID().toString().substring(0, 8);
    log.error("A request failed, reference {}", reference, failure);
    return Apologies.forBug(reference);
  }

  private @Nullable Request<?> parse(Arrival arrival) {
    try {
      return parser.parse(
          SlackRequestParser.HttpRequest.builder()
              .requestUri(arrival.path())
              .queryString(arrival.query())
              .requestBody(arrival.body())
              .headers(new RequestHeaders(arrival.headers()))
              .remoteAddress(arrival.address())
              .build());
    } catch (RuntimeException e) {
      log.warn("A request of Slack's cannot be read: {}", e.getClass().getSimpleName());
      return null;
    }
  }

  /** Nobody can type it and no database keeps it, so Slack never sends it. */
  private static boolean holdsNul(String body) {
    boolean form = !body.stripLeading().startsWith("{");
    return body.indexOf('\0') >= 0 || (form && body.contains("%00"));
  }
}
