package launchbot.bot.slack;

import com.slack.api.bolt.response.Response;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slack's way in over HTTP. Anybody can knock here, so a request is believed only with a good
 * signature; nothing of it is looked at before. No signature is ever logged.
 */
public final class HttpDoor implements Handler {
  private static final Logger log = LoggerFactory.getLogger(HttpDoor.class);

  private final Signatures signatures;
  private final SlackEdge edge;
  private final InstantSource clock;

  public HttpDoor(Signatures signatures, SlackEdge edge, InstantSource clock) {
    this.signatures = signatures;
    this.edge = edge;
    this.clock = clock;
  }

  /** Where no signing secret is set nobody can be believed, so nobody is let in. */
  public static Handler locked() {
    return ctx -> {
      ctx.status(403).contentType("application/json");
      ctx.result(
          "{\"error\":\"http_entrance_off\",\"why\":\"SLACK_SIGNING_SECRET is not set, so no"
              + " request over HTTP can be believed; Slack reaches this Launchbot through Socket"
              + " Mode.\"}");
    };
  }

  @Override
  public void handle(Context ctx) throws IOException {
    byte[] body = body(ctx);
    if (body.length > SlackEdge.MAX_BODY) {
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
    var text = new String(body, StandardCharsets.UTF_8);
    send(
        ctx,
        edge.answer(new Arrival(ctx.path(), ctx.queryParamMap(), headers(ctx), ctx.ip(), text)));
  }

  /** The value of a header that may come once; two of them are as good as none. */
  private static @Nullable String only(Context ctx, String header) {
    var values = ctx.req().getHeaders(header);
    String value = values.hasMoreElements() ? values.nextElement() : null;
    return values.hasMoreElements() ? null : value;
  }

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
    if (ctx.req().getContentLengthLong() > SlackEdge.MAX_BODY) {
      return new byte[SlackEdge.MAX_BODY + 1];
    }
    return ctx.req().getInputStream().readNBytes(SlackEdge.MAX_BODY + 1);
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
