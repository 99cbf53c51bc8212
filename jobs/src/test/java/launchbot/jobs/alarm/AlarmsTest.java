package launchbot.jobs.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import launchbot.alarm.AlarmListener;
import launchbot.alarm.Alert;
import launchbot.alarm.AlertStore;
import launchbot.alarm.Case;
import launchbot.alarm.OutageStore;
import launchbot.alarm.Rota;
import launchbot.alarm.RotaStore;
import launchbot.alarm.RouteStore;
import launchbot.alarm.Struck;
import launchbot.alarm.Way;
import launchbot.jobs.timer.Timers;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
import launchbot.probe.Overdue;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.ProbeStore;
import launchbot.probe.Spec;
import launchbot.probe.Timings;
import launchbot.probe.Turn;
import launchbot.probe.WatchState;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alarms while time passes, on a real database and without anybody who carries messages. */
class AlarmsTest {
  private static final String TEAM = "T1";
  private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");

  private final Telling telling = new Telling((_, _) -> {}, text -> text);
  private final List<AlarmListener> listeners = new ArrayList<>();
  private final Alarms alarms = new Alarms(telling, () -> listeners);
  private TestDatabase db;
  private Timers timers;
  private Instant now = START;
  private long launch;

  @BeforeEach
  void prepare() {
    db = TestDatabase.fresh();
    timers =
        new Timers(
            db.ledger(), List.of(new AlarmTimers(telling, alarms, new RouteTests())), () -> now);
    new WorkspaceStore(db.ledger()).connect(new Workspace(TEAM, "Team", "UBOT"), now);
    launch = write(tx -> LaunchStore.start(tx, "C1", "Launch", ZoneOffset.UTC).id());
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void fortyProbesOfOneHostAreOneMessage() {
    List<Probe> probes = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      probes.add(probe("https://app.example.com/" + i));
    }
    probes.forEach(probe -> turn(probe, WatchState.DOWN));
    assertThat(open()).singleElement().satisfies(c -> assertThat(c.bad()).hasSize(40));
    assertThat(outbox("subject = 'outage:1'")).isEqualTo(1);
    assertThat(outbox("subject like 'alert:%'")).isEqualTo(1);
    probes.forEach(probe -> turn(probe, WatchState.UP));
    assertThat(open()).isEmpty();
    assertThat(new Rows(db).count("timer")).isZero();
  }

  @Test
  void theAlarmIsToldWhateverListensBreaksOff() {
    listeners.add(
        new AlarmListener() {
          @Override
          public void opened(Tx tx, Launch of, Case c) {
            tx.sql().execute("insert into launch_role values (null)");
          }
        });
    turn(probe("https://app.example.com"), WatchState.DOWN);
    assertThat(open()).hasSize(1);
    assertThat(outbox("subject = 'outage:1'")).isEqualTo(1);
  }

  @Test
  void anUnansweredOneGoesOnAndIsCapped() {
    write(tx -> {
      RotaStore.put(tx, launch, Rota.of(List.of("UA", "UB"), now, ZoneOffset.UTC));
      RouteStore.add(tx, launch, AlarmSeverity.CRITICAL, Way.SMS, "+4915112345678");
      return RouteStore.add(tx, launch, AlarmSeverity.CRITICAL, Way.EMAIL, "a@example.com");
    });
    turn(probe("https://app.example.com"), WatchState.DOWN);
    assertThat(places()).containsExactly("C1", "+4915112345678");
    settled();
    pass(Duration.ofMinutes(5));
    assertThat(places()).containsExactly("C1", "+4915112345678", "a@example.com", "UB");
    pass(Duration.ofMinutes(5));
    pass(Duration.ofMinutes(5));
    pass(Duration.ofMinutes(5));
    assertThat(open().getFirst().outage().care().round()).isEqualTo(3);
    assertThat(new Rows(db).count("timer where kind = 'alarm.escalate'")).isZero();
  }

  @Test
  void whatHasReachedNobodyIsSaidElsewhere() {
    write(tx -> {
      RouteStore.add(tx, launch, AlarmSeverity.CRITICAL, Way.SMS, "+4915112345678");
      return RouteStore.add(tx, launch, AlarmSeverity.INFO, Way.EMAIL, "a@example.com");
    });
    turn(probe("https://app.example.com"), WatchState.DOWN);
    pass(Duration.ofMinutes(2));
    assertThat(places()).contains("a@example.com", "UA");
    assertThat(db.ledger().<Integer>across(sql -> OutageStore.untold(sql).size())).isEqualTo(1);
    pass(Duration.ofMinutes(1));
    assertThat(db.ledger().<Integer>across(sql -> OutageStore.untold(sql).size())).isEqualTo(1);
    settled();
    pass(Duration.ofMinutes(1));
    assertThat(db.ledger().<Integer>across(sql -> OutageStore.untold(sql).size())).isZero();
  }

