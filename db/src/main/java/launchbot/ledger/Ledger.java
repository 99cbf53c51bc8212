package launchbot.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import launchbot.outbox.OutboxStore;
import launchbot.outbox.Outgoing;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * The only opener of transactions. Each belongs to one workspace, which row-level security makes
 * the only one that it can see.
 */
public final class Ledger {
  private static final Settings SETTINGS =
      new Settings().withRenderSchema(false).withExecuteLogging(false);
  private static final String TENANT = "select set_config('launchbot.workspace', ?, true)";
  private static final String TENANT_AND_RECEIPTS =
      TENANT
          + "; insert into receipt (workspace, at, key) select ?, ?, unnest(?)"
          + " on conflict do nothing returning key";

  private static final int HANG_MILLIS = 1_900;

  private final DataSource database;
  private volatile Consumer<Change> committed = _ -> {};

  public Ledger(DataSource database) {
    this.database = database;
  }

  /** Loads what the first statement needs of jOOQ, for whoever has the time to spare. */
  public static void prepare() {
    DSL.using(SQLDialect.POSTGRES, SETTINGS).selectOne().getSQL();
  }

  /**
   * From now on hears of every change once it is committed, on the thread that committed it: it has
   * to be quick and must not throw. A change whose commit was not answered may be left out.
   */
  public void afterwards(Consumer<Change> listener) {
    committed = listener;
  }

  /**
   * Does the work, then writes the facts and messages it left in the {@code Tx}, then commits. Work
   * that left none was refused: it is rolled back with its receipt, so that the same form may be
   * sent again once it is put right.
   *
   * @throws AlreadyDone when the cause's receipt is known: the work has not been done again
   * @throws DatabaseAway when the database does not answer
   */
  public <T> T write(Cause cause, Function<Tx, T> work) {
    return writeTogether(
        List.of(cause),
        open -> {
          if (open.isEmpty()) {
            throw new AlreadyDone(String.valueOf(cause.receipt()));
          }
          return work.apply(open.getFirst());
        });
  }

  /**
   * The same for several requests of one workspace: all are committed, or none is.
   *
   * @param work is given those whose receipts are new, in their order
   */
  <T> T writeTogether(List<Cause> causes, Function<List<Tx>, T> work) {
    List<Change> changes = new ArrayList<>();
    T answer =
        transaction(
            false,
            connection -> {
              DSLContext sql = sql(connection);
              String workspace = causes.getFirst().workspace();
              List<Tx> open =
                  open(connection, workspace, causes).stream().map(c -> new Tx(sql, c)).toList();
              T result = work.apply(open);
              List<Tx> refused = open.stream().filter(Tx::isEmpty).toList();
              if (refused.size() == open.size()) {
                connection.rollback();
                return result;
              }
              ReceiptStore.release(sql, refused.stream().map(tx -> tx.cause().receipt()).toList());
              keep(sql, open);
              open.forEach(tx -> changes.addAll(tx.changes()));
              return result;
            });
    changes.forEach(committed);
    return answer;
  }

  /**
   * The same for what is seen rather than asked for, such as the look of a probe: it is kept also
   * where it leaves no fact and no message.
   */
  public <T> T observe(Cause cause, Function<Tx, T> work) {
    List<Change> changes = new ArrayList<>();
    T answer =
        transaction(
            false,
            connection -> {
              DSLContext sql = sql(connection);
              if (open(connection, cause.workspace(), List.of(cause)).isEmpty()) {
                throw new AlreadyDone(String.valueOf(cause.receipt()));
              }
              var tx = new Tx(sql, cause);
              T result = work.apply(tx);
              keep(sql, List.of(tx));
              changes.addAll(tx.changes());
              return result;
            });
    changes.forEach(committed);
    return answer;
  }

  /** Reads as one workspace, from one consistent state. */
  public <T> T read(String workspace, Function<DSLContext, T> work) {
    return transaction(
        true,
        connection -> {
          open(connection, workspace);
          return work.apply(sql(connection));
        });
  }

  /**
   * Writes what is no fact about the launch: caches, delivery states. Everything else goes through
   * {@link #write}.
   */
  public <T> T upkeep(String workspace, Function<DSLContext, T> work) {
    return transaction(
        false,
        connection -> {
          open(connection, workspace);
          return work.apply(sql(connection));
        });
  }

  /** Calls the few functions of the database that look across workspaces. It can see no row. */
  public <T> T across(Function<DSLContext, T> work) {
    return transaction(false, connection -> work.apply(sql(connection)));
  }

  /** Facts and messages of transactions of one workspace. */
  private static void keep(DSLContext sql, List<Tx> open) {
    HistoryStore.append(sql, open);
    OutboxStore.append(
        sql,
        open.getFirst().cause().workspace(),
        open.stream()
            .flatMap(tx ->
                tx.messages().stream()
                    .map(m -> new Outgoing(m, tx.cause().actor().id(), tx.cause().at())))
            .toList());
  }

  private interface Work<T> {
    T in(Connection connection) throws SQLException;
  }

  private <T> T transaction(boolean readOnly, Work<T> work) {
    boolean committing = false;
    try (Connection connection = database.getConnection()) {
      try {
        // Slack waits three seconds in all; a database that hangs in here is given two.
        connection.setNetworkTimeout(Runnable::run, HANG_MILLIS);
        connection.setReadOnly(readOnly);
        T result = work.in(connection);
        committing = true;
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        if (!committing) {
          rollBack(connection, e);
        }
        throw e;
      }
    } catch (SQLException e) {
      throw Outages.translate(e, committing && !readOnly);
    } catch (DataAccessException e) {
      throw Outages.translate(e, committing && !readOnly);
    }
  }

  /**
   * What went wrong first is what is told: a connection that broke cannot be rolled back either.
   */
  private static void rollBack(Connection connection, Exception first) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
  }

  private static DSLContext sql(Connection connection) {
    return DSL.using(connection, SQLDialect.POSTGRES, SETTINGS);
  }

  private static void open(Connection connection, String workspace) throws SQLException {
    try (var statement = connection.prepareStatement(TENANT)) {
      statement.setString(1, workspace);
      statement.execute();
    }
  }

  /** Tenant and receipts in one round trip; returns those causes whose receipts are new. */
  private static List<Cause> open(Connection connection, String workspace, List<Cause> causes)
      throws SQLException {
    // In one order everywhere, so that two replicas with the same receipts cannot block each other.
    String[] receipts =
        causes.stream()
            .map(Cause::receipt)
            .filter(Objects::nonNull)
            .sorted()
            .toArray(String[]::new);
    if (receipts.length == 0) {
      open(connection, workspace);
      return causes;
    }
    Set<String> fresh = new HashSet<>();
    try (var statement = connection.prepareStatement(TENANT_AND_RECEIPTS)) {
      statement.setString(1, workspace);
      statement.setString(2, workspace);
      statement.setObject(3, causes.getFirst().at().atOffset(ZoneOffset.UTC));
      statement.setArray(4, connection.createArrayOf("text", receipts));
      statement.execute();
      statement.getMoreResults();
      try (var rows = statement.getResultSet()) {
        while (rows.next()) {
          fresh.add(rows.getString(1));
        }
      }
    }
    // A receipt is taken by the first that brings it.
    return causes.stream().filter(c -> c.receipt() == null || fresh.remove(c.receipt())).toList();
  }
}
