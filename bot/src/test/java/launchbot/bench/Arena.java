package launchbot.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import launchbot.bot.process.StandIn;
import launchbot.postgres.DatabaseUrl;
import launchbot.postgres.EmbeddedPostgres;
import launchbot.postgres.HomeLock;
import launchbot.sandbox.Cast;

/**
 * A PostgreSQL set up as the bot sets up its own, and a stand-in for Slack: both shared by all
 * runs.
 */
final class Arena implements AutoCloseable {
  private final Path home;
  private final EmbeddedPostgres postgres;
  private final StandIn slack = StandIn.open();

  private Arena(Path home) {
    this.home = home;
    this.postgres = EmbeddedPostgres.start(HomeLock.take(home));
  }

  static Arena open() throws IOException {
    return new Arena(Files.createTempDirectory("launchbot-bench"));
  }

  SlashCommands commands() {
    return new SlashCommands(
        StandIn.SECRET, Cast.TEAM, Cast.LAUNCH, Cast.ADA, Cast.BEN, Cast.CHIYO, Cast.DANA);
  }

  DatabaseUrl database() {
    return postgres.url();
  }

  /** What a bot needs to serve here. */
  Map<String, String> environment(boolean sharedDatabase, Path botHome) {
    Map<String, String> environment = new HashMap<>(slack.environment());
    environment.put("PORT", "0");
    environment.put("LAUNCHBOT_HOME", botHome.toString());
    if (sharedDatabase) {
      DatabaseUrl url = postgres.url();
      String user = url.user() + ":" + URLEncoder.encode(url.password(), StandardCharsets.UTF_8);
      environment.put(
          "DATABASE_URL", url.jdbc().replace("jdbc:postgresql://", "postgres://" + user + "@"));
    }
    return environment;
  }

  Path newHome(String name) throws IOException {
    return Files.createDirectories(home.resolve(name));
  }

  /** Of the checklist, however many entries there are. */
  private static final int ITEMS = 1_000;