  @Test
  void whatGoesToAndFroIsOneAlarmUntilItIsStable() {
    Probe probe = probe("https://app.example.com");
    turn(probe, WatchState.DOWN);
    now = now.plusSeconds(120);
    turn(probe, WatchState.UP);
    now = now.plusSeconds(120);
    turn(probe, WatchState.DOWN);
    now = now.plusSeconds(120);
    turn(probe, WatchState.UP);
    assertThat(open()).hasSize(1);
    assertThat(open().getFirst().outage().flappingSince()).isNotNull();
    pass(Duration.ofMinutes(31));
    assertThat(open()).isEmpty();
  }

  @Test
  void thatNobodyLooksIsSaidOnceAnHour() {
    Probe one = probe("https://shop.example/");
    Probe other = probe("https://pay.example/");
    for (Probe probe : List.of(one, other)) {
      write(tx -> {
        alarms.overdue(tx, new Overdue(probe, now.minusSeconds(180), false, now));
        return probe;
      });
    }
    assertThat(outbox("body ->> 'text' like 'I am late%'")).isEqualTo(2);
    pass(Duration.ofHours(1));
    write(tx -> {
      alarms.overdue(tx, new Overdue(one, now.minusSeconds(180), true, now));
      return one;
    });
    assertThat(outbox("body ->> 'text' like 'I look again%'")).isEqualTo(2);
    assertThat(open()).isEmpty();
  }

  @Test
  void whatIsRemovedLeavesItsAlarm() {
    Probe one = probe("https://app.example.com/1");
    Probe two = probe("https://app.example.com/2");
    turn(one, WatchState.DOWN);
    turn(two, WatchState.DOWN);
    remove(one);
    assertThat(open())
        .singleElement()
        .satisfies(c -> {
          assertThat(c.bad()).extracting(Struck::probe).containsExactly(two);
          assertThat(AlarmText.headline(c)).isEqualTo("app.example.com/2 is down");
        });
    remove(two);
    assertThat(open()).isEmpty();
    assertThat(new Rows(db).count("timer")).isZero();
    assertThat(AlarmText.headline(ended()))
        .isEqualTo("app.example.com/1 and 1 other are watched no more");
  }

  @Test
  void whatRecoveredIsUpAgainWhateverWasRemovedBefore() {
    Probe one = probe("https://app.example.com/1");
    Probe two = probe("https://app.example.com/2");
    turn(one, WatchState.DOWN);
    turn(two, WatchState.DOWN);
    remove(one);
    turn(two, WatchState.UP);
    assertThat(AlarmText.headline(ended())).isEqualTo("app.example.com/2 is up again");
    remove(two);
    assertThat(AlarmText.headline(ended())).isEqualTo("app.example.com/2 is up again");
  }

  private void remove(Probe probe) {
    write(tx -> {
      ProbeStore.remove(tx, probe, null);
      alarms.removed(tx, probe);
      return true;
    });
  }

  private Case ended() {
    return db.ledger().<Case>read(TEAM, sql -> OutageStore.find(sql, launch, 1).orElseThrow());
  }

  private void settled() {
    try (var admin = db.superuser();
        var statement = admin.createStatement()) {
      statement.execute("update outbox set state = 'sent', ts = '1' where channel like 'sms:%'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void pass(Duration time) {
    now = now.plus(time);
    timers.fire();
  }

  private List<String> places() {
    return db.ledger().<List<Alert>>read(TEAM, sql -> AlertStore.ofOutage(sql, 1)).stream()
        .map(alert -> alert.target().place())
        .toList();
  }

  private List<Case> open() {
    return db.ledger().read(TEAM, sql -> OutageStore.open(sql, launch));
  }

  private int outbox(String where) {
    return new Rows(db).count("outbox where " + where);
  }

  private Probe probe(String url) {
    return write(tx -> ProbeStore.add(tx, launch, Probe.Draft.of(Spec.of(Kind.HTTP, url))));
  }

  private void turn(Probe probe, WatchState to) {
    WatchState from = to == WatchState.DOWN ? WatchState.PENDING : WatchState.DOWN;
    Outcome outcome =
        to == WatchState.DOWN
            ? Outcome.down(Phase.CONNECT, "connection refused", Timings.NONE)
            : Outcome.up("200", Timings.NONE);
    write(tx -> {
      alarms.turned(tx, new Turn(probe, from, to, outcome, now, now));
      return true;
    });
  }

  private <T> T write(Function<Tx, T> work) {
    return db.ledger().write(new Cause(TEAM, Actor.person("UA"), now, null), work);
  }
}
