package launchbot.bot.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Handler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import launchbot.postgres.Unusable;
import launchbot.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** The web server: Slack's entrance, health, metrics, and the sandbox where it stands in. */
public final class Web implements AutoCloseable {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

  private static final long SANDBOX_FILES = 25_000_000;

  private final Javalin server;
  private final List<WebRoutes> pages;

  private Web(Javalin server, List<WebRoutes> pages) {
    this.server = server;
    this.pages = pages;
  }

  /**
   * @param slack Slack's way in over HTTP
   * @param pages what features serve
   */
  public static Web start(
      String host,
      int port,
      Handler slack,
      Health health,
      Metrics metrics,
      HooksRoute hooks,
      List<WebRoutes> pages,
      @Nullable Sandbox sandbox) {
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.concurrency.useVirtualThreads = true;
          config.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_WITHIN.toMillis()));
          pages.forEach(page ->
              page.ahead()
                  .ifPresent(first -> config.jetty.modifyServer(jetty -> jetty.setHandler(first))));
          RoutesConfig routes = config.routes;
          routes.post("/slack/events", metrics.timed(slack));
          health.routes(routes);
          metrics.routes(routes);
          hooks.routes(routes);
          PublicPage.routes(routes);
          pages.forEach(page -> page.routes(routes));
          routes.get("/", ctx -> home(ctx, sandbox != null));
          if (sandbox != null) {
            // For files that people attach; Slack\'s entrance has a limit of its own.
            config.http.maxRequestSize = SANDBOX_FILES;
            sandbox.routes(routes);
          }
        });
    try {
      server.start(host, port);
      return new Web(server, pages);
    } catch (RuntimeException e) {
      server.stop();
      throw e;
    }
  }

  /**
   * The port to listen on: a free one where 0 is asked for. Asked before anything is started, so
   * that the commonest mistake costs nothing.
   *
   * @throws Unusable when nobody can listen there
   */
  public static int port(String host, int wanted) {
    try {
      return bind(host, wanted);
    } catch (UnknownHostException e) {
      throw new Unusable("HOST: there is no address %s.".formatted(host), e);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      throw new Unusable(
          why.contains("in use")
              ? "PORT: %d is taken by another program. Stop it, or set PORT to a free one."
                  .formatted(wanted)
              : "HOST, PORT: cannot listen on %s, port %d: %s".formatted(host, wanted, why),
          e);
    }
  }

  /** A port that nobody uses at the moment. */
  public static int freePort(String host) throws IOException {
    return bind(host, 0);
  }

  private static int bind(String host, int port) throws IOException {
    try (var socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    }
  }

  /** Takes no more requests and lets those that run finish. */
  @Override
  public void close() {
    pages.forEach(WebRoutes::stopping);
    server.stop();
  }

  private static void home(io.javalin.http.Context ctx, boolean sandbox) {
    if (sandbox) {
      ctx.redirect("/sandbox");
    } else {
      ctx.result("Launchbot is running. Type /triage in Slack.\n");
    }
  }
}
