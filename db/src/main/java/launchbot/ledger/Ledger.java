package launchbot.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.function.Function;
import javax.sql.DataSource;
import launchbot.outbox.OutboxStore;
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
  private static final String TENANT_AND_RECEIPT =
      TENANT + "; insert into receipt (workspace, key, at) values (?, ?, ?) on conflict do nothing";

  private static final int HANG_MILLIS = 1_900;

  private final DataSource database;

  public Ledger(DataSource database) {
    this.database = database;
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
    return transaction(
        false,
        connection -> {
          open(connection, cause);
          var tx = new Tx(sql(connection), cause);
          T result = work.apply(tx);
          if (tx.changes().isEmpty() && tx.messages().isEmpty()) {
            connection.rollback();
            return result;
          }
          HistoryStore.append(tx.sql(), cause, tx.changes());
          OutboxStore.append(
              tx.sql(), cause.workspace(), cause.actor().id(), cause.at(), tx.messages());
          return result;
        });
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

  /** Tenant and receipt in one round trip, together with the driver's BEGIN. */
  private static void open(Connection connection, Cause cause) throws SQLException {
    if (cause.receipt() == null) {
      open(connection, cause.workspace());
      return;
    }
    try (var statement = connection.prepareStatement(TENANT_AND_RECEIPT)) {
      statement.setString(1, cause.workspace());
      statement.setString(2, cause.workspace());
      statement.setString(3, cause.receipt());
      statement.setObject(4, cause.at().atOffset(ZoneOffset.UTC));
      statement.execute();
      statement.getMoreResults();
      if (statement.getUpdateCount() == 0) {
        throw new AlreadyDone(cause.receipt());
      }
    }
  }
}
