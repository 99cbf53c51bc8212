package launchbot.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * A database as the migrations leave it, to be copied: running them for each test costs many times
 * as much. Whoever opens a copy grants what the serving role may do in it. All copies have one
 * owner.
 */
public final class Template {
  private static final String NAME = "template_migrated";
  private static final String OWNER = "template_owner";
  private static final String PASSWORD = "owner";

  private final DatabaseUrl admin;

  private Template(DatabaseUrl admin) {
    this.admin = admin;
  }

  /**
   * Runs the migrations once.
   *
   * @param admin the server's superuser, in any database of it
   * @param key to make a role with that nobody uses
   */
  public static Template migrate(DatabaseUrl admin, byte[] key) throws SQLException {
    try (Connection connection = admin.connect();
        var statement = connection.createStatement()) {
      statement.execute("create role %s login createrole password '%s'".formatted(OWNER, PASSWORD));
      statement.execute("create database %s owner %s".formatted(NAME, OWNER));
    }
    try (Owner owner = Owner.signIn(url(admin, NAME))) {
      Schema.bringTo(Schema.newest(owner), owner, key);
    }
    return new Template(admin);
  }

  /** A database of this name, with all tables and nothing in them. */
  public DatabaseUrl copy(String name) throws SQLException {
    try (Connection connection = admin.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          "create database %s template %s owner %s strategy file_copy"
              .formatted(name, NAME, OWNER));
    }
    return url(admin, name);
  }

  private static DatabaseUrl url(DatabaseUrl admin, String name) {
    return new DatabaseUrl(admin.jdbc().replaceFirst("/postgres$", "/" + name), OWNER, PASSWORD);
  }
}
