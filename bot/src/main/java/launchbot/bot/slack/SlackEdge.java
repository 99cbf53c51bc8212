package launchbot.bot.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.request.RequestHeaders;
import com.slack.api.bolt.request.RequestType;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.util.SlackRequestParser;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
 * Everything that Slack sends comes in here. A request is believed only with a good signature of a
 * workspace that we serve; it is answered before Slack gives up on us, whatever happens behind. No
 * body, token or signature is ever logged.
 */
public final class SlackEdge implements Handler, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackEdge.class);
  private static final int MAX_BODY = 1 << 20;

  /** Slack waits three seconds, the way there and back included. */
  static final Duration DEADLINE = Duration.ofMillis(2_500);

  private final Signatures signatures;
  private final SlackConnection slack;
  private final App app;
  private final SlackRequestParser parser;
  private final Entrances entrances;
  private final InstantSource clock;
  private final ExecutorService working = Executors.newVirtualThreadPerTaskExecutor();

  public SlackEdge(
      Signatures signatures, SlackConnection slack, Entrances entrances, InstantSource clock) {
    this.signatures = signatures;
    this.slack = slack;
    this.entrances = entrances;
    this.app = entrances.app();
    this.parser = new SlackRequestParser(app.config());
    this.clock = clock;
  }

  @Override
  public void handle(Context ctx) throws IOException {
    byte[] body = body(ctx);
    if (body.length > MAX_BODY) {
      refuse(ctx, 413, "body_too_large");
      return;
    }
    var finding =
        signatures.check(
            only(ctx, Signatures.TIMESTAMP_HEADER),
            only(ctx, Signatures.SIGNATURE_HEADER),
            body,
            clock.instant());
    if (finding != Signatures.Finding.GOOD) {
      log.warn("Refused a request to Slack's entrance: signature {}", finding);
      refuse(ctx, 401, "signature_" + finding.name().toLowerCase(Locale.ROOT));
      return;
    }
    Request<?> request = holdsNul(body) ? null : parse(ctx, body);
    if (request == null || !Shape.isWhole(request)) {
      refuse(ctx, 400, "not_a_slack_request");
      return;
    }
    send(ctx, answer(request));
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

  private @Nullable Request<?> parse(Context ctx, byte[] body) {
    try {
      return parser.parse(
          SlackRequestParser.HttpRequest.builder()
              .requestUri(ctx.path())
              .queryString(ctx.queryParamMap())
              .requestBody(new String(body, StandardCharsets.UTF_8))
              .headers(new RequestHeaders(headers(ctx)))
              .remoteAddress(ctx.ip())
              .build());
    } catch (RuntimeException e) {
      log.warn("A signed request cannot be read: {}", e.getClass().getSimpleName());
      return null;
    }
  }

  /** The value of a header that may come once; two of them are as good as none. */
  private static @Nullable String only(Context ctx, String header) {
    var values = ctx.req().getHeaders(header);
    String value = values.hasMoreElements() ? values.nextElement() : null;
    return values.hasMoreElements() ? null : value;
  }

  /** Nobody can type it and no database keeps it, so Slack never sends it. */
  private static boolean holdsNul(byte[] body) {
    var text = new String(body, StandardCharsets.ISO_8859_1);
    boolean form = !text.stripLeading().startsWith("{");
    return text.indexOf('\0') >= 0 || (form && text.contains("%00"));
  }

  /** All values of each header: some come more than once. */
  private static Map<String, List<String>> headers(Context ctx) {
    Map<String, List<String>> headers = new HashMap<>();
    var names = ctx.req().getHeaderNames();
    while (names.hasMoreElements()) {
      String name = names.nextElement();
      var values = ctx.req().getHeaders(name);
      while (values.hasMoreElements()) {
        headers.computeIfAbsent(name, _ -> new ArrayList<>()).add(values.nextElement());
      }
    }
    return headers;
  }

  /** At most one byte more than is allowed, however much is sent. */
  private static byte[] body(Context ctx) throws IOException {
    if (ctx.req().getContentLengthLong() > MAX_BODY) {
      return new byte[MAX_BODY + 1];
    }
    return ctx.req().getInputStream().readNBytes(MAX_BODY + 1);
  }

  private static void refuse(Context ctx, int status, String error) {
    ctx.status(status).contentType("application/json").result("{\"error\":\"" + error + "\"}");
  }

  private static void send(Context ctx, Response response) {
    response
        .getHeaders()
        .forEach((name, values) -> values.forEach(value -> ctx.res().addHeader(name, value)));
    ctx.status(response.getStatusCode());
    if (response.getBody() != null) {
      ctx.contentType(response.getContentType()).result(response.getBody());
    }
  }
}
