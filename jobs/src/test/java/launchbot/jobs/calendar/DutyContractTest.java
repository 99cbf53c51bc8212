package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import launchbot.ledger.Actor;
import launchbot.ledger.AlreadyDone;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract itself: a duty that keeps it passes, and one that does not is caught. */
class DutyContractTest implements DutyContract {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  private TestDatabase db;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "one", "B1"), NOW);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Override
  public Duty duty() {
    return new Duty(
        "note", DutyContractTest::wanted, occasion -> note(occasion, occasion.receipt()));
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
    assertThat(new Rows(db).count("history where verb = 'noted'")).isEqualTo(1);
  }

  @Test
  void oneThatDoesItTwiceIsCaught() {
    var careless =
        new DutyContract() {
          @Override
          public Duty duty() {
            return new Duty("note", DutyContractTest::wanted, occasion -> note(occasion, null));
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
          public void onlyOnce() {}
        };
    assertThatThrownBy(careless::aSecondRunAtTheSameInstantChangesNothing)
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(careless::twoRunsAtOnceDoItOnce).isInstanceOf(AssertionError.class);
  }

  private static List<Appointment> wanted() {
    return List.of(
        Appointment.of("note", Rhythm.daily(ZoneId.of("Europe/Berlin"), LocalTime.of(9, 0)), "T1"));
  }

  private void note(Occasion occasion, @Nullable String receipt) {
    var cause = new Cause("T1", Actor.schedule("note"), occasion.scheduled(), receipt);
    try {
      db.ledger()
          .<Boolean>write(
              cause,
              tx -> {
                tx.record(new Change("noted", new Subject("launch", 1), List.of(), null));
                return true;
              });
    } catch (AlreadyDone e) {
      // as it should be
    }
  }
}
