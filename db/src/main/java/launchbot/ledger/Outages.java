package launchbot.ledger;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jooq.exception.DataAccessException;

/** Tells a database that is away from a statement that is wrong. */
public final class Outages {
  private Outages() {}

  /**
   * A {@link DatabaseAway} if that is the reason somewhere below, else the failure itself.
   *
   * @param committing whether the answer to a commit was lost
   */
  public static RuntimeException translate(Exception failure, boolean committing) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException
          || cause instanceof SQLTransientConnectionException
          || (cause instanceof SQLException sql && isAway(sql.getSQLState()))) {
        return new DatabaseAway(committing, failure);
      }
    }
    return failure instanceof RuntimeException runtime
        ? runtime
        : new DataAccessException(String.valueOf(failure.getMessage()), failure);
  }

  /** Connection failures (08), shutdown and crash (57P…), no free connection (53300). */
  private static boolean isAway(@org.jspecify.annotations.Nullable String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("57P") || state.equals("53300"));
  }
}
