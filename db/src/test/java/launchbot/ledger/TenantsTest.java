package launchbot.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import launchbot.testkit.TestDatabase;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Two workspaces in one database. The catalogue names the tables, so a new one is checked as soon
 * as a migration makes it: it is filled for both tenants and read without a where clause.
 */
class TenantsTest {
  /** Hold no tenant's data, and the serving role may not even read them. */
  private static final Set<String> WITHOUT_TENANT =
      Set.of("flyway_schema_history", "key_fingerprint");

  /** The serving role may add to them and nothing else. */
  private static final Set<String> APPEND_ONLY =
      Set.of("history", "decision", "decision_log", "runbook_version", "rollback_plan", "handover");

  /** Quartz's own: ids, times and zones of what is due, which every replica looks through. */
  private static final String CALENDAR = "qrtz_";

  private static TestDatabase db;

  @BeforeAll
  static void fill() throws SQLException {
    db = TestDatabase.fresh();
    try (Connection admin = db.superuser();
        var statement = admin.createStatement()) {
      // Foreign keys would want a story for every table; rows are all that matters here.
      statement.execute("set session_replication_role = replica");
      for (String table : tenantTables(admin)) {
        for (String workspace : List.of("TA", "TB")) {
          statement.execute(SampleRows.insert(admin, table, workspace));
        }
      }
    }
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void everyTableHasATenantOrIsANamedException() throws SQLException {
    try (Connection admin = db.superuser()) {
      Set<String> without = new TreeSet<>(tables(admin));
      without.removeAll(tenantTables(admin));
      assertThat(without).contains(CALENDAR + "triggers");
      without.removeIf(table -> table.startsWith(CALENDAR));
      assertThat(without).isEqualTo(new TreeSet<>(WITHOUT_TENANT));
    }
  }

  @Test
  void everyTableIsForcedBehindItsPolicy() throws SQLException {
    try (Connection admin = db.superuser()) {
      assertThat(
              strings(
                  admin,
                  """
                  select relname from pg_class
                  where relnamespace = 'public'::regnamespace and relkind = 'r'
                    and not (relrowsecurity and relforcerowsecurity)
                    and not starts_with(relname, 'qrtz_')
                  """))
          .containsExactlyInAnyOrderElementsOf(WITHOUT_TENANT);
    }
  }

  @Test
  void aTenantSeesItsOwnRowsOnlyEvenWithoutAWhere() throws SQLException {
    try (Connection admin = db.superuser()) {
      for (String table : tenantTables(admin)) {
        assertThat(workspacesSeenIn(table, "TA")).as(table).containsExactly("TA");
        assertThat(workspacesSeenIn(table, "nobody")).as(table).isEmpty();
        assertThat(db.ledger().<Integer>across(sql -> sql.fetchCount(DSL.table(table))))
            .as(table + " without a tenant")
            .isZero();
      }
    }
  }

  @Test
  void aTenantCannotWriteIntoAnother() throws SQLException {
    try (Connection admin = db.superuser()) {
      for (String table : tenantTables(admin)) {
        if (!APPEND_ONLY.contains(table)) {
          assertThat(
                  db.ledger()
                      .<Integer>upkeep(
                          "TA",
                          sql -> sql.execute("delete from " + table + " where workspace = 'TB'")))
              .as(table)
              .isZero();
        }
      }
    }
    assertThatThrownBy(() ->
            db.ledger()
                .upkeep(
                    "TA",
                    sql ->
                        sql.execute(
                            "insert into receipt (workspace, key, at) values ('TB', 'k',"
                                + " '2026-12-01Z')")))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void theServingRoleOwnsNothingAndReadsNoException() throws SQLException {
    try (Connection admin = db.superuser()) {
      assertThat(
              strings(
                  admin,
                  "select relname from pg_class c join pg_roles r on r.oid = c.relowner where"
                      + " r.rolname like '%serving'"))
          .isEmpty();
    }
    for (String table : WITHOUT_TENANT) {
      assertThatThrownBy(() -> db.ledger().across(sql -> sql.fetch("select * from " + table)))
          .as(table)
          .hasStackTraceContaining("permission denied");
    }
  }

  private static List<String> workspacesSeenIn(String table, String workspace) {
    return db.ledger()
        .read(workspace, sql -> sql.fetch("select distinct workspace from " + table))
        .getValues(0, String.class);
  }

  private static List<String> tables(Connection admin) throws SQLException {
    return strings(
        admin,
        "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in"
            + " ('r', 'p') order by 1");
  }

  private static List<String> tenantTables(Connection admin) throws SQLException {
    return strings(
        admin,
        """
        select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
        where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
          and a.attname = 'workspace' order by 1
        """);
  }

  static List<String> strings(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(query)) {
      while (rows.next()) {
        values.add(rows.getString(1));
      }
    }
    return values;
  }
}