  /** A launch with so many entries of all severities and states, nine in ten not closed. */
  void fill(int entries) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "truncate entry, entry_tally, history, outbox, posted, receipt, pace, checklist,"
              + " checklist_item");
      statement.execute("update workspace set last_entry = " + entries);
      statement.execute("create sequence if not exists bench_numbers");
      statement.execute("select setval('bench_numbers', %d)".formatted(Math.max(1, entries)));
      statement.execute(
          """
          insert into entry (workspace, number, launch, rank, title, impact, workaround, owner, due,
            state, reporter, created_at, changed_at, state_since, version, fingerprint)
          select '%1$s', n, 1, n %% 5, 'Something is broken ' || n, 'customers see an error page',
            'reload', '%2$s', date '2026-11-20' + n %% 60,
            case when n %% 10 = 0 then 'verified' when n %% 10 = 1 then 'in-progress' else 'open' end,
            '%2$s', timestamptz '2026-11-20' - n * interval '1 second', timestamptz '2026-11-20',
            timestamptz '2026-11-20', 1, 'broken something ' || n
          from generate_series(1, %3$d) n
          """
              .formatted(Cast.TEAM, Cast.ADA, entries));
      statement.execute(
          """
          insert into history (workspace, subject, subject_number, verb, fields, actor_kind, actor, at)
          select workspace, 'entry', number, 'added', '[{"name":"severity","to":"high"}]', 'PERSON',
            reporter, created_at
          from entry
          """);
      statement.execute(
          """
          insert into checklist (workspace, launch, last_item, created_at)
          select workspace, id, %2$d, created_at from launch where workspace = '%1$s'
          """
              .formatted(Cast.TEAM, ITEMS));
      statement.execute(
          """
          insert into checklist_item (workspace, launch, number, key, section, text, needs, required,
            owner, state, state_at, version)
          select workspace, launch, n, 'section-' || n %% 14 || '.item-' || n, 'section-' || n %% 14,
            'Something is in place ' || n, '{}', n %% 4 = 0, '%2$s',
            case when n %% 3 = 0 then 'done' else 'open' end, created_at, 1
          from checklist, generate_series(1, %3$d) n where workspace = '%1$s'
          """
              .formatted(Cast.TEAM, Cast.ADA, ITEMS));
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
  }

  /**
   * A public page of eight components with 90 days, and so many incidents that were told, all over.
   */
  void page(int incidents) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          delete from page_component where page in (select id from status_page where slug = 'bench')
            and workspace = '%1$s';
          delete from notice where workspace = '%1$s';
          delete from incident where workspace = '%1$s';
          delete from probe_day where workspace = '%1$s';
          delete from probe where workspace = '%1$s';
          insert into status_page (workspace, launch, slug, name, about, shown, reports, colour, made_at)
          select workspace, id, 'bench', 'Bench', 'A page for measuring', true, true, '#1f3a5f', now()
          from launch where workspace = '%1$s' order by id limit 1
          on conflict (slug) do update set version = status_page.version + 1;
          insert into probe (workspace, launch, number, kind, name, target, expect, options, every_seconds,
            timeout_millis, fails, out_of, recovers, severity, part_of, paused_at, made_by, made_at)
          select workspace, launch, n, 'http', 'Part ' || n, 'https://example.com', '{}', '{}', 60, 5000, 3, 5, 2,
            'critical', 'part' || n, now(), 'U1', now()
          from status_page, generate_series(1, 8) n where slug = 'bench';
          insert into probe_day (workspace, probe, day, up, degraded, down, unknown, maintenance, outages)
          select workspace, id, current_date - n, 86400 - 660 * (n %% 30 / 29), 0, 660 * (n %% 30 / 29), 0, 0, n %% 30 / 29
          from probe, generate_series(1, 90) n where workspace = '%1$s';
          insert into page_component (workspace, page, position, name, groups, probes)
          select workspace, id, n, 'Part ' || n, array['part' || n], '{}'
          from status_page, generate_series(1, 8) n where slug = 'bench';
          insert into incident (workspace, launch, number, feels, severity, drill, channel, status, status_at,
            resolution, began_at, detected_at, opened_at, resolved_at)
          select workspace, launch, n, 'Something is slow', 'sev2', false, 'C1', 'resolved', now(), 'fixed',
            now(), now(), now(), now()
          from status_page, generate_series(1, %2$d) n where slug = 'bench';
          insert into notice (workspace, launch, number, incident, moment, state, headline, body, shows,
            components, drill, writer, written_at, approver, approved_at)
          select workspace, launch, number * 3 + m, id, case m when 3 then 'fixed' else 'degraded' end,
            'approved', 'Told ' || number, 'It takes longer than it should. We look into it.',
            case m when 3 then 'operational' else 'degraded' end, '{}', false, 'U1', now(), 'U2',
            now() - (%2$d - number) * interval '2 hours' - (4 - m) * interval '20 minutes'
          from incident, generate_series(1, 3) m where workspace = '%1$s';
          """
              .formatted(Cast.TEAM, incidents));
    }
  }

  /** The bot at this port as clients see it: each on a connection of its own. */
  Load.Workers adding(int port) {
    var commands = commands();
    return () -> asking(port, commands::add, "Saved as *#");
  }

  Load.Workers listing(int port) {
    var commands = commands();
    return () -> asking(port, commands::list, "response_type\":\"ephemeral");
  }

  Load.Workers status(int port) {
    var commands = commands();
    return () -> asking(port, commands::status, "status_post");
  }

  private interface Asked {
    byte[] request(Random random);
  }

  private static Load.Worker asking(int port, Asked asked, String expected) throws IOException {
    var line = new Line(port);
    return new Load.Worker() {
      @Override
      public boolean work(Random random) throws Exception {
        return line.ask(asked.request(random)).contains(expected);
      }

      @Override
      public void close() throws IOException {
        line.close();
      }
    };
  }

  private Connection connect() throws SQLException {
    DatabaseUrl url = postgres.url();
    return DriverManager.getConnection(url.jdbc(), url.user(), url.password());
  }

  @Override
  public void close() throws IOException {
    slack.close();
    postgres.close();
    try (var paths = Files.walk(home)) {
      paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
  }
}
