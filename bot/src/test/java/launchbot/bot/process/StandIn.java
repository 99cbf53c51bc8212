package launchbot.bot.process;

import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import launchbot.bot.rollback.RollbackCommand;
import launchbot.bot.triage.TriageFeature;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Sandbox;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SandboxSettings;
import launchbot.sandbox.SlashCommand;

/** A Slack on a port of its own, which outlives the bots that are connected to it. */
public final class StandIn implements AutoCloseable {
  public static final String SECRET = "signing-secret-of-the-stand-in";
  static final String TOKEN = "xoxb-token-of-the-stand-in";

  /** Often enough that a test need not wait for Slack's minutes. */
  private static final List<Duration> RETRIES = Collections.nCopies(40, Duration.ofMillis(500));

  private final AtomicInteger turn = new AtomicInteger();
  private volatile List<URI> bots = List.of(URI.create("http://127.0.0.1:1/slack/events"));
  private final Sandbox sandbox;
  private final Javalin server;

  private StandIn(InstantSource clock) {
    var own = new URI[1];
    sandbox =
        new Sandbox(
            SandboxSettings.of(this::next, () -> own[0], SECRET, TOKEN)
                .commands(
                    List.of(
                        new SlashCommand(TriageFeature.COMMAND.name(), "", ""),
                        new SlashCommand(RollbackCommand.DECLARATION.name(), "", "")))
                .events(Set.of("app_mention", "user_change"))
                .eventRetries(RETRIES)
                .clock(clock));
    server =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  sandbox.routes(config.routes);
                })
            .start("127.0.0.1", 0);
    own[0] = URI.create("http://127.0.0.1:" + server.port());
  }

  public static StandIn open() {
    return open(InstantSource.system());
  }

  static StandIn open(InstantSource clock) {
    return new StandIn(clock);
  }

  /** From now on requests go to these bots in turn. */
  void send(int... ports) {
    List<URI> to = new ArrayList<>();
    for (int port : ports) {
      to.add(events(port));
    }
    bots = to;
  }

  static URI events(int port) {
    return URI.create("http://127.0.0.1:" + port + "/slack/events");
  }

  private URI next() {
    List<URI> now = bots;
    return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
  }

  /** What a bot needs to take this for its Slack. */
  public Map<String, String> environment() {
    Map<String, String> environment = new HashMap<>();
    environment.put("HOST", "127.0.0.1");
    environment.put("SLACK_SIGNING_SECRET", SECRET);
    environment.put("SLACK_BOT_TOKEN", TOKEN);
    environment.put("SLACK_API_URL", "http://127.0.0.1:" + server.port() + "/sandbox/api/");
    return environment;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  SandboxPerson ada() {
    return sandbox.as(Cast.ADA);
  }

  /** Everything that stands in a channel, a message a line. */
  List<String> shownIn(String channel) {
    return sandbox.messages(channel).stream().map(Answer::shown).toList();
  }

  /** How many messages of the channel contain this. */
  long count(String channel, String piece) {
    return shownIn(channel).stream().filter(text -> text.contains(piece)).count();
  }

  @Override
  public void close() {
    server.stop();
    sandbox.close();
  }
}
