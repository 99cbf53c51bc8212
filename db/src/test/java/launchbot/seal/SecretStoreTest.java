package launchbot.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SecretStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  private final SecretStore secrets = new SecretStore(Seal.of(TestDatabase.KEY));
  private TestDatabase db;

  @BeforeEach
  void connect() {
    db = TestDatabase.fresh();
    var workspaces = new WorkspaceStore(db.ledger());
    workspaces.connect(new Workspace("T1", "One", "B1"), NOW);
    workspaces.connect(new Workspace("T2", "Two", "B2"), NOW);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void readsWhatWasPutLastAndNothingOnceItIsForgotten() {
    assertThat(read("T1", "slack")).isEmpty();
    put("T1", "slack", "xoxb-old");
    put("T1", "slack", "xoxb-new");
    put("T2", "slack", "xoxb-other");
    assertThat(read("T1", "slack")).contains("xoxb-new");
    assertThat(read("T2", "slack")).contains("xoxb-other");
    assertThat(forget("T1", "slack")).isTrue();
    assertThat(forget("T1", "slack")).isFalse();
    assertThat(read("T1", "slack")).isEmpty();
    assertThat(read("T2", "slack")).contains("xoxb-other");
  }

  @Test
  void theDatabaseHoldsNoSecretInTheClear() throws SQLException {
    put("T1", "slack", "hunter2");
    try (Connection admin = db.superuser();
        var query = admin.createStatement();
        var rows =
            query.executeQuery("select encode(sealed, 'escape'), secret::text from secret")) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).doesNotContain("hunter2");
      assertThat(rows.getString(2)).doesNotContain("hunter2");
    }
  }

  @Test
  void aRowThatIsMovedToAnotherTenantOrNameDoesNotOpen() throws SQLException {
    put("T1", "slack", "hunter2");
    try (Connection admin = db.superuser();
        var statement = admin.createStatement()) {
      statement.execute("insert into secret select 'T2', name, sealed, since from secret");
      statement.execute(
          "insert into secret select 'T2', 'smtp', sealed, since from secret where workspace ="
              + " 'T1'");
    }
    assertThat(read("T1", "slack")).contains("hunter2");
    for (String name : new String[] {"slack", "smtp"}) {
      assertThatThrownBy(() -> read("T2", name))
          .isInstanceOf(Seal.Broken.class)
          .hasMessageContaining(name)
          .hasMessageNotContaining("hunter2");
    }
  }

  private void put(String workspace, String name, String value) {
    db.ledger()
        .<Boolean>upkeep(
            workspace,
            sql -> {
              secrets.put(sql, workspace, name, value, NOW);
              return true;
            });
  }

  private Optional<String> read(String workspace, String name) {
    return db.ledger().read(workspace, sql -> secrets.read(sql, workspace, name));
  }

  private boolean forget(String workspace, String name) {
    return db.ledger().upkeep(workspace, sql -> secrets.forget(sql, workspace, name));
  }
}
