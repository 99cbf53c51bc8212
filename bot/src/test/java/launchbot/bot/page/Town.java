package launchbot.bot.page;

import io.javalin.Javalin;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Sev;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.NoticeStore;
import launchbot.page.Component;
import launchbot.page.ComponentStore;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.probe.Kind;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Spec;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;

/**
 * A shop with a public page, served over HTTP, at a time that stands still until a test moves it.
 */
final class Town implements AutoCloseable {
  static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  static final String SLUG = "acme-shop";

  /** Whatever of it is found in public has leaked. */
  static final String INSIDE = "zq-inside";

  private final TestDatabase database = TestDatabase.fresh();
  private final HttpClient http = HttpClient.newHttpClient();
  private final Shelf shelf;
  private final Javalin web;
  private long launch;
  private Instant now = NOON;

  Town(boolean mail) {
    this(mail, null);
  }

  /**
   * @param ledger by which the page is read; null: the database's own
   */
  Town(boolean mail, @Nullable Function<TestDatabase, Ledger> ledger) {
    open();
    InstantSource clock = () -> now;
    URI base = URI.create("https://status.example.com");
    var headers = new PublicHeaders(base);
    shelf =
        new Shelf(
            ledger == null ? database.ledger() : ledger.apply(database),
            new Drawing(base, mail),
            headers,
            clock);
    var routes = new PageRoutes(shelf, headers);
    web =
        Javalin.create(
                config -> {
                  config.startup.showJavalinBanner = false;
                  config.concurrency.useVirtualThreads = true;
                  config.jetty.modifyServer(
                      jetty -> jetty.setHandler(routes.ahead().orElseThrow()));
                  routes.routes(config.routes);
                })
            .start("127.0.0.1", 0);
  }

  /** Begins anew, without a page, at noon. */
  void open() {
    now = NOON;
    try (var connection = database.superuser();
        var statement = connection.createStatement()) {
      statement.execute("truncate workspace, status_page, probe_day, incident, notice cascade");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    new WorkspaceStore(database.ledger()).connect(new Workspace("T1", "T1", "B1"), NOON);
    launch =
        write(
            tx -> LaunchStore.start(tx, "C0" + "INSIDE", INSIDE + " launch", ZoneOffset.UTC).id());
  }

  TestDatabase database() {
    return database;
  }

  Shelf shelf() {
    return shelf;
  }

  long launch() {
    return launch;
  }

  int port() {
    return web.port();
  }

  void at(Instant then) {
    now = then;
  }

  /** What would be done each second. */
  void tend() {
    shelf.tend();
  }

  StatusPage page(boolean shown) {
    return write(tx ->
        PageStore.add(
                tx,
                StatusPage.draft(launch, SLUG, "Acme Shop", now)
                    .named(SLUG, "Acme Shop", "Tools for coyotes, delivered overnight.")
                    .leading("https://acme.example", "mailto:help@acme.example")
                    .looking("#7a3cff", new StatusPage.Logo(Pictures.png(), "image/png"))
                    .previewedAt("secret-of-the-preview")
                    .shown(shown))
            .orElseThrow());
  }

  Component component(StatusPage page, int position, String name, String... groups) {
    return write(tx -> {
      PageStore.touch(tx, launch);
      return ComponentStore.add(
          tx, page, new Component(0, position, name, Set.of(groups), Set.of()));
    });
  }

  Probe probe(String group) {
    return write(tx ->
        ProbeStore.add(
            tx,
            launch,
            Probe.Draft.of(
                    new Spec(
                        Kind.HTTP,
                        "https://" + INSIDE + ".internal/",
                        List.of(),
                        java.util.Map.of()))
                .named(INSIDE + " probe")
                .in(group)));
  }

  /** How a probe was on a day, in seconds of it. */
  void day(Probe probe, LocalDate day, int up, int degraded, int down, int unknown) {
    try (var connection = database.superuser();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into probe_day (workspace, probe, day, up, degraded, down, unknown, maintenance, outages)
          values ('T1', %d, '%s', %d, %d, %d, %d, 0, %d)
          """
              .formatted(probe.id(), day, up, degraded, down, unknown, down > 0 ? 1 : 0));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Incident incident(boolean drill) {
    return write(tx -> {
      LaunchStore.lock(tx, launch);
      return IncidentStore.add(
          tx,
          launch,
          new Incident.Draft(
              INSIDE + " feels", Sev.SEV1, drill, "C0" + "INSIDE", now, now, "U0" + "INSIDE"));
    });
  }

  /** Something that customers were told at a time. */
  Notice told(
      @Nullable Incident incident, Moment moment, Instant at, String headline, String body) {
    return told(incident, moment, at, headline, body, List.of(), null, null, false);
  }

  Notice told(
      @Nullable Incident incident,
      Moment moment,
      Instant at,
      String headline,
      String body,
      List<Long> components,
      Notice.@Nullable Window window,
      @Nullable Long corrects,
      boolean drill) {
    return write(tx -> {
      LaunchStore.lock(tx, launch);
      PageStore.touch(tx, launch);
      return NoticeStore.add(
          tx,
          new Notice(
              0,
              launch,
              0,
              incident == null ? null : incident.id(),
              moment,
              Notice.State.APPROVED,
              new Notice.Text(headline, body),
              moment.shows(),
              components,
              moment == Moment.OUTAGE ? at.plus(Duration.ofMinutes(30)) : null,
              window,
              corrects,
              drill,
              new Notice.Written("U0" + "INSIDE", at),
              null,
              new Notice.Approved("U1" + "INSIDE", at, false),
              1));
    });
  }

  <T> T write(Function<Tx, T> work) {
    return database.ledger().write(new Cause("T1", Actor.person("U0" + "INSIDE"), now, null), work);
  }

  HttpResponse<byte[]> get(String path, String... headers) {
    return send("GET", path, headers);
  }

  HttpResponse<byte[]> send(String method, String path, String... headers) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(port(), path)))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (java.io.IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String text(String path) {
    return new String(get(path).body(), java.nio.charset.StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    web.stop();
    http.close();
    database.close();
  }
}
