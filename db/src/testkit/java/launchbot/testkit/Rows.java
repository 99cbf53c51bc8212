package launchbot.testkit;

import java.sql.SQLException;

/** How many rows there are, over all workspaces, whoever may see them. */
public record Rows(TestDatabase database) {

  /**
   * @param tables names of tables, each with a condition behind it if it matters: {@code outbox
   *     where state = 'dead'}
   */
  public int count(String... tables) {
    int count = 0;
    try (var connection = database.superuser();
        var statement = connection.createStatement()) {
      for (String table : tables) {
        try (var rows = statement.executeQuery("select count(*) from " + table)) {
          rows.next();
          count += rows.getInt(1);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return count;
  }
}
