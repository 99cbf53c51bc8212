package launchbot.bot;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import launchbot.postgres.DatabaseUrl;
import launchbot.testkit.TestDatabase;

/** The sprint of the sandbox's first launch, written straight into its row. */
public final class SprintRows {
  private static final String PLAN =
      """
      {"key": "rescue-5", "name": "Rescue", "version": 1, "required": [], "days": [
        {"focus": "Collect and rank", "text": "", "acts": ["PROMPTS"]},
        {"focus": "Fix", "text": "", "acts": []},
        {"focus": "Fix", "text": "", "acts": []},
        {"focus": "Walk the critical paths", "text": "", "acts": ["PATHS"]},
        {"focus": "Go", "text": "", "acts": ["GO"]}]}
      """;

  private SprintRows() {}

  public static void begin(DatabaseUrl database, LocalDate dayOne) {
    execute(
        database,
        """
        insert into sprint (workspace, launch, plan, day_one, state, started_by, started_at, version)
        select workspace, id, '%s', '%s', 'active', lead, created_at, 1 from launch
        order by id limit 1
        """
            .formatted(PLAN, dayOne));
  }

  public static void stop(DatabaseUrl database) {
    execute(database, "update sprint set state = 'stopped', ended_at = started_at");
  }

  private static void execute(DatabaseUrl database, String sql) {
    DatabaseUrl admin = TestDatabase.server();
    try (var connection =
            DriverManager.getConnection(database.jdbc(), admin.user(), admin.password());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
