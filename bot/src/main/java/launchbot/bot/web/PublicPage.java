package launchbot.bot.web;

import io.javalin.http.Context;

/**
 * What visitors who are nobody we know get to see: no cookies, no scripts, nothing from elsewhere,
 * in nobody's frame, and no trace of the address in other sites' logs, since it may hold a token.
 */
public final class PublicPage {
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";

  private PublicPage() {}

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
