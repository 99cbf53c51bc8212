package launchbot.keep;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.SampleRows;
import launchbot.outbox.Message;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.seal.Seal;
import launchbot.seal.SecretStore;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Draft;
import launchbot.triage.EntryStore;
import launchbot.triage.Intake;
import launchbot.triage.Severity;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;

/** Workspaces with something in every table, written as the bot writes it, and odd on purpose. */
final class FullHouse {
  static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  static final List<String> WORKSPACES = List.of("T1", "T2");

  private static final List<String> ODD =
      List.of(
          "\uD83D\uDE80\uD83D\uDC69\u200D\uD83D\uDCBB",
          "\u05E9\u05DC\u05D5\u05DD \u0645\u0631\u062D\u0628\u0627",
          "back\\slash \\N \\. \\n",
          "tab\tline\nreturn\rend",
          "\"quoted\" 'it''s' {a,b} NULL",
          "\u00E4 a\u0308 \uFEFF\u200B",
          " blanks ",
          "<@U1> & |pipes|");

  private final TestDatabase db;
  private final Random random;

  FullHouse(TestDatabase db, long seed) {
    this.db = db;
    this.random = new Random(seed);
  }

  FullHouse fill() {
    for (String team : WORKSPACES) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, odd(), "B1"), NOW);
      db.ledger()
          .<Boolean>upkeep(
              team,
              sql -> {
                PersonStore.save(
                    sql,
                    team,
                    new Person("U1", odd(), ZoneId.of("Asia/Kathmandu"), false, false),
                    NOW);
                new SecretStore(Seal.of(TestDatabase.KEY))
                    .put(sql, team, "slack", "xoxb-" + team, NOW);
                return true;
              });
      for (int i = 0; i < 12; i++) {
        add(team, team + "-" + i);
      }
    }
    rest();
    return this;
  }

  /** One entry with its history, message and receipt, in one transaction. */
  void add(String team, String receipt) {
    db.ledger()
        .<Boolean>write(
            new Cause(team, Actor.person("U1"), NOW, receipt),
            tx -> {
              long launch = LaunchStore.start(tx, "C1", odd(), ZoneId.of("Pacific/Chatham")).id();
              var draft =
                  Draft.of(odd())
                      .withSeverity(Severity.HIGH)
                      .withImpact(odd() + random.nextInt())
                      .withOwner("U1")
                      .withTags(List.of("a,b", odd()));
              var entry = EntryStore.add(tx, new Intake.Complete(draft), launch);
              tx.say(
                  new Message.Post(
                      "C1", null, odd() + " #" + entry.number(), null, Message.Urgency.NEWS));
              return true;
            });
  }

  /** A row of its own for whatever table nothing above has written to. */
  private static void somethingEverywhere(Connection admin, String team) throws SQLException {
    List<String> left = new ArrayList<>(tenantTables(admin));
    int before = 0;
    while (before != left.size()) { // in rounds, since some need a row of another first
      before = left.size();
      left.removeIf(table -> hasRow(admin, table, team));
    }
    if (!left.isEmpty()) {
      throw new IllegalStateException("no sample row fits into " + left);
    }
  }

  private static boolean hasRow(Connection admin, String table, String team) {
    try (var statement = admin.createStatement()) {
      try (var rows =
          statement.executeQuery(
              "select 1 from %s where workspace = '%s' limit 1".formatted(table, team))) {
        if (rows.next()) {
          return true;
        }
      }
      statement.execute(SampleRows.insert(admin, table, team));
      return true;
    } catch (SQLException e) {
      return false; // in the next round
    }
  }

  private static List<String> tenantTables(Connection admin) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (var statement = admin.createStatement();
        var names =
            statement.executeQuery(
                "select relname from pg_class where relnamespace = 'public'::regnamespace and"
                    + " relkind = 'r' and relforcerowsecurity order by 1")) {
      while (names.next()) {
        tables.add(names.getString(1));
      }
    }
    return tables;
  }

  /** What the bot's writing above leaves empty: nulls, arrays and states of every kind. */
  private void rest() {
    try (Connection admin = admin(db);
        var statement = admin.createStatement()) {
      for (String team : WORKSPACES) {
        String row = "'%s', 'entry:1', 'C1', '1.2', false, '%s'".formatted(team, NOW);
        statement.execute("insert into posted values (" + row + ")");
        statement.execute("insert into pace values ('%s', '*', '%s')".formatted(team, NOW));
        statement.execute(
            "update outbox set state = 'sending', attempts = 1, first_try = '%s' where workspace = '%s' and id = (select min(id) from outbox where workspace = '%s')"
                .formatted(NOW.minusSeconds(60), team, team));
        statement.execute(
            "update outbox set state = 'sent', ts = '1.2' where workspace = '%s' and id = (select max(id) from outbox where workspace = '%s')"
                .formatted(team, team));
        // As it was typed: the bot would have put blanks in order.
        try (var update =
            admin.prepareStatement(
                "update entry set impact = ?, title = ?, tags = array[?, null, ''] where workspace"
                    + " = ? and number = ?")) {
          for (int number = 1; number <= ODD.size(); number++) {
            update.setString(1, ODD.get(number - 1));
            update.setString(2, odd());
            update.setString(3, ODD.get(number - 1));
            update.setString(4, team);
            update.setInt(5, number);
            update.executeUpdate();
          }
        }
        statement.execute(
            "update entry set tags = '{}', due = '2027-01-31', workaround = e'\\t' where workspace = '%s' and number = 1"
                .formatted(team));
        somethingEverywhere(admin, team);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An embedded owner is a superuser already. */
  private static Connection admin(TestDatabase db) throws SQLException {
    return db.url().user().equals("postgres") ? db.owner() : db.superuser();
  }

  String odd() {
    return ODD.get(random.nextInt(ODD.size())) + random.nextInt(1000);
  }

  /** Every row of every table, as the database itself writes it. */
  static Map<String, List<String>> rows(TestDatabase db) throws SQLException {
    try (Connection admin = admin(db);
        var statement = admin.createStatement()) {
      statement.execute("set timezone = 'UTC'");
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery(
              "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind"
                  + " in ('r', 'p')")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      Map<String, List<String>> all = new TreeMap<>();
      for (String table : tables) {
        List<String> lines = new ArrayList<>();
        try (var rows = statement.executeQuery("select t::text from " + table + " t order by 1")) {
          while (rows.next()) {
            lines.add(rows.getString(1));
          }
        }
        all.put(table, lines);
      }
      return all;
    }
  }
}
