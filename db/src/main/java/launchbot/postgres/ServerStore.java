package launchbot.postgres;

import java.util.Objects;
import org.jooq.DSLContext;

/** The server that this bot works with, as it describes itself. */
public final class ServerStore {
  private ServerStore() {}

  /**
   * @param version such as {@code 18.6}
   * @param bytes how large the database is on disk
   */
  public record Server(String version, long bytes) {}

  public static Server look(DSLContext sql) {
    var row =
        Objects.requireNonNull(
            sql.fetchOne(
                "select split_part(current_setting('server_version'), ' ', 1),"
                    + " pg_database_size(current_database())"));
    return new Server(
        Objects.requireNonNull(row.get(0, String.class)),
        Objects.requireNonNull(row.get(1, Long.class)));
  }
}
