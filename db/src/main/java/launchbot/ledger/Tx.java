package launchbot.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.outbox.Message;
import org.jooq.DSLContext;

/**
 * One open transaction of one workspace. What is recorded and said in it is written just before it
 * commits, all together, so that state, history and announcement stand or fall as one.
 */
public final class Tx {
  private final DSLContext sql;
  private final Cause cause;
  private final List<Change> changes = new ArrayList<>();
  private final List<Message> messages = new ArrayList<>();

  Tx(DSLContext sql, Cause cause) {
    this.sql = sql;
    this.cause = cause;
  }

  /** For stores only. */
  public DSLContext sql() {
    return sql;
  }

  public Cause cause() {
    return cause;
  }

  /** Adds an audit fact, under this transaction's actor and time. */
  public void record(Change change) {
    changes.add(change);
  }

  /** Queues a message; it is sent after the commit, or never. */
  public void say(Message message) {
    messages.add(message);
  }

  /**
   * Does what must not undo the rest. If it throws, its own rows, facts and messages are undone and
   * nothing else; the caller says so in the log.
   *
   * @return what it threw; empty where all went well
   * @throws DatabaseAway or whatever it threw where the database cannot go on either
   */
  public Optional<RuntimeException> attempt(Runnable part) {
    int changed = changes.size();
    int said = messages.size();
    return sql.connectionResult(connection -> {
      Savepoint before = connection.setSavepoint();
      try {
        part.run();
        connection.releaseSavepoint(before);
        return Optional.empty();
      } catch (RuntimeException e) {
        undo(connection, before, e);
        changes.subList(changed, changes.size()).clear();
        messages.subList(said, messages.size()).clear();
        return Optional.of(e);
      }
    });
  }

  /** A connection that broke cannot be rolled back: then what went wrong first is what is told. */
  private static void undo(Connection connection, Savepoint before, RuntimeException first) {
    try {
      connection.rollback(before);
    } catch (SQLException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  /** Whether the work left nothing: it was refused. */
  boolean isEmpty() {
    return changes.isEmpty() && messages.isEmpty();
  }

  List<Change> changes() {
    return changes;
  }

  List<Message> messages() {
    return messages;
  }
}
