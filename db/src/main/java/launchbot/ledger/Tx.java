package launchbot.ledger;

import java.util.ArrayList;
import java.util.List;
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
