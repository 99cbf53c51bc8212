package launchbot.bot.socket;

import com.slack.api.bolt.response.Response;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import launchbot.bot.slack.Arrival;
import launchbot.bot.slack.SlackEdge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's way in through connections that we opened: whoever speaks there is Slack, so nothing is
 * signed. What is not acknowledged Slack hands out again, so the answer to it is given once it is
 * certain, as over HTTP.
 */
final class SocketDoor implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SocketDoor.class);
  private static final Duration AT_THE_END = SlackEdge.DEADLINE.plusMillis(500);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final Function<Arrival, Response> edge;
  private final SocketMode.Answered answered;
  private final ExecutorService working = Executors.newVirtualThreadPerTaskExecutor();

  SocketDoor(Function<Arrival, Response> edge, SocketMode.Answered answered) {
    this.edge = edge;
    this.answered = answered;
  }

  void take(Line line, Envelope.Request request) {
    try {
      working.execute(() -> answerOrSay(line, request));
    } catch (RejectedExecutionException e) {
      log.info("Left a request for the next connection: this one stops");
    }
  }

  /** Takes nothing more, and lets what runs finish and be answered. */
  @Override
  public void close() {
    working.shutdown();
    try {
      if (!working.awaitTermination(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
        log.warn("Something that came through Socket Mode was not finished in time");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answerOrSay(Line line, Envelope.Request request) {
    try {
      answer(line, request);
    } catch (RuntimeException e) {
      log.error("A request that came through Socket Mode failed", e);
    }
  }

  private void answer(Line line, Envelope.Request request) {
    long start = System.nanoTime();
    Response response = edge.apply(request.arrival());
    answered.with(response.getStatusCode(), Duration.ofNanos(System.nanoTime() - start));
    if (!done(request, response)) {
      log.warn("A request got no acknowledgement: {}", response.getStatusCode());
    } else if (!line.send(
        Acknowledgement.of(request.id(), request.answerable() ? response.getBody() : null))) {
      log.warn("A connection ended before the answer; Slack asks again");
    }
  }

  /** An event that nobody here wants, of a subscription too many, would come again and again. */
  private static boolean done(Envelope.Request request, Response response) {
    return response.getStatusCode() == OK
        || (response.getStatusCode() == NOT_FOUND && request.type().equals("events_api"));
  }
}
