package launchbot.bot.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import launchbot.ledger.DatabaseAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What visitors who are nobody we know get to see: no cookies, no scripts, nothing from elsewhere,
 * in nobody's frame, and no trace of the address in other sites' logs, since it may hold a token.
 */
public final class PublicPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  /** The style sheet of these pages. */
  public static final String STYLE = "/public.css";

  private static final Logger log = LoggerFactory.getLogger(PublicPage.class);
  private static final int RETRY_SECONDS = 15;

  private PublicPage() {}

  static void routes(RoutesConfig routes) {
    String style = style();
    routes.get(
        STYLE,
        ctx ->
            ctx.contentType("text/css; charset=utf-8")
                .header("Cache-Control", "public, max-age=3600")
                .header("X-Content-Type-Options", "nosniff")
                .result(style));
  }

  /** What does not work is said in words; only the log says why. */
  public static Handler patient(Handler handler) {
    return ctx -> {
      try {
        handler.handle(ctx);
      } catch (DatabaseAway e) {
        ctx.header("Retry-After", String.valueOf(RETRY_SECONDS));
        say(
            ctx,
            503,
            "Not at the moment",
            "This cannot be saved at the moment. Please try again in a minute.");
      } catch (RuntimeException e) {
        log.error("A public page failed", e);
        say(ctx, 500, "That did not work", "The fault is ours. Please try again later.");
      }
    };
  }

  /** A page of a few words. */
  public static void say(Context ctx, int status, String title, String words) {
    send(ctx, status, Html.of("message", Map.of("title", title, "style", STYLE, "words", words)));
  }

  /** The same with a button, which POSTs to the address that the page has. */
  public static void offer(Context ctx, String title, String words, String button) {
    send(
        ctx,
        200,
        Html.of(
            "button", Map.of("title", title, "style", STYLE, "words", words, "button", button)));
  }

  private static String style() {
    try (InputStream css = PublicPage.class.getResourceAsStream("/public.css")) {
      return new String(
          Objects.requireNonNull(css, "public.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers with that page, which nobody keeps. */
  public static void send(Context ctx, int status, String html) {
    ctx.status(status)
        .header("Content-Security-Policy", POLICY)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("X-Robots-Tag", "noindex")
        .header("Cache-Control", "no-store")
        .html(html);
  }
}
