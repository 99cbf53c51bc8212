package launchbot.bot.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import launchbot.jobs.calendar.Calendar;
import launchbot.jobs.calendar.Duty;
import launchbot.jobs.calendar.Occasion;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.launch.Settings;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.postgres.Database;
import launchbot.postgres.DatabaseUrl;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/**
 * Several replicas over one database, with the real calendar: each launch hears its morning once,
 * also where one replica is killed before its commit, and another just after it.
 */
class NudgeReplicasTest {
  private static final int LAUNCHES = 12;
  private static final String SAID = "outbox where body ->> 'text' like 'Day 1 of 1%'";

  @Test
  void eachMorningIsSaidOnceAlsoWhenOneIsKilledInBetween() throws Exception {
    try (var db = TestDatabase.fresh();
        var second = Database.open(db.url(), TestDatabase.KEY, Instant.now())) {
      // Missed already: however long the other process takes to start, it finds them due.
      Instant due = Instant.now().minus(30, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);
      launches(db, due);
      try (var filling = calendar(db.database(), () -> due.minusSeconds(60))) {
        filling.reconcile();
      }
      var rows = new Rows(db);
      kill(db.url());
      int before = rows.count(SAID);
      assertThat(before).as("one had been committed, one had not").isBetween(1, LAUNCHES - 1);
      try (var one = calendar(db.database(), InstantSource.system());
          var other = calendar(second, InstantSource.system())) {
        one.tend();
        other.tend();
        Awaitility.await()
            .atMost(Duration.ofSeconds(40))
            .until(() -> rows.count(SAID) >= LAUNCHES && rows.count("qrtz_fired_triggers") == 0);
        System.out.printf(
            "NudgeReplicasTest: %d of %d by the one that was killed, %d and %d runs by the"
                + " others%n",
            before, LAUNCHES, one.figures().ran(), other.figures().ran());
      }
      assertThat(rows.count(SAID)).isEqualTo(LAUNCHES);
      assertThat(rows.count("nudge where subject = 'focus'")).isEqualTo(LAUNCHES);
    }
  }

  private static Calendar calendar(Database database, InstantSource clock) {
    return new Calendar(database.dataSource(), duties(new Ledger(database.dataSource())), clock);
  }

  private static List<Duty> duties(Ledger ledger) {
    return new NudgeFeature(ledger, InstantSource.system(), List::of).duties();
  }

  /** As soon as it has one run in hand that is committed, and one that is not. */
  private static void kill(DatabaseUrl url) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NudgeReplicasTest.class.getName(),
                url.jdbc(),
                url.user(),
                url.password())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (var said =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      Set<String> wanted = new HashSet<>(Set.of("before", "after"));
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        wanted.remove(line);
        if (wanted.isEmpty()) {
          return;
        }
      }
      throw new IllegalStateException("it ended too early");
    } finally {
      process.destroyForcibly().onExit().join();
    }
  }

  /** The replica that is killed: it gets stuck in everything, before or after it has done it. */
  public static void main(String[] args) throws Exception {
    var url = new DatabaseUrl(args[0], args[1], args[2]);
    var never = new CountDownLatch(1);
    try (var database = Database.open(url, TestDatabase.KEY, Instant.now())) {
      List<Duty> stuck = new ArrayList<>();
      for (Duty duty : duties(new Ledger(database.dataSource()))) {
        stuck.add(new Duty(duty.kind(), duty.wanted(), occasion -> hang(duty, occasion, never)));
      }
      try (var calendar = new Calendar(database.dataSource(), stuck, InstantSource.system())) {
        calendar.tend();
        never.await();
      }
    }
  }

  private static void hang(Duty duty, Occasion occasion, CountDownLatch never) {
    boolean after = Long.parseLong(occasion.appointment().ids().get(1)) % 2 == 0;
    if (after) {
      duty.work().accept(occasion);
    }
    System.out.println(after ? "after" : "before");
    try {
      never.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Each with a sprint of one day, which is today, and a morning that was missed. */
  private static void launches(TestDatabase db, Instant due) {
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "One", "UBOT"), due);
    // A zone in which it is about noon: nothing here crosses midnight.
    var zone = ZoneOffset.ofHours(12 - due.atOffset(ZoneOffset.UTC).getHour());
    LocalTime morning = due.atZone(zone).toLocalTime();
    var settings =
        new Settings(
            LocalTime.of(1, 0),
            LocalTime.of(23, 0),
            morning,
            LocalTime.of(22, 30),
            null,
            true,
            null,
            new TreeSet<>(),
            6);
    var plan = new Plan("p", "P", 1, List.of(new Plan.Day("Rank", "", Set.of())), Set.of());
    db.ledger()
        .<Boolean>write(
            new Cause("T1", Actor.person("UADA"), due.minusSeconds(60), null),
            tx -> {
              for (int i = 0; i < LAUNCHES; i++) {
                Launch launch = LaunchStore.start(tx, "C" + i, "Shop", zone);
                SettingsStore.save(tx, launch.id(), settings, change(launch));
                sprint(tx, launch, plan, due);
              }
              return true;
            });
  }

  private static void sprint(Tx tx, Launch launch, Plan plan, Instant due) {
    SprintStore.save(
        tx,
        new Sprint(
            launch.id(),
            plan,
            due.atZone(launch.zone()).toLocalDate(),
            0,
            Sprint.State.ACTIVE,
            List.of(),
            "UADA",
            due.minusSeconds(60),
            null,
            null,
            1),
        change(launch));
  }

  private static Change change(Launch launch) {
    return new Change("changed", new Subject("launch", launch.id()), List.of(), null);
  }
}
