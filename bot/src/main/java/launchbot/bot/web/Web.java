package launchbot.bot.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import launchbot.bot.slack.SlackEdge;
import launchbot.postgres.Unusable;
import launchbot.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/** The web server: Slack's entrance, health, metrics, and the sandbox where it stands in. */
public final class Web implements AutoCloseable {
  private static final Duration STOP_WITHIN = Duration.ofSeconds(5);

  private static final long SANDBOX_FILES = 25_000_000;

  private final Javalin server;

  private Web(Javalin server) {
    this.server = server;
  }

  /**
   * @throws Unusable when the port is taken
   */
  public static Web start(
      String host,
      int port,
      SlackEdge slack,
      Health health,
      Metrics metrics,
      @Nullable Sandbox sandbox) {
    Javalin server =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.startup.showOldJavalinVersionWarning = false;
          config.concurrency.useVirtualThreads = true;
          config.jetty.modifyServer(jetty -> jetty.setStopTimeout(STOP_WITHIN.toMillis()));
          RoutesConfig routes = config.routes;
          routes.post("/slack/events", metrics.timed(slack));
          health.routes(routes);
          metrics.routes(routes);
          routes.get("/", ctx -> home(ctx, sandbox != null));
          if (sandbox != null) {
            // For files that people attach; Slack\'s entrance has a limit of its own.
            config.http.maxRequestSize = SANDBOX_FILES;
            sandbox.routes(routes);
          }
        });
    try {
      server.start(host, port);
      return new Web(server);
    } catch (RuntimeException e) {
      server.stop();
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof BindException) {
          throw new Unusable(
              "PORT: %d is taken by another program. Stop it, or set PORT to a free one."
                  .formatted(port),
              e);
        }
      }
      throw e;
    }
  }

  /** A port that nobody uses at the moment. */
  public static int freePort(String host) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return socket.getLocalPort();
    }
  }

  /** Takes no more requests and lets those that run finish. */
  @Override
  public void close() {
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
