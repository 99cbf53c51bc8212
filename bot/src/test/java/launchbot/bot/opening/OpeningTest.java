package launchbot.bot.opening;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import launchbot.alarm.Case;
import launchbot.alarm.OutageStore;
import launchbot.bot.crew.CrewFeature;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.People;
import launchbot.bot.slack.SlackConnection;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.IncidentSettings;
import launchbot.incident.IncidentSettingsStore;
import launchbot.incident.IncidentStore;
import launchbot.incident.Sev;
import launchbot.jobs.alarm.AlarmTimers;
import launchbot.jobs.alarm.Alarms;
import launchbot.jobs.alarm.RouteTests;
import launchbot.jobs.alarm.Telling;
import launchbot.jobs.timer.Firing;
import launchbot.jobs.timer.Timers;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.postgres.Database;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Kind;
import launchbot.probe.Outcome;
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
import org.mockito.Mockito;

/** What alarms make of incidents while time passes, without anybody who carries messages. */
class OpeningTest {
  private static final String TEAM = "T1";
  private static final Instant START = Instant.parse("2026-12-03T21:10:00Z");

  private final TestDatabase db = TestDatabase.fresh();
  private final Rows rows = new Rows(db);
  private final Telling telling = new Telling((_, _) -> {}, text -> text);
  private Instant now = START;
  private OpeningFeature opening;
  private CrewFeature crew;
  private Response response;
  private Alarms alarms;
  private Timers timers;
  private Launch launch;

  @BeforeEach
  void prepare() {
    response = new Response(this::listeners);
    opening = new OpeningFeature(db.ledger(), response, () -> now);
    var people = new People(db.ledger(), Mockito.mock(SlackConnection.class));
    crew = new CrewFeature(db.ledger(), response, people, () -> now);
    alarms = new Alarms(telling, opening::alarmListeners);
    timers = timers(db.ledger());
    new WorkspaceStore(db.ledger()).connect(new Workspace(TEAM, "Team", "UBOT"), now);
    launch = write(tx -> LaunchStore.start(tx, "C1", "Launch", ZoneOffset.UTC));
  }

  private List<IncidentListener> listeners() {
    return List.of(opening.incidentListeners().getFirst(), crew.incidentListeners().getFirst());
  }

