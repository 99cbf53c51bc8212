package launchbot.bot.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import launchbot.bot.web.Html;
import launchbot.bot.web.WebRoutes;
import launchbot.ledger.DatabaseAway;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/** Public pages, their feeds and banners, over HTTP. */
final class PageRoutes implements WebRoutes {
  /** Previews are looked up in the database: so many nanoseconds lie between two of them. */
  private static final long BETWEEN_PREVIEWS = 50_000_000;

  private static final int LONGEST_SECRET = 64;

  private final Shelf shelf;
  private final PublicHeaders headers;
  private final Rendition style =
      Rendition.of(Rendition.Sort.STYLE, "text/css; charset=utf-8", Resource.text("status.css"));
  private final AtomicLong nextPreview = new AtomicLong(System.nanoTime());

  PageRoutes(Shelf shelf, PublicHeaders headers) {
    this.shelf = shelf;
    this.headers = headers;
  }

  @Override
  public void routes(RoutesConfig routes) {
    both(routes, "/status/{file}", this::page);
    both(routes, "/status/{slug}/history/{month}", this::month);
    both(routes, "/status/{slug}/logo", this::logo);
    both(routes, "/status/{slug}/style.{hash}.css", this::css);
    both(routes, "/assets/status.{hash}.css", ctx -> styled(ctx, style));
    both(routes, "/banner/{file}", this::banner);
  }

  @Override
  public Optional<Handler.Wrapper> ahead() {
    return Optional.of(new FastLane(shelf));
  }

  private static void both(RoutesConfig routes, String path, io.javalin.http.Handler handler) {
    routes.get(path, handler);
    routes.head(path, handler);
  }

  private void page(Context ctx) {
    String file = ctx.pathParam("file");
    int dot = file.indexOf('.');
    String slug = dot < 0 ? file : file.substring(0, dot);
    String secret = ctx.queryParam("preview");
    if (dot < 0 && secret != null) {
      preview(ctx, slug, secret);
      return;
    }
    Optional<Served> found = shelf.find(slug);
    Rendition wanted =
        found
            .map(served ->
                switch (dot < 0 ? "" : file.substring(dot)) {
                  case "" -> served.page();
                  case ".json" -> served.json();
                  case ".atom" -> served.atom();
                  default -> null;
                })
            .orElse(null);
    sendOrMiss(ctx, wanted);
  }

  private void month(Context ctx) {
    sendOrMiss(
        ctx,
        shelf
            .find(ctx.pathParam("slug"))
            .flatMap(served -> served.month(ctx.pathParam("month")))
            .orElse(null));
  }

  private void logo(Context ctx) {
    sendOrMiss(ctx, shelf.find(ctx.pathParam("slug")).map(Served::logo).orElse(null));
  }

  private void css(Context ctx) {
    styled(ctx, shelf.find(ctx.pathParam("slug")).map(Served::css).orElse(style));
  }

  /** Under a name that it had before, or will have on another replica, it is not kept for long. */
  private void styled(Context ctx, Rendition css) {
    send(ctx, css);
    if (!css.tag().equals('"' + ctx.pathParam("hash") + '"')) {
      ctx.header("Cache-Control", "public, max-age=30");
    }
  }

  private void banner(Context ctx) {
    String file = ctx.pathParam("file");
    sendOrMiss(
        ctx,
        file.endsWith(".js")
            ? shelf.find(file.substring(0, file.length() - 3)).map(Served::banner).orElse(null)
            : null);
  }

  private void preview(Context ctx, String slug, String secret) {
    long now = System.nanoTime();
    long next = nextPreview.get();
    if (secret.length() > LONGEST_SECRET
        || now < next
        || !nextPreview.compareAndSet(next, now + BETWEEN_PREVIEWS)) {
      missing(ctx);
      return;
    }
    try {
      Optional<Served> found = shelf.preview(slug, secret);
      if (found.isEmpty()) {
        missing(ctx);
        return;
      }
      headers.personal(ctx);
      ctx.header("X-Robots-Tag", "noindex");
      ctx.html(new String(found.get().page().plain(), java.nio.charset.StandardCharsets.UTF_8));
    } catch (DatabaseAway e) {
      away(ctx);
    }
  }

  private void sendOrMiss(Context ctx, @Nullable Rendition rendition) {
    if (rendition != null) {
      send(ctx, rendition);
    } else if (!shelf.ready()) {
      away(ctx);
    } else {
      missing(ctx);
    }
  }

  private void send(Context ctx, Rendition rendition) {
    headers.of(rendition.sort()).forEach(ctx::header);
    byte[] packed = rendition.packed();
    boolean gzip = packed != null && takesGzip(ctx.header("Accept-Encoding"));
    String tag = gzip ? String.valueOf(rendition.packedTag()) : rendition.tag();
    ctx.header("ETag", tag);
    if (rendition.known(ctx.header("If-None-Match"))) {
      ctx.status(304);
      return;
    }
    ctx.disableCompression();
    ctx.contentType(rendition.type());
    byte[] bytes = gzip && packed != null ? packed : rendition.plain();
    if (gzip) {
      ctx.header("Content-Encoding", "gzip");
    }
    if (ctx.method().equals(HandlerType.HEAD)) {
      ctx.res().setContentLength(bytes.length);
    } else {
      ctx.result(bytes);
    }
  }

  /** Whether a browser asks for it, and not for none of it ({@code gzip;q=0}). */
  static boolean takesGzip(@Nullable String accepts) {
    if (accepts == null) {
      return false;
    }
    for (String one : accepts.split(",", -1)) {
      String[] parts = one.strip().split("\\s*;\\s*", -1);
      if (parts[0].equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].matches("(?i)q\\s*=\\s*0(\\.0*)?");
      }
    }
    return false;
  }

  /** The same for a page that never was and one that is hidden. */
  private void missing(Context ctx) {
    headers.personal(ctx);
    ctx.status(404);
    ctx.html(
        Html.of(
            "page/missing",
            Map.of(
                "style",
                "/assets/status.%s.css".formatted(style.tag().replace("\"", "")),
                "title",
                "There is no such page",
                "words",
                "Nothing is shown at this address. Check how it is spelled, or ask whoever gave"
                    + " it to you.")));
  }

  private void away(Context ctx) {
    missing(ctx);
    ctx.status(503);
    ctx.header("Retry-After", "2");
    ctx.result("This page cannot be shown at the moment: try again in a few seconds.\n");
    ctx.contentType("text/plain; charset=utf-8");
  }
}
