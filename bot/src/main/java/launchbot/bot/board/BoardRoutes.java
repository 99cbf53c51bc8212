package launchbot.bot.board;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;
import launchbot.board.BoardSession;
import launchbot.bot.web.Html;
import launchbot.bot.web.Pace;
import launchbot.bot.web.Proxies;
import launchbot.bot.web.PublicPage;
import launchbot.bot.web.WebRoutes;

/**
 * {@code GET /board}: how a launch stands, for whoever came in by a link of {@code /launch board}.
 * Opening a link takes a POST, so that what looks at links ahead of people does not use it up.
 */
final class BoardRoutes implements WebRoutes {
  private static final String PATH = "/board";
  private static final String STYLE = "/assets/board.css";
  private static final String SCRIPT = "/assets/board.js";
  private static final String POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private final Doorkeeper door;
  private final Watchers watchers;
  private final Watchers.Drawer drawer;
  private final Proxies proxies;
  private final Pace bySource;

  /**
   * @param nanos tells how long, as {@link System#nanoTime} does
   */
  BoardRoutes(
      Doorkeeper door,
      Watchers watchers,
      Watchers.Drawer drawer,
      Proxies proxies,
      LongSupplier nanos) {
    this.door = door;
    this.watchers = watchers;
    this.drawer = drawer;
    this.proxies = proxies;
    this.bySource = new Pace(20, Duration.ofSeconds(3), nanos);
  }

  static URI link(URI base, String secret) {
    return base.resolve(PATH + "/enter/" + secret);
  }

  @Override
  public void routes(RoutesConfig routes) {
    routes.get(PATH, PublicPage.patient(this::show));
    routes.get(PATH + "/enter/{link}", PublicPage.patient(this::offer));
    routes.post(PATH + "/enter/{link}", PublicPage.patient(this::enter));
    routes.post(PATH + "/leave", PublicPage.patient(door::farewell));
    routes.sse(PATH + "/events", this::listen);
    asset(routes, STYLE, "text/css; charset=utf-8", "board.css");
    asset(routes, SCRIPT, "text/javascript; charset=utf-8", "board.js");
  }

  @Override
  public void stopping() {
    watchers.close();
  }

  private void show(Context ctx) {
    Optional<Doorkeeper.Guest> guest = door.guest(ctx);
    if (guest.isEmpty()) {
      Doorkeeper.refuse(ctx);
      return;
    }
    PublicPage.send(
        ctx,
        200,
        Html.of(
            "board/board",
            Map.of(
                "title",
                guest.get().launch().name(),
                "style",
                STYLE,
                "script",
                SCRIPT,
                "sheet",
                drawer.draw(guest.get()))));
    ctx.header("Content-Security-Policy", POLICY);
  }

  private void offer(Context ctx) {
    if (paced(ctx)) {
      return;
    }
    if (!door.waits(ctx.pathParam("link"))) {
      used(ctx);
      return;
    }
    PublicPage.offer(
        ctx,
        "The launch board",
        "This browser stays signed in for %d days.".formatted(BoardSession.STAY.toDays()),
        "Open the board");
  }

  private void enter(Context ctx) {
    if (paced(ctx)) {
      return;
    }
    Optional<String> secret = door.open(ctx.pathParam("link"));
    if (secret.isEmpty()) {
      used(ctx);
      return;
    }
    door.welcome(ctx, secret.get());
    ctx.header("Cache-Control", "no-store").redirect(PATH, HttpStatus.SEE_OTHER);
  }

  private void listen(SseClient client) {
    Optional<Doorkeeper.Guest> guest = door.guest(client.ctx());
    if (guest.isEmpty() || !watchers.add(client, door.secret(client.ctx()), guest.get())) {
      client.sendEvent(guest.isEmpty() ? "out" : "full", "");
      client.close();
    }
  }

  /** Whether somebody asks too often, who is told so. */
  private boolean paced(Context ctx) {
    Duration wait = bySource.take(proxies.source(ctx));
    if (wait.isZero()) {
      return false;
    }
    ctx.header("Retry-After", String.valueOf(wait.toSeconds() + 1));
    PublicPage.say(ctx, 429, "One moment", "Too many links were tried. Please wait a minute.");
    return true;
  }

  private static void used(Context ctx) {
    PublicPage.say(
        ctx,
        410,
        "This link opens nothing any more",
        "A link opens the board once, within ten minutes. /launch board in Slack makes a new one.");
  }

  private static void asset(RoutesConfig routes, String path, String type, String file) {
    String text = text(file);
    routes.get(
        path,
        ctx ->
            ctx.contentType(type)
                .header("Cache-Control", "public, max-age=600")
                .header("X-Content-Type-Options", "nosniff")
                .result(text));
  }

  private static String text(String file) {
    try (InputStream in = BoardRoutes.class.getResourceAsStream("/board/" + file)) {
      return new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
