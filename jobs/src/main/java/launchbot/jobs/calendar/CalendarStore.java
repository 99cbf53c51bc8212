package launchbot.jobs.calendar;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import launchbot.ledger.DatabaseAway;
import launchbot.ledger.Outages;
import org.jspecify.annotations.Nullable;
import org.quartz.JobPersistenceException;
import org.quartz.impl.jdbcjobstore.InvalidConfigurationException;
import org.quartz.impl.jdbcjobstore.JobStoreTX;
import org.quartz.impl.jdbcjobstore.PostgreSQLDelegate;
import org.quartz.utils.ConnectionProvider;
import org.quartz.utils.DBConnectionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Quartz's clustered tables (migration V3), over the pool that everything else uses. While the
 * database is away it says so once, tries on, and says when it is back; Quartz itself would log a
 * stack trace for every fourth try. Public only for Quartz, which sets names by reflection.
 */
@SuppressWarnings("unchecked") // Quartz overrides a generic method by a raw one
public final class CalendarStore extends JobStoreTX {
  private static final Logger log = LoggerFactory.getLogger(Calendar.class);

  /** The name in the tables. All replicas have it; their schedulers in memory must not. */
  static final String SCHEDULER = "launchbot";

  /** Who has not checked in for this and 7.5 s more is dead: its work is taken over. */
  private static final Duration CHECK_IN = Duration.ofSeconds(5);

  private static final Duration RETRY = Duration.ofSeconds(5);

  private volatile long checkedIn = System.nanoTime();
  private volatile @Nullable String trouble;

  /**
   * @param name of the scheduler that it is for, nobody else's in this process
   */
  CalendarStore(DataSource database, String name) {
    try {
      super.setInstanceName(SCHEDULER);
      setDataSource(name);
      DBConnectionManager.getInstance().addConnectionProvider(name, new Pool(database));
      setTablePrefix("qrtz_");
      setIsClustered(true);
      setClusterCheckinInterval(CHECK_IN.toMillis());
      setDbRetryInterval(RETRY.toMillis());
      setUseProperties("true");
      setMakeThreadsDaemons(true);
      setDontSetAutoCommitFalse(true); // the pool has done so
      setDriverDelegateClass(PostgreSQLDelegate.class.getName());
      setDriverDelegateInitString(
          "triggerPersistenceDelegateClasses=" + AppointmentTrigger.Persistence.class.getName());
    } catch (InvalidConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Since it was last seen to be alive by the others. */
  Duration sinceCheckIn() {
    return Duration.ofNanos(System.nanoTime() - checkedIn);
  }

  /** Why the last attempt failed, if it did. */
  @Nullable String trouble() {
    return trouble;
  }

  /** Quartz sets the name of the scheduler in memory here. */
  @Override
  public void setInstanceName(String name) {}

  @Override
  protected boolean doCheckin() {
    try {
      boolean recovered = super.doCheckin();
      checkedIn = System.nanoTime();
      if (trouble != null) {
        trouble = null;
        log.info("The calendar has checked in again");
      }
      return recovered;
    } catch (JobPersistenceException e) {
      boolean first = trouble == null;
      if (Outages.translate(e, false) instanceof DatabaseAway) {
        trouble = "the database does not answer";
        if (first) {
          log.warn("The calendar cannot check in, trying on: {}", trouble);
        }
      } else {
        trouble = String.valueOf(e.getMessage());
        if (first) {
          log.error("The calendar cannot check in, trying on", e);
        }
      }
      return false;
    }
  }

  /** Nothing of ours misfires in Quartz's sense, and the check-in tells of trouble. */
  @Override
  protected RecoverMisfiredJobsResult doRecoverMisfires() {
    return RecoverMisfiredJobsResult.NO_OP;
  }

  /** A connection that broke cannot be rolled back; why it broke is told by whoever used it. */
  @Override
  protected void rollbackConnection(@Nullable Connection connection) {
    if (connection != null) {
      try {
        connection.rollback();
      } catch (SQLException e) {
        log.debug("Not rolled back", e);
      }
    }
  }

  /** Quartz keeps it in a static map for ever: it lets go of the pool at the end. */
  private static final class Pool implements ConnectionProvider {
    private volatile @Nullable DataSource database;

    Pool(DataSource database) {
      this.database = database;
    }

    @Override
    public Connection getConnection() throws SQLException {
      DataSource open = database;
      if (open == null) {
        throw new SQLException("the calendar is closed", "08003");
      }
      return open.getConnection();
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown() {
      database = null;
    }
  }
}
