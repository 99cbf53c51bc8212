package launchbot.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import launchbot.bot.launch.StatusBoard;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.DutyContract;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The pinned status follows a new day, once. */
class NewDayTest implements DutyContract {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  private TestDatabase db;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "one", "B1"), NOW);
    db.ledger()
        .<Boolean>write(
            new Cause("T1", Actor.person("U1"), NOW, null),
            tx -> {
              var zone = ZoneId.of("Europe/Berlin");
              StatusBoard.putUp(tx, LaunchStore.start(tx, "C1", "Launch", zone));
              return true;
            });
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Override
  public Duty duty() {
    return NewDay.duty(db.ledger());
  }

  @Override
  public TestDatabase database() {
    return db;
  }

  @Override
  public Instant from() {
    return NOW;
  }

  @Override
  public void onlyOnce() {
    assertThat(new Rows(db).count("outbox")).isEqualTo(1);
  }
}
