package launchbot.sandbox;

import io.javalin.Javalin;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The sandbox alone, for bots in other processes: several replicas, or one in a debugger. */
public final class SandboxMain {

  private static final String DEFAULT_SECRET = "sandbox-signing-secret-0000";
  private static final String DEFAULT_TOKEN = "xoxb-sandbox-bot-token-0000";

  private SandboxMain() {}

  /** The same with the commands that every Launchbot has; their manifest may say more. */
  public static void run(Map<String, String> env) {
    run(
        env,
        List.of(new SlashCommand("/triage", "[add | list | help]", "Rank what is broken")),
        List.of(new Shortcut("triage_message", "Add to triage")));
  }

  /** Starts, says so on stdout, and serves until the process ends. */
  public static void run(
      Map<String, String> env, List<SlashCommand> commands, List<Shortcut> shortcuts) {
    Runnable stop = start(env, commands, shortcuts, System.out::println);
    Runtime.getRuntime().addShutdownHook(new Thread(stop));
  }

  /** The same for a test, which stops it itself. */
  static Runnable start(
      Map<String, String> env,
      List<SlashCommand> commands,
      List<Shortcut> shortcuts,
      Consumer<String> out) {
    String host = env.getOrDefault("HOST", "127.0.0.1");
    if (!loopback(host)) {
      throw new IllegalArgumentException(
          "HOST: the sandbox lets anybody act as anybody, so it listens on a loopback address"
              + " only");
    }
    int port = port(env.getOrDefault("PORT", "3001"));
    String secret = env.getOrDefault("SLACK_SIGNING_SECRET", DEFAULT_SECRET);
    String token = env.getOrDefault("SLACK_BOT_TOKEN", DEFAULT_TOKEN);
    List<URI> bots =
        Stream.of(
                env.getOrDefault("LAUNCHBOT_REQUEST_URL", "http://127.0.0.1:3000/slack/events")
                    .split("\\s*,\\s*"))
            .map(URI::create)
            .toList();
    var turn = new AtomicInteger();
    var bound = new AtomicInteger(port);
    String shownHost = host.contains(":") ? "[" + host + "]" : host;
    SandboxSettings settings =
        SandboxSettings.of(
                () -> bots.get(Math.floorMod(turn.getAndIncrement(), bots.size())),
                () -> URI.create("http://" + shownHost + ":" + bound.get()),
                secret,
                token)
            .commands(commands)
            .shortcuts(shortcuts)
            .journal(journal(env.get("SANDBOX_JOURNAL")));
    var sandbox = new Sandbox(settings);
    Javalin server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.http.maxRequestSize = 25_000_000L;
                  sandbox.routes(config.routes);
                })
            .start(host, port);
    bound.set(server.port());
    say("http://" + shownHost + ":" + server.port(), env, out);
    return () -> {
      sandbox.close();
      server.stop();
    };
  }

  private static void say(String url, Map<String, String> env, Consumer<String> out) {
    // What was given is a secret of somebody's; only our own defaults are shown.
    String secret = env.containsKey("SLACK_SIGNING_SECRET") ? "(as given)" : DEFAULT_SECRET;
    String token = env.containsKey("SLACK_BOT_TOKEN") ? "(as given)" : DEFAULT_TOKEN;
    out.accept("Sandbox is ready on " + url + "/sandbox");
    out.accept("Start a bot against it with:");
    out.accept("  SLACK_API_URL=" + url + "/sandbox/api/");
    out.accept("  SLACK_SIGNING_SECRET=" + secret);
    out.accept("  SLACK_BOT_TOKEN=" + token);
  }

  private static @Nullable Path journal(@Nullable String path) {
    return path == null || path.isBlank() ? null : Path.of(path);
  }

  private static int port(String given) {
    try {
      int port = Integer.parseInt(given);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      // Said below, with the rule.
    }
    throw new IllegalArgumentException("PORT: a number from 0 to 65535");
  }

  private static boolean loopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
