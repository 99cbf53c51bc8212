package launchbot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Tx;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of looks in the database, one by one and at times of its own. */
class SettlingTest {
  private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static final TestDatabase DB = TestDatabase.fresh();
  private final List<Turn> turns = new ArrayList<>();
  private final List<Overdue> overdue = new ArrayList<>();
  private final Turning turning =
      new Turning() {
        @Override
        public void turned(Tx tx, Turn turn) {
          turns.add(turn);
        }

        @Override
        public void overdue(Tx tx, Overdue one) {
          overdue.add(one);
        }
      };
  private Instant now = NOON;
  private long launch;

  @BeforeEach
  void open() {
    new WorkspaceStore(DB.ledger()).connect(new Workspace("T1", "T1", "B1"), NOON);
    launch = write(tx -> LaunchStore.start(tx, "C1", "Shop", BERLIN).id());
  }

  @AfterEach
  void empty() throws SQLException {
    try (var connection = DB.superuser();
        var statement = connection.createStatement()) {
      statement.execute(
          "truncate workspace, probe_result, probe_hour, probe_span, probe_day cascade");
    }
  }

  @AfterAll
  static void close() {
    DB.close();
  }

  @Test
  void anOutageIsToldOnceWithItsBeginAndItsEnd() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u d d d d u u u");
    assertThat(turns)
        .extracting(Turn::to)
        .containsExactly(WatchState.UP, WatchState.DOWN, WatchState.UP);
    assertThat(turns.get(1).since()).isEqualTo(NOON.plusSeconds(120));
    assertThat(turns.get(2).since()).isEqualTo(NOON.plusSeconds(360));
    Uptime uptime =
        read(sql ->
            ResultStore.uptime(
                sql, probe.id(), new Uptime.Range(NOON, NOON.plusSeconds(480)), List.of()));
    assertThat(uptime.down()).isEqualTo(Duration.ofMinutes(4));
    assertThat(uptime.up()).isEqualTo(Duration.ofMinutes(4));
    assertThat(list(sql -> ResultStore.latest(sql, probe.id(), 100))).hasSize(9);
    assertThat(list(sql -> HistoryStore.newest(sql, ProbeStore.subject(probe), 10)))
        .filteredOn(fact -> fact.change().verb().equals("turned"))
        .hasSize(3);
  }

  @Test
  void whatIsPendingIsPendingAfterARestart() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u d");
    Watch watch = read(sql -> WatchStore.find(sql, probe.id())).orElseThrow();
    assertThat(watch.state()).isEqualTo(WatchState.PENDING);
    assertThat(watch.stateSince()).isEqualTo(NOON.plusSeconds(60));
    assertThat(Duration.between(now.minusSeconds(60), watch.nextAt()))
        .isBetween(Duration.ofSeconds(10), Duration.ofSeconds(15));
    looks(probe, "d");
    assertThat(turns.getLast().to()).isEqualTo(WatchState.DOWN);
    assertThat(turns.getLast().since()).isEqualTo(NOON.plusSeconds(60));
  }

  @Test
  void maintenanceIsQuietAndNoDowntime() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u");
    turns.clear();
    Maintenance window =
        write(tx ->
            MaintenanceStore.add(
                tx,
                launch,
                new Maintenance.Scope.Launch(),
                new Maintenance.When.Once(now, now.plusSeconds(360), BERLIN),
                "a new database"));
    looks(probe, "d d d u u u u");
    assertThat(turns).as("up before, up after").isEmpty();
    Uptime uptime =
        read(sql ->
            ResultStore.uptime(
                sql,
                probe.id(),
                new Uptime.Range(NOON, now),
                Maintenances.windows(
                    MaintenanceStore.ofLaunch(sql, launch), probe, new Uptime.Range(NOON, now))));
    assertThat(uptime.down()).isZero();
    assertThat(uptime.maintenance()).isEqualTo(Duration.ofMinutes(6));
    assertThat(window.number()).isEqualTo(1);
  }

  @Test
  void whatIsStillDownAfterMaintenanceIsToldThen() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u");
    turns.clear();
    write(tx ->
        MaintenanceStore.add(
            tx,
            launch,
            new Maintenance.Scope.One(probe.id()),
            new Maintenance.When.Once(now, now.plusSeconds(180), BERLIN),
            null));
    looks(probe, "d d d");
    assertThat(turns).isEmpty();
    looks(probe, "d d");
    assertThat(turns).hasSize(1);
    assertThat(turns.getFirst().from()).isEqualTo(WatchState.UP);
    assertThat(turns.getFirst().to()).isEqualTo(WatchState.DOWN);
  }

  @Test
  void aFailureIsExplainedByTheProbeItHangsOn() {
    Probe host = add(Kind.DNS);
    Probe.Draft hanging = draft(Kind.HTTP);
    Probe child =
        write(tx ->
            ProbeStore.add(
                tx,
                launch,
                new Probe.Draft(
                    hanging.name(),
                    hanging.spec(),
                    hanging.pace(),
                    hanging.severity(),
                    null,
                    host.id())));
    looks(host, "u d");
    looks(child, "u d d");
    assertThat(turns.getLast().explained()).as("while the other is being confirmed").isTrue();
    looks(host, "u u");
    looks(child, "u u");
    assertThat(turns.getLast().explained()).isFalse();
  }

  @Test
  void theChecklistHearsOfNewsOnly() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u u");
    assertThat(uptime()).containsExactly(Evidence.Result.GREEN);
    long facts = facts();
    looks(probe, "u u u u d");
    assertThat(facts()).as("not each minute, and not before it is confirmed").isEqualTo(facts);
    looks(probe, "d");
    assertThat(uptime()).containsExactly(Evidence.Result.RED);
    looks(probe, "u u");
    assertThat(uptime()).containsExactly(Evidence.Result.GREEN);
    write(tx -> {
      ProbeStore.remove(tx, probe, null);
      return true;
    });
    assertThat(uptime()).as("nobody looks any more").isEmpty();
  }

  @Test
  void whatALookFoundOfSingleItemsProvesThem() {
    Probe probe = add(Kind.EMAIL_AUTH);
    settle(
        probe,
        new Outcome(
            Level.DEGRADED,
            null,
            "DMARC only watches",
            Timings.NONE,
            null,
            Map.of(
                "proves email.aligned",
                "green: aligned",
                "proves email.authenticated",
                "red: no SPF"),
            List.of()));
    looks(probe, "s");
    List<Evidence> evidence = read(sql -> EvidenceStore.of(sql, launch));
    assertThat(evidence).isEmpty();
    settle(
        probe,
        new Outcome(
            Level.DEGRADED,
            null,
            "DMARC only watches",
            Timings.NONE,
            null,
            Map.of(
                "proves email.aligned",
                "green: aligned",
                "proves email.authenticated",
                "red: no SPF"),
            List.of()));
    assertThat(list(sql -> EvidenceStore.of(sql, launch)))
        .extracting(one -> one.subject() + " " + one.result() + " " + one.words())
        .containsExactly(
            "email.aligned/https://example.org/ #1 GREEN aligned",
            "email.authenticated/https://example.org/ #1 RED no SPF");
  }

  @Test
  void whatIsOverdueIsSaidOnceAndTakenBack() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u");
    Instant due = read(sql -> WatchStore.find(sql, probe.id())).map(Watch::nextAt).orElseThrow();
    pass(due.plusSeconds(121));
    assertThat(late()).containsExactly(new ProbeKey("T1", probe.id()));
    observe(tx -> Settling.overdue(tx, List.of(probe.id()), List.of(turning)));
    assertThat(overdue).extracting(Overdue::over).containsExactly(false);
    assertThat(overdue.getFirst().since()).isEqualTo(due);
    assertThat(late()).isEmpty();
    looks(probe, "u");
    assertThat(overdue).extracting(Overdue::over).containsExactly(false, true);
  }

  @Test
  void anotherReplicasLookDoesNotCountTwice() {
    Probe probe = add(Kind.HTTP);
    pass(now.plusSeconds(5));
    LeaseStore.Due first = claim();
    pass(now.plusSeconds(60));
    LeaseStore.Due second = claim();
    settle(probe, outcome("u"), second.hold());
    settle(probe, outcome("d"), first.hold());
    settle(probe, outcome("d"), second.hold());
    assertThat(list(sql -> ResultStore.latest(sql, probe.id(), 9))).hasSize(1);
    assertThat(claimable()).isEmpty();
  }

  @Test
  void whoeverWantsALookNowGetsAnotherOneAfterTheOneThatIsUnderWay() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u");
    pass(now.plusSeconds(60));
    LeaseStore.Due due = claim();
    Instant wanted = now.plusMillis(1);
    DB.ledger()
        .<Boolean>upkeep(
            "T1",
            sql -> {
              WatchStore.soon(sql, probe.id(), wanted);
              return true;
            });
    settle(probe, outcome("u"), due.hold());
    assertThat(read(sql -> WatchStore.find(sql, probe.id())).orElseThrow().nextAt())
        .isEqualTo(wanted);
  }

  @Test
  void aProbeOfAnotherTargetProvesAnewAndWhatIsUnderWayDoesNotCount() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u");
    pass(now.plusSeconds(60));
    LeaseStore.Due due = claim();
    Probe.Draft other = probe.with(probe.draft()).draft();
    write(tx -> {
      Probe locked = ProbeStore.lock(tx, probe.id()).orElseThrow();
      return ProbeStore.save(
          tx,
          locked.with(
              new Probe.Draft(
                  other.name(),
                  probe.spec().at("https://example.net/"),
                  other.pace(),
                  other.severity(),
                  null,
                  null)),
          new Change("edited", ProbeStore.subject(probe), List.of(), null));
    });
    assertThat(uptime()).isEmpty();
    settle(probe, outcome("d"), due.hold());
    assertThat(read(sql -> WatchStore.find(sql, probe.id())).orElseThrow().state())
        .isEqualTo(WatchState.UP);
  }

  @Test
  void aRemovedProbeIsDueNoMoreAndOneThatComesBackIsDueSoon() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u d");
    pass(now.plusSeconds(60));
    LeaseStore.Due due = claim();
    write(tx -> {
      ProbeStore.remove(tx, probe, null);
      return probe;
    });
    settle(probe, outcome("d"), due.hold());
    pass(now.plusSeconds(600));
    assertThat(claimable()).isEmpty();
    assertThat(late()).isEmpty();
    write(tx -> {
      Probe removed = ProbeStore.removed(tx.sql(), launch, probe.number()).orElseThrow();
      var change = new Change("restored", ProbeStore.subject(removed), List.of(), null);
      return ProbeStore.restore(tx, removed, change);
    });
    Watch watch = read(sql -> WatchStore.find(sql, probe.id())).orElseThrow();
    assertThat(watch.nextAt()).isBetween(now, now.plusSeconds(3));
    assertThat(watch.state()).as("what was before is over").isEqualTo(WatchState.UNKNOWN);
    pass(now.plusSeconds(3));
    assertThat(claimable()).containsExactly(new ProbeKey("T1", probe.id()));
    assertThat(turns).extracting(Turn::to).containsExactly(WatchState.UP);
  }

  @Test
  void hoursAndDaysArePutTogetherAndOldLooksForgotten() {
    Probe probe = add(Kind.HTTP);
    for (int day = 0; day < 4; day++) {
      now = NOON.plus(Duration.ofDays(day));
      looks(probe, "u u u d d u u");
      pass(NOON.plus(Duration.ofDays(day)).plus(Duration.ofHours(13)));
      fold();
      fold();
    }
    assertThat(unfolded()).isEmpty();
    assertThat(list(sql -> ResultStore.latest(sql, probe.id(), 100)))
        .as("two days of them")
        .hasSize(14);
    Latency all = read(sql -> ResultStore.latency(sql, probe.id(), new Uptime.Range(NOON, now)));
    assertThat(all.count()).as("those that failed say nothing").isEqualTo(20);
    assertThat(days(probe))
        .hasSize(4)
        .allSatisfy((_, uptime) -> assertThat(uptime.down()).isEqualTo(Duration.ofMinutes(2)));
    pass(NOON.plus(Duration.ofDays(500)));
    fold();
    assertThat(
            read(sql -> ResultStore.latency(sql, probe.id(), new Uptime.Range(NOON, now))).count())
        .as("13 months are over")
        .isZero();
    assertThat(days(probe)).as("days stay").hasSizeGreaterThan(400);
  }

  @Test
  void aClockThatWasPutBackDoesNotLeaveProbesAlone() {
    Probe probe = add(Kind.HTTP);
    looks(probe, "u u");
    now = NOON.minus(Duration.ofDays(2));
    assertThat(claimable()).isEmpty();
    DB.ledger()
        .<Boolean>across(sql -> {
          LeaseStore.recall(sql, now);
          return true;
        });
    assertThat(claimable()).hasSize(1);
  }

  @Test
  void ofOneHostOnlySoManyAreClaimedAndTheOthersDoNotWaitForIt() {
    IntStream.range(0, 30).forEach(_ -> add(Kind.HTTP));
    Probe other =
        write(tx ->
            ProbeStore.add(
                tx, launch, Probe.Draft.of(Spec.of(Kind.HTTP, "https://other.example/"))));
    pass(now.plusSeconds(10));
    List<ProbeKey> first = claim(64, List.of("example.org"));
    assertThat(first).hasSize(4).contains(new ProbeKey("T1", other.id()));
    assertThat(claim(64, List.of("example.org", "example.org", "example.org", "example.org")))
        .isEmpty();
    assertThat(claim(64, List.of())).as("all of one host, which may have so many").hasSize(4);
  }

  private List<ProbeKey> claim(int most, List<String> busy) {
    return DB.ledger()
        .across(sql -> LeaseStore.claim(sql, now, Duration.ofSeconds(5), most, 4, busy));
  }

  private List<ProbeKey> claimable() {
    return claim(64, List.of());
  }

  private LeaseStore.Due claim() {
    List<Long> ids = claimable().stream().map(ProbeKey::probe).toList();
    return read(sql -> LeaseStore.claimed(sql, ids, now)).getFirst();
  }

  private List<ProbeKey> late() {
    return DB.ledger().across(sql -> LeaseStore.overdue(sql, now, 10));
  }

  private List<ProbeKey> unfolded() {
    return DB.ledger().across(sql -> LeaseStore.unfolded(sql, now, 10));
  }

  private SortedMap<LocalDate, Uptime> days(Probe probe) {
    LocalDate first = LocalDate.ofInstant(NOON, ZoneOffset.UTC);
    return read(sql -> ResultStore.days(sql, probe.id(), first));
  }

  private <T> List<T> list(Function<DSLContext, List<T>> work) {
    return read(work);
  }

  private void fold() {
    unfolded()
        .forEach(key ->
            DB.ledger()
                .<Boolean>upkeep(
                    key.workspace(),
                    sql -> {
                      FoldStore.fold(sql, key.workspace(), key.probe(), now);
                      return true;
                    }));
  }

  private Probe add(Kind kind) {
    return write(tx -> ProbeStore.add(tx, launch, draft(kind)));
  }

  private static Probe.Draft draft(Kind kind) {
    Probe.Draft draft = Probe.Draft.of(Spec.of(kind, "https://example.org/"));
    return new Probe.Draft(
        draft.name(),
        draft.spec(),
        new Pace(Duration.ofMinutes(1), Duration.ofSeconds(5), 2, 2, 2),
        draft.severity(),
        null,
        null);
  }

  /** One a minute. */
  private void looks(Probe probe, String looks) {
    for (String look : looks.split(" ", -1)) {
      settle(probe, outcome(look));
      pass(now.plusSeconds(60));
    }
  }

  private void settle(Probe probe, Outcome outcome) {
    settle(probe, outcome, null);
  }

  private void settle(Probe probe, Outcome outcome, Looked.@Nullable Hold hold) {
    observe(tx ->
        Settling.settle(
            tx, List.of(new Looked(probe, outcome, now, now, hold, 0.5)), List.of(turning)));
  }

  private static Outcome outcome(String look) {
    var timings = new Timings(1_000, 1_000, 1_000, 1_000, 1_000);
    return switch (look) {
      case "u" -> Outcome.up("answered 200", timings);
      case "s" -> new Outcome(Level.DEGRADED, null, "slow", timings, 200, Map.of(), List.of());
      default -> Outcome.down(Phase.CONNECT, "connection refused", timings);
    };
  }

  private List<Evidence.Result> uptime() {
    return read(sql -> EvidenceStore.of(sql, launch)).stream()
        .filter(one -> one.source().equals("uptime"))
        .map(Evidence::result)
        .toList();
  }

  private long facts() {
    return new Rows(DB).count("history");
  }

  private void pass(Instant until) {
    now = until;
  }

  private void observe(Consumer<Tx> work) {
    DB.ledger()
        .<Boolean>observe(
            new Cause("T1", Actor.schedule("probes"), now, null),
            tx -> {
              work.accept(tx);
              return true;
            });
  }

  private <T> T write(Function<Tx, T> work) {
    return DB.ledger().write(new Cause("T1", Actor.person("U1"), now, null), work);
  }

  private <T> T read(Function<DSLContext, T> work) {
    return DB.ledger().read("T1", work);
  }
}
