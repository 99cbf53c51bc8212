package launchbot.bot;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import launchbot.bot.slack.Entrances;
import launchbot.bot.slack.Features;
import launchbot.bot.slack.Mentions;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Signatures;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.SlackEdge;
import launchbot.bot.slack.Whisper;
import launchbot.jobs.outbox.LiveView;
import launchbot.ledger.Ledger;
import launchbot.postgres.Database;
import launchbot.postgres.HomeLock;
import launchbot.postgres.Unusable;
import launchbot.workspace.WorkspaceStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running bot: everything is put together here, and taken apart in reverse. */
public final class Launchbot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Launchbot.class);
  private static final Duration KEEP_RECEIPTS = Duration.ofDays(2);
  private static final Duration KEEP_SENT = Duration.ofDays(14);
  private static final int SWEEP = 5_000;

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final Config config;
  private final InstantSource clock;
  private int port;

  private Launchbot(Config config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /**
   * @throws Unusable when home or database cannot be used; what was started is stopped again
   */
  public static Launchbot start(Config config, InstantSource clock) {
    var bot = new Launchbot(config, clock);
    try {
      bot.start();
      return bot;
    } catch (IOException | RuntimeException e) {
      bot.close();
      throw e instanceof RuntimeException runtime
          ? runtime
          : new Unusable("LAUNCHBOT_HOME: cannot use " + config.home() + ": " + e.getMessage(), e);
    }
  }

  public int port() {
    return port;
  }

  /** Where a person's browser finds it. */
  public URI address() {
    return config.baseUrl() != null
        ? config.baseUrl()
        : URI.create("http://localhost:" + port + "/");
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      AutoCloseable part = open.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }

  private void start() throws IOException {
    HomeLock home = config.database() == null || config.key() == null ? lockHome() : null;
    Database database = keep(Database.open(databaseUrl(home), key(config.home()), clock.instant()));
    var ledger = new Ledger(database.dataSource());
    var stand = SlackStand.of(config);
    var slack =
        keep(
            new SlackConnection(
                stand.api(this::port), stand.botToken(), new WorkspaceStore(ledger), clock));
    var people = new People(ledger, slack);
    var whisper = keep(new Whisper(slack, stand.api(this::port)));
    Features features = Registry.features(ledger, slack, people, clock);
    List<LiveView> views = Registry.liveViews(ledger, clock);
    var mentions = new Mentions(ledger, slack, features.commands());
    var entrances = new Entrances(features, slack, people, whisper, mentions, clock);
    var edge = keep(new SlackEdge(new Signatures(stand.signingSecret()), slack, entrances, clock));
  }
}
