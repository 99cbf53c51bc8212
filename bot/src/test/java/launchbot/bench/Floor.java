package launchbot.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import launchbot.postgres.DatabaseUrl;

/**
 * What adding an entry costs without a bot around it: receipt, number, entry, history and message
 * by plain JDBC, on as many connections as the bot has. No words are read, no rule is asked and
 * nobody is answered.
 */
final class Floor implements AutoCloseable {
  private static final int CONNECTIONS = 16;
  private static final AtomicLong UNIQUE = new AtomicLong();

  private static final String RECEIPT =
      "insert into receipt (workspace, key, at) values (?, ?, clock_timestamp()) on conflict do"
          + " nothing";
  private static final String NUMBER =
      "update workspace set last_entry = last_entry + 1 where workspace = ? returning last_entry";
  private static final String ENTRY =
      "insert into entry (workspace, number, launch, rank, title, impact, owner, state, reporter,"
          + " created_at, changed_at, state_since, version, fingerprint) ";
  private static final String ENTRY_VALUES =
      "%s, %s, 1, 1, ?, 'customers lose what they typed', 'U0ADA00001', 'open', 'U0ADA00001',"
          + " clock_timestamp(), clock_timestamp(), clock_timestamp(), 1, ?";
  private static final String HISTORY =
      "insert into history (workspace, subject, subject_number, verb, fields, actor_kind, actor,"
          + " at) ";
  private static final String HISTORY_VALUES =
      "%s, 'entry', %s, 'added', '[{\"name\":\"severity\",\"to\":\"high\"},{\"name\":\"title\","
          + "\"to\":\"x\"}]', 'PERSON', 'U0ADA00001', clock_timestamp()";
  private static final String OUTBOX =
      "insert into outbox (workspace, kind, channel, subject, body, urgency, state, due_at, actor,"
          + " created_at) ";
  private static final String OUTBOX_VALUES =
      "%s, 'live', 'C0LAUNCH01', %s, '{\"calmMillis\":1000,\"post\":true}', 2, 'waiting',"
          + " clock_timestamp(), 'U0ADA00001', clock_timestamp()";

  /** Everything in one statement, one round trip. */
  private static final String ONE =
      one(
          "update workspace w set last_entry = last_entry + 1 from r"
              + " where w.workspace = r.workspace returning w.workspace, w.last_entry");

  /** The same with numbers from a sequence, which nobody waits for and which may have gaps. */
  private static final String ONE_WITHOUT_NUMBER =
      one("select workspace, nextval('bench_numbers') as last_entry from r");

  private static String one(String numbers) {
    return "with r as (insert into receipt (workspace, key, at) values (?, ?, clock_timestamp())"
        + " on conflict do nothing returning workspace),"
        + " n as ("
        + numbers
        + "),"
        + " e as ("
        + ENTRY
        + "select "
        + ENTRY_VALUES.formatted("workspace", "last_entry")
        + " from n),"
        + " h as ("
        + HISTORY
        + "select "
        + HISTORY_VALUES.formatted("workspace", "last_entry")
        + " from n) "
        + OUTBOX
        + "select "
        + OUTBOX_VALUES.formatted("workspace", "'entry:' || last_entry")
        + " from n";
  }

  /** Handed out in turn, so that nobody waits for longer than others. */
  private final BlockingQueue<Connection> pool = new ArrayBlockingQueue<>(CONNECTIONS, true);

  private final String workspace;

  /**
   * @param url of an owner of the tables whom row-level security does not hold back
   */
  Floor(DatabaseUrl url, String workspace) throws SQLException {
    for (int i = 0; i < CONNECTIONS; i++) {
      pool.add(DriverManager.getConnection(url.jdbc(), url.user(), url.password()));
    }
    this.workspace = workspace;
  }

  Load.Workers oneStatement() {
    return running(ONE);
  }

  Load.Workers oneStatementWithoutNumber() {
    return running(ONE_WITHOUT_NUMBER);
  }

  private Load.Workers running(String sql) {
    return () ->
        _ -> {
          long unique = UNIQUE.incrementAndGet();
          Connection connection = pool.take();
          try (PreparedStatement all = connection.prepareStatement(sql)) {
            all.setString(1, workspace);
            all.setString(2, "floor:" + unique);
            all.setString(3, "Floor one " + unique);
            all.setString(4, "floor one " + unique);
            return all.executeUpdate() == 1;
          } finally {
            pool.add(connection);
          }
        };
  }

  Load.Workers severalStatements() {
    return () ->
        _ -> {
          Connection connection = pool.take();
          try {
            connection.setAutoCommit(false);
            several(connection, UNIQUE.incrementAndGet());
            connection.commit();
            connection.setAutoCommit(true);
            return true;
          } finally {
            pool.add(connection);
          }
        };
  }

  private void several(Connection connection, long unique) throws SQLException {
    update(connection, RECEIPT, workspace, "floor:" + unique);
    long number;
    try (PreparedStatement next = connection.prepareStatement(NUMBER)) {
      next.setString(1, workspace);
      try (var rows = next.executeQuery()) {
        rows.next();
        number = rows.getLong(1);
      }
    }
    String title = "Floor several " + unique;
    update(
        connection,
        ENTRY + "values (" + ENTRY_VALUES.formatted("?", "?") + ")",
        workspace,
        number,
        title,
        title.toLowerCase(java.util.Locale.ROOT));
    update(
        connection,
        HISTORY + "values (" + HISTORY_VALUES.formatted("?", "?") + ")",
        workspace,
        number);
    update(
        connection,
        OUTBOX + "values (" + OUTBOX_VALUES.formatted("?", "?") + ")",
        workspace,
        "entry:" + number);
  }

  private static void update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      check(statement.executeUpdate());
    }
  }

  private static void check(int rows) {
    if (rows != 1) {
      throw new IllegalStateException("nothing was written");
    }
  }

  @Override
  public void close() throws SQLException {
    for (Connection connection : pool) {
      connection.close();
    }
  }
}