  private Timers timers(Ledger ledger) {
    List<Firing> firings =
        List.of(
            opening.firings().getFirst(),
            crew.firings().getFirst(),
            new AlarmTimers(telling, alarms, new RouteTests()));
    return new Timers(ledger, firings, () -> now);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void anAlarmThatIsToldTwiceOpensOne() {
    turn(probe("https://shop.example"), WatchState.DOWN);
    write(tx -> {
      opening.alarmListeners().getFirst().opened(tx, lock(tx), alarm(1));
      return true;
    });
    assertThat(rows.count("incident")).isOne();
    assertThat(rows.count("incident_outage")).isOne();
    assertThat(rows.count("outbox where subject = 'incident:1'")).isOne();
  }

  @Test
  void oneThatGetsWorseOpensOneThen() {
    turn(probe("https://shop.example/a", AlarmSeverity.WARNING), WatchState.DOWN);
    assertThat(rows.count("incident")).isZero();
    turn(probe("https://shop.example/b", AlarmSeverity.CRITICAL), WatchState.DOWN);
    assertThat(rows.count("outage")).isOne();
    assertThat(incident().sev()).isEqualTo(Sev.SEV2);
    assertThat(rows.count("incident_outage")).isOne();
  }

  @Test
  void whereNoneOpensOneItJoinsWhatPeopleOpened() {
    settings(new IncidentSettings(null, IncidentSettings.Opens.NEVER, false, true));
    turn(probe("https://shop.example"), WatchState.DOWN);
    assertThat(rows.count("incident")).isZero();
    open("Nobody can pay", false); // it rang just before
    assertThat(rows.count("incident_outage where incident = 1")).isOne();
    turn(probe("https://other.example"), WatchState.DOWN);
    assertThat(rows.count("incident_outage where incident = 1")).isEqualTo(2);
    assertThat(rows.count("outbox where subject = 'joined:1'")).isOne();
  }

  @Test
  void aDrillAndARealOneAreNeverOne() {
    open("Everything is down", true);
    turn(probe("https://shop.example"), WatchState.DOWN);
    assertThat(rows.count("incident")).isEqualTo(2);
    assertThat(rows.count("incident_outage where incident = 2")).isOne();
  }

  @Test
  void whereItIsAllowedAQuietIncidentIsOverByItself() {
    settings(new IncidentSettings(null, IncidentSettings.Opens.CRITICAL, true, true));
    Probe probe = probe("https://shop.example");
    turn(probe, WatchState.DOWN);
    turn(probe, WatchState.UP);
    assertThat(incident().status().key()).isEqualTo("monitoring");
    assertThat(rows.count("outbox where subject = 'recovery:1'")).isOne();
    pass(Duration.ofMinutes(5));
    Probe cart = probe("https://shop.example/cart");
    turn(cart, WatchState.DOWN); // before the quarter of an hour
    assertThat(incident().status().key()).isEqualTo("investigating");
    assertThat(rows.count("timer where kind = 'recovery.quiet'")).isZero();
    turn(cart, WatchState.UP);
    pass(Duration.ofMinutes(14));
    assertThat(incident().status().key()).isEqualTo("monitoring");
    pass(Duration.ofMinutes(1));
    assertThat(incident().status().words()).isEqualTo("resolved");
    assertThat(rows.count("timer where kind like 'crew.%' or kind like 'recovery.%'")).isZero();
  }

  @Test
  void twoReplicasChaseOnceAndWithAnEnd() {
    turn(probe("https://shop.example"), WatchState.DOWN);
    try (var second = Database.open(db.url(), TestDatabase.KEY, Instant.now())) {
      Timers other = timers(new Ledger(second.dataSource()));
      for (int minutes = 5; minutes <= 40; minutes += 5) {
        now = START.plus(Duration.ofMinutes(minutes));
        CompletableFuture.allOf(
                CompletableFuture.runAsync(timers::fire), CompletableFuture.runAsync(other::fire))
            .join();
      }
    }
    String replies = "outbox where kind = 'reply' and root = 'incident:1'";
    assertThat(rows.count(replies)).isEqualTo(3);
    assertThat(rows.count("outbox where channel = '" + launch.lead() + "' and kind = 'post'"))
        .isOne();
    assertThat(rows.count("outbox where subject like 'update-due:1:%'")).isOne();
    assertThat(rows.count("timer where kind like 'crew.%'")).isZero();
  }

  private void open(String feels, boolean drill) {
    write(tx ->
        response.open(
            tx, lock(tx), new Incident.Draft(feels, Sev.SEV2, drill, "C1", now, now, "UA")));
  }

  private Launch lock(Tx tx) {
    return LaunchStore.lock(tx, launch.id()).orElseThrow();
  }

  private Case alarm(int number) {
    return db.ledger()
        .<Case>read(TEAM, sql -> OutageStore.find(sql, launch.id(), number).orElseThrow());
  }

  private Incident incident() {
    return db.ledger()
        .<Incident>read(TEAM, sql -> IncidentStore.find(sql, launch.id(), 1).orElseThrow());
  }

  private void settings(IncidentSettings settings) {
    write(tx -> {
      var change = new Change("set", new Subject("launch", launch.id()), List.of(), null);
      IncidentSettingsStore.save(tx, launch.id(), settings, change);
      return true;
    });
  }

  private void pass(Duration time) {
    now = now.plus(time);
    timers.fire();
  }

  private Probe probe(String url) {
    return probe(url, AlarmSeverity.CRITICAL);
  }

  private Probe probe(String url, AlarmSeverity severity) {
    return write(tx ->
        ProbeStore.add(tx, launch.id(), Probe.Draft.of(Spec.of(Kind.HTTP, url)).with(severity)));
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
