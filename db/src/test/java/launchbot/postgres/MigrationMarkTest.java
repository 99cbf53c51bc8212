package launchbot.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.time.Instant;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a start may leave Flyway asleep, and that nothing is overlooked then. */
class MigrationMarkTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  private final DatabaseUrl url = TestDatabase.create();

  @BeforeEach
  void migrate() {
    Database.open(url, TestDatabase.KEY, NOW).close();
  }

  @Test
  void aCompleteMigrationLeavesItsMark() throws Exception {
    assertThat(holds()).isTrue();
  }

  @Test
  void whereNothingHasBeenMigratedThereIsNone() throws Exception {
    try (Connection owner = TestDatabase.create().connect()) {
      assertThat(MigrationMark.holds(owner)).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update flyway_schema_history set checksum = checksum + 1 where version = '2'",
        "update flyway_schema_history set success = false where version = '2'",
        "delete from flyway_schema_history where version = '2'",
        "insert into flyway_schema_history select 99, '99', description, type, script, checksum,"
            + " installed_by, installed_on, execution_time, success"
            + " from flyway_schema_history where version = '2'",
        "comment on table flyway_schema_history is null",
        "comment on table flyway_schema_history is 'complete: of another build'",
        "grant update on history to public",
        "grant execute on function fold_tallies(int) to public",
        "create table another (a int)"
      })
  void whateverDiffersIsNotTakenForComplete(String change) throws Exception {
    execute(change);
    assertThat(holds()).isFalse();
  }

  @Test
  void itIsOfTheServingRoleThatItWasWrittenFor() throws Exception {
    String name = url.jdbc().substring(url.jdbc().lastIndexOf('/') + 1);
    var renamed = new DatabaseUrl(url.jdbc() + "_renamed", url.user(), url.password());
    try (Connection server = TestDatabase.server().connect();
        var statement = server.createStatement()) {
      statement.execute("alter database %s rename to %1$s_renamed".formatted(name));
    }
    try (Connection owner = renamed.connect()) {
      assertThat(MigrationMark.holds(owner)).isFalse();
    }
    Database.open(renamed, TestDatabase.KEY, NOW).close();
    try (Connection owner = renamed.connect()) {
      assertThat(MigrationMark.holds(owner)).isTrue();
    }
  }

  @Test
  void rightsThatSomebodyTookAwayAreGivenAgain() throws Exception {
    try (Connection owner = url.connect()) {
      execute("revoke select on entry from " + ServingRole.quoted(ServingRole.nameIn(owner)));
    }
    assertThat(holds()).isFalse();
    Database.open(url, TestDatabase.KEY, NOW).close();
    assertThat(holds()).isTrue();
  }

  @Test
  void aMigrationThatWasChangedAfterwardsIsRefused() throws Exception {
    execute("update flyway_schema_history set checksum = checksum + 1 where version = '2'");
    assertThatThrownBy(() -> Database.open(url, TestDatabase.KEY, NOW))
        .isInstanceOf(Unusable.class)
        .hasMessageContaining("checksum");
  }

  private boolean holds() throws Exception {
    try (Connection owner = url.connect()) {
      return MigrationMark.holds(owner);
    }
  }

  private void execute(String sql) throws Exception {
    try (Connection owner = url.connect();
        var statement = owner.createStatement()) {
      statement.execute(sql);
    }
  }
}
