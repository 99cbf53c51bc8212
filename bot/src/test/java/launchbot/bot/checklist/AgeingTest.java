package launchbot.bot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Set;
import launchbot.checklist.ChecklistStore;
import launchbot.checklist.RestoreTest;
import launchbot.checklist.RestoreTestStore;
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
import org.junit.jupiter.api.Test;

/** Evidence that has grown too old: its items open again when the working day begins. */
class AgeingTest implements DutyContract {
  private static final ZoneId ROME = ZoneId.of("Europe/Rome");
  private static final Instant TESTED = Instant.parse("2026-11-01T20:00:00Z");
  private static final Instant EVENING = TESTED.plus(Duration.ofDays(30));

  private TestDatabase db;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "One", "B1"), TESTED);
    db.ledger()
        .<Boolean>write(
            new Cause("T1", Actor.person("UADA"), TESTED, null),
            tx -> {
              LaunchStore.start(tx, "C2", "Without a checklist", ROME);
              long launch = LaunchStore.start(tx, "C1", "Launch", ROME).id();
              ChecklistStore.start(tx, launch, Set.of());
              RestoreTestStore.add(
                  tx,
                  launch,
                  new RestoreTest(
                      "UADA",
                      "nightly",
                      Duration.ofHours(5),
                      Duration.ofMinutes(12),
                      true,
                      "counted",
                      "UADA",
                      TESTED));
              return true;
            });
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void itComesWhenTheWorkingDayOfTheLaunchBegins() {
    var wanted = duty().wanted().get();
    assertThat(wanted).hasSize(1);
    var rhythm = wanted.iterator().next().rhythm();
    assertThat(rhythm.zone()).isEqualTo(ROME);
    assertThat(rhythm.times()).containsExactly(LocalTime.of(9, 0));
    assertThat(rhythm.days()).hasSize(5);
  }

  @Override
  public Duty duty() {
    return new Ageing(db.ledger(), InstantSource.fixed(EVENING)).duty();
  }

  @Override
  public TestDatabase database() {
    return db;
  }

  @Override
  public Instant from() {
    return EVENING;
  }

  @Override
  public void onlyOnce() {
    var rows = new Rows(db);
    assertThat(rows.count("history where verb = 'reopened'")).isEqualTo(1);
    assertThat(rows.count("outbox where subject like 'reopened:%' and channel = 'UADA'"))
        .isEqualTo(1);
  }
}
