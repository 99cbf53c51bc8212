package launchbot.bot.page;

import io.javalin.http.Context;
import java.net.URI;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What browsers are told about whatever we serve to the public. */
public final class PublicHeaders {
  private static final String PAGE =
      "default-src 'none'; img-src 'self' data:; style-src 'self'; form-action 'self'; base-uri"
          + " 'none'; frame-ancestors 'none'";
  private static final String DATA = "default-src 'none'; frame-ancestors 'none'; sandbox";
  private static final String SOON =
      "public, max-age=30, stale-while-revalidate=60, stale-if-error=86400";

  private final Map<Rendition.Sort, Map<String, String>> bySort =
      new EnumMap<>(Rendition.Sort.class);

  /**
   * @param base where visitors reach this process
   */
  public PublicHeaders(URI base) {
    boolean https = "https".equals(base.getScheme());
    for (Rendition.Sort sort : Rendition.Sort.values()) {
      Map<String, String> headers = new LinkedHashMap<>();
      headers.put("X-Content-Type-Options", "nosniff");
      headers.put("Referrer-Policy", "no-referrer");
      if (https) {
        headers.put("Strict-Transport-Security", "max-age=31536000");
      }
      switch (sort) {
        case PAGE -> {
          headers.put("Content-Security-Policy", PAGE);
          headers.put("Cross-Origin-Opener-Policy", "same-origin");
          headers.put("Cross-Origin-Resource-Policy", "same-origin");
          headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        }
        case FEED, BANNER -> {
          headers.put("Content-Security-Policy", DATA);
          headers.put("Cross-Origin-Resource-Policy", "cross-origin");
          headers.put("Access-Control-Allow-Origin", "*");
        }
        case LOGO, STYLE -> {
          headers.put("Content-Security-Policy", DATA);
          headers.put("Cross-Origin-Resource-Policy", "same-origin");
        }
      }
      headers.put("Vary", "Accept-Encoding");
      headers.put(
          "Cache-Control",
          switch (sort) {
            case PAGE, FEED -> SOON;
            case BANNER -> "public, max-age=60, stale-while-revalidate=300, stale-if-error=86400";
            case LOGO -> "public, max-age=300";
            case STYLE -> "public, max-age=31536000, immutable";
          });
      bySort.put(sort, Map.copyOf(headers));
    }
  }

  /** Of a page for one person: a form, an answer to it. Nobody keeps it. */
  public void personal(Context ctx) {
    of(Rendition.Sort.PAGE).forEach(ctx::header);
    ctx.header("Cache-Control", "no-store");
  }

  Map<String, String> of(Rendition.Sort sort) {
    return java.util.Objects.requireNonNull(bySort.get(sort));
  }
}
