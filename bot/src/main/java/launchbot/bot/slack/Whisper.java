package launchbot.bot.slack;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.methods.SlackApiException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says something to one person, after the ack. What was done is saved by then; whether a private
 * message arrived cannot be looked up in Slack, so none is sent twice.
 */
public final class Whisper implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Whisper.class);
  private static final Gson GSON = new Gson();
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration AT_THE_END = Duration.ofSeconds(1);

  private final SlackConnection slack;
  private final @Nullable URI api;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(PATIENCE)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final ExecutorService later = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param api base of the Web API; null: Slack's own
   */
  public Whisper(SlackConnection slack, @Nullable URI api) {
    this.slack = slack;
    this.api = api;
  }

  /** A message of its own that only the visitor sees. */
  public void say(Visit visit, Card card) {
    later.execute(() -> deliver(visit, card, false));
  }

  /** Replaces the private message that the visitor acted on. */
  public void replace(Visit visit, Card card) {
    later.execute(() -> deliver(visit, card, true));
  }

  /** Lets what is on its way arrive, as long as the process can wait for it. */
  @Override
  public void close() {
    later.shutdown();
    try {
      if (!later.awaitTermination(AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
        later.shutdownNow();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    http.shutdownNow();
  }

  private void deliver(Visit visit, Card card, boolean replace) {
    try {
      String url = visit.responseUrl();
      if (url != null && mayCall(url)) {
        respond(url, card, replace);
      } else if (!visit.channel().isEmpty()) {
        ephemeral(visit, card);
      }
    } catch (IOException | SlackApiException | RuntimeException e) {
      log.warn("A private answer did not arrive: {}", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The URL came in with a request: only Slack itself, or its configured stand-in, is called. */
  boolean mayCall(String url) {
    URI uri;
    try {
      uri = URI.create(url);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (api == null) {
      return "https".equals(uri.getScheme())
          && "hooks.slack.com".equals(uri.getHost())
          && uri.getUserInfo() == null
          && uri.getPort() < 0;
    }
    return String.valueOf(uri.getScheme()).equals(api.getScheme())
        && String.valueOf(uri.getAuthority()).equals(api.getAuthority());
  }

  private void respond(String url, Card card, boolean replace)
      throws IOException, InterruptedException {
    var body = new JsonObject();
    body.addProperty("response_type", "ephemeral");
    body.addProperty("replace_original", replace);
    body.addProperty("text", card.text());
    String blocks = card.blocksJson();
    if (blocks != null) {
      body.add("blocks", JsonParser.parseString(blocks));
    }
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(HttpRequest.BodyPublishers.ofString(GSON.toJson(body)))
            .build();
    var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      log.warn("Slack did not take a private answer: {}", answer.statusCode());
    }
  }

  private void ephemeral(Visit visit, Card card) throws IOException, SlackApiException {
    var answer =
        slack
            .client(visit.workspace())
            .chatPostEphemeral(r ->
                r.channel(visit.channel())
                    .user(visit.person().id())
                    .threadTs(visit.thread())
                    .text(card.text())
                    .blocks(card.blocks().isEmpty() ? null : card.blocks()));
    if (!answer.isOk()) {
      log.warn("Slack did not take a private answer: {}", answer.getError());
    }
  }
}
