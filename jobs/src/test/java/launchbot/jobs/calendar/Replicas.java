package launchbot.jobs.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import launchbot.postgres.Database;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;

/** A database and as many calendars over it as a test wants, all with the same diary. */
final class Replicas implements AutoCloseable {
  final TestDatabase db = TestDatabase.fresh();
  final Rows rows = new Rows(db);
  final Diary diary = new Diary();

  private final Deque<AutoCloseable> open = new ArrayDeque<>(List.of(db));

  Calendar calendar(InstantSource clock) {
    return keep(new Calendar(db.database().dataSource(), List.of(diary.duty()), clock));
  }

  /** With connections of its own. */
  Calendar otherReplica() {
    var other = keep(Database.open(db.url(), TestDatabase.KEY, Instant.now()));
    return keep(new Calendar(other.dataSource(), List.of(diary.duty()), InstantSource.system()));
  }

  <T extends AutoCloseable> T keep(T part) {
    open.push(part);
    return part;
  }

  static Instant soon() {
    return Instant.now().plusMillis(1_500).truncatedTo(ChronoUnit.MILLIS);
  }

  static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
