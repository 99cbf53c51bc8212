package launchbot.bot;

import io.javalin.http.Handler;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.bot.alarm.Outside;
import launchbot.bot.doctor.DoctorFeature;
import launchbot.bot.slack.Entrances;
import launchbot.bot.slack.Features;
import launchbot.bot.slack.HttpDoor;
import launchbot.bot.slack.Mentions;
import launchbot.bot.slack.People;
import launchbot.bot.slack.Signatures;
import launchbot.bot.slack.SlackApi;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.slack.SlackEdge;
import launchbot.bot.slack.Whisper;
import launchbot.bot.socket.SocketMode;
import launchbot.bot.web.Health;
import launchbot.bot.web.HooksRoute;
import launchbot.bot.web.Metrics;
import launchbot.bot.web.Web;
import launchbot.jobs.Rate;
import launchbot.jobs.Rates;
import launchbot.jobs.backup.NightlyBackup;
import launchbot.jobs.calendar.Calendar;
import launchbot.jobs.dns.DnsResolver;
import launchbot.jobs.dns.Resolver;
import launchbot.jobs.fetch.Guard;
import launchbot.jobs.fetch.HttpFetcher;
import launchbot.jobs.outbox.Courier;
import launchbot.jobs.outbox.Posters;
import launchbot.jobs.outbox.SlackPoster;
import launchbot.jobs.probe.Instruments;
import launchbot.jobs.scan.ScanCheck;
import launchbot.jobs.smoke.ProbeSecrets;
import launchbot.jobs.timer.Timers;
import launchbot.keep.NightlyCopies;
import launchbot.keep.Upgrade;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.ReceiptStore;
import launchbot.outbox.OutboxStore;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.postgres.KeyFingerprint;
import launchbot.postgres.Unusable;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Sandbox;
import launchbot.seal.KeyRing;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.triage.TallyStore;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running bot: everything is put together here, and taken apart in reverse. */
public final class Launchbot implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Launchbot.class);
  private static final Duration KEEP_RECEIPTS = Duration.ofDays(2);
  private static final Duration KEEP_SENT = Duration.ofDays(14);
  private static final int SWEEP = 5_000;

  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Config config;
  private final InstantSource clock;
  private @Nullable Sandbox sandbox;
  private @Nullable EmbeddedPostgres postgres;
  private @Nullable Calendar calendar;
  private @Nullable Seal seal;
  private @Nullable Instruments instruments;
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
    } catch (IOException e) {
      bot.close();
      throw new Unusable("LAUNCHBOT_HOME: cannot use " + config.home() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      bot.close();
      throw e;
    }
  }

  /** The port it listens on, also where 0 was asked for. */
  public int port() {
    return port;
  }

  /** Where a person's browser finds it. */
  public URI address() {
    URI base = config.baseUrl();
    return base != null ? base : URI.create("http://localhost:" + port);
  }

  /** The stand-in for Slack, in sandbox mode. */
  public @Nullable Sandbox sandbox() {
    return sandbox;
  }

  /** What people expect at certain times. */
  public Calendar calendar() {
    return Objects.requireNonNull(calendar, "not started");
  }

  /** What probes look with. */
  public Instruments instruments() {
    return Objects.requireNonNull(instruments, "not started");
  }

  /** The PostgreSQL under the home, where there is one. */
  public @Nullable EmbeddedPostgres postgres() {
    return postgres;
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      AutoCloseable part = parts.pop();
      try {
        part.close();
      } catch (Exception e) {
        log.error("{} did not stop cleanly", part.getClass().getSimpleName(), e);
      }
    }
  }

  private void start() throws IOException {
    port = Web.port(config.host(), config.port());
    HomeLock home =
        config.database() == null || config.sandbox() ? keep(HomeLock.take(config.home())) : null;
    Ahead.load();
    DatabaseUrl owner = database(home);
    Database database = keep(Database.open(owner, this::key, clock.instant()));
    if (home != null && postgres != null) {
      Upgrade.forget(home, clock.instant());
    }
    var copies = new NightlyCopies(owner, config.keys(), clock);
    var ledger = new Ledger(database.dataSource());
    Stand stand = Stand.of(config, port, clock, this::pass);
    sandbox = stand.sandbox();
    var api = keep(new SlackApi(stand.api()));
    var slack = new SlackConnection(api, stand.botToken(), new WorkspaceStore(ledger), clock);
    var people = new People(ledger, slack);
    var looking = looking();
    var whisper = keep(new Whisper(slack, stand.api()));
    instruments = looking;
    var secrets = new ProbeSecrets(ledger, secrets());
    var registry =
        new Registry(
            ledger,
            slack,
            people,
            clock,
            stand.api(),
            sandbox == null ? Cast.TEAM : null,
            address(),
            looking,
            whisper,
            outside(looking),
            secrets,
            scan(ledger, looking.guard()),
            config.proxies(),
            new DoctorFeature.Inside(() -> calendar().trouble(), copies::newest));
    SlackEdge edge = keep(edge(ledger, slack, people, whisper, registry.features()));
    var courier =
        new Courier(
            ledger,
            new Posters(new SlackPoster(slack::clientOrNull), registry.posters()),
            registry.liveViews(),
            clock);
    var appointments =
        keep(
            new Calendar(
                database.dataSource(),
                Stream.concat(Stream.of(NightlyBackup.duty(copies)), registry.duties().stream())
                    .toList(),
                clock));
    calendar = appointments;
    ledger.afterwards(change -> reconcile(appointments, change));
    var metrics = new Metrics(ledger, appointments::figures, copies::newest, clock);
    SocketMode socket = socket(stand, api, edge, metrics);
    var probing = keep(new Looking(config, ledger, looking, registry, secrets::of, clock));
    var rates = new Rates[1];
    Health health =
        keep(
            new Health(
                ledger,
                () -> rates[0] == null ? Duration.ZERO : rates[0].sinceLastRun(),
                appointments::trouble,
                () -> socket == null ? Optional.empty() : socket.problem(),
                probing::problem,
                clock));
    var hooks =
        new HooksRoute(ledger, clock, registry.hooks(), registry.postHooks(), config.proxies());
    keep(
        Web.start(
            config.host(),
            port,
            door(stand, edge),
            health,
            metrics,
            hooks,
            registry.webRoutes(),
            sandbox));
    if (sandbox != null) {
      keep(sandbox); // closed before the web server, which waits for the pages that listen to it
    }
    slack.connect();
    if (socket != null) {
      keep(socket).start();
    }
    rates[0] = keep(Rates.start(rates(ledger, courier, slack, appointments, registry, probing)));
  }

  private Instruments looking() {
    var guard = new Guard(config.privateTargets());
    String dns = config.dns();
    Resolver resolver = dns == null ? DnsResolver.ofSystem() : DnsResolver.of(dns);
    return new Instruments(HttpFetcher.of(resolver, guard, clock), resolver, guard, clock);
  }

  private Outside outside(Instruments looking) {
    return new Outside(
        config.smtp(),
        config.twilio(),
        looking.fetcher(),
        HttpFetcher.of(looking.resolver(), new Guard(true), clock),
        secrets(),
        config.privateTargets());
  }

  private ScanCheck scan(Ledger ledger, Guard guard) {
    return new ScanCheck(ledger, secrets(), guard, config.home(), config.repositories());
  }

  private static @Nullable SocketMode socket(
      Stand stand, SlackApi api, SlackEdge edge, Metrics metrics) {
    String token = stand.appToken();
    if (token == null) {
      return null;
    }
    var socket = new SocketMode(api, token, edge, metrics::answeredBySocket);
    metrics.watch(socket);
    return socket;
  }

  private Handler door(Stand stand, SlackEdge edge) {
    String secret = stand.signingSecret();
    return secret == null ? HttpDoor.locked() : new HttpDoor(new Signatures(secret), edge, clock);
  }

  private SlackEdge edge(
      Ledger ledger, SlackConnection slack, People people, Whisper whisper, Features features) {
    var mentions = new Mentions(ledger, slack, features.commands());
    var entrances = new Entrances(features, slack, people, whisper, mentions, clock);
    return new SlackEdge(slack, entrances);
  }

  private List<Rate> rates(
      Ledger ledger,
      Courier courier,
      SlackConnection slack,
      Calendar calendar,
      Registry registry,
      Looking probing) {
    List<Rate> own =
        List.of(
            new Rate("outbox", Duration.ofMillis(200), courier::deliver),
            new Rate("slack connection", Duration.ofSeconds(10), slack::connect),
            new Rate("tallies", Duration.ofSeconds(10), () -> fold(ledger)),
            // Starts it too: the first answer to a person does not wait for that.
            new Rate("calendar", Duration.ofSeconds(5), calendar::tend),
            new Timers(ledger, registry.firings(), clock).rate(),
            new Rate("sweep", Duration.ofMinutes(1), () -> sweep(ledger)));
    return Stream.of(own, probing.rates(), registry.rates()).flatMap(List::stream).toList();
  }

  private void sweep(Ledger ledger) {
    var now = clock.instant();
    ledger.across(sql -> ReceiptStore.forget(sql, now.minus(KEEP_RECEIPTS), SWEEP));
    ledger.across(sql -> OutboxStore.forget(sql, now.minus(KEEP_SENT), SWEEP));
  }

  /** Most changes are of entries, on which no appointment depends. */
  private static void reconcile(Calendar calendar, Change change) {
    if (!change.subject().kind().equals("entry")) {
      calendar.reconcileSoon();
    }
  }

  /** The sandbox's clock is put forward: what is due on the way is done, as far as it can be. */
  private void pass(Instant after, Instant until) {
    Calendar appointments = calendar;
    if (appointments == null) {
      return; // not started yet
    }
    try {
      appointments.walk(after, until);
    } catch (RuntimeException e) {
      log.error("What was due between {} and {} broke off", after, until, e);
    }
  }

  private static void fold(Ledger ledger) {
    ledger.across(sql -> {
      TallyStore.fold(sql, 100);
      return sql;
    });
  }

  private DatabaseUrl database(@Nullable HomeLock home) {
    DatabaseUrl external = config.database();
    if (external != null) {
      return external;
    }
    if (home == null) {
      throw new IllegalStateException("an embedded database needs its home");
    }
    Upgrade.run(home, config.keys(), clock.instant());
    postgres = keep(EmbeddedPostgres.start(home));
    return postgres.url();
  }

  /** Whoever changed the key may have been killed before the file was changed too. */
  private byte[] key(Optional<String> fingerprint) {
    KeyRing keys = config.keys();
    byte[] key = keys.forDatabase(fingerprint);
    keys.makeToday(key);
    seal = Seal.of(key);
    if (!keys.fingerprint().equals(Optional.of(KeyFingerprint.of(key)))) {
      log.warn(
          "LAUNCHBOT_KEY is an earlier key; serving with the one in {}. Set the variable to it",
          keys.keptAt(KeyFingerprint.of(key)));
    }
    return key;
  }

  /** The tokens and secrets of workspaces, once the database is open. */
  private SecretStore secrets() {
    return new SecretStore(Objects.requireNonNull(seal, "the database is not open"));
  }

  private <T extends AutoCloseable> T keep(T part) {
    parts.push(part);
    return part;
  }
}
