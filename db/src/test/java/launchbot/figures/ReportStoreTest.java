package launchbot.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import launchbot.errors.Buckets;
import launchbot.errors.ErrorReport;
import launchbot.errors.ErrorStore;
import launchbot.errors.Traffic;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Lifecycle;
import launchbot.incident.Request;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-03T12:00:00Z");
  private static final Period DECEMBER = Period.days(30, LocalDate.parse("2026-12-03"));

  private final TestDatabase db = TestDatabase.fresh();
  private int channels;

  @BeforeAll
  void open() {
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "One", "B"), NOW);
  }

  @AfterAll
  void close() {
    db.close();
  }

  @Test
  void mergedOnesCountWithTheirsAndDrillsNever() {
    Launch launch = launch();
    Incident first = incident(launch, NOW.minusSeconds(7_200), false);
    Incident same = incident(launch, NOW.minusSeconds(9_000), false);
    incident(launch, NOW.minusSeconds(3_600), true);
    incident(launch, NOW.minus(Duration.ofDays(40)), false);
    incident(launch(), NOW.minusSeconds(3_600), false);
    decide(same, new Request.Merge(first), NOW.minusSeconds(6_000));
    decide(first, new Request.Resolve(Resolution.FIXED, null), NOW.minusSeconds(3_600));

    FiguresReport report = report(launch);

    assertThat(report.summary().counted()).hasSize(1);
    IncidentTimes times = report.summary().counted().getFirst();
    assertThat(times.incident().id()).isEqualTo(first.id());
    assertThat(times.merged()).extracting(Incident::id).containsExactly(same.id());
    assertThat(times.length(Figure.RESOLVE)).contains(Duration.ofMinutes(90));
    assertThat(times.length(Figure.TELL)).isEmpty();
    assertThat(db.ledger().read("T1", sql -> TimesStore.of(sql, times.incident(), NOW)).lengths())
        .isEqualTo(times.lengths());
  }

  @Test
  void errorRatesAroundItAreToldWhereThereIsEnoughToTell() {
    Launch launch = launch();
    Incident one = incident(launch, NOW.minusSeconds(3_600), false);
    decide(one, new Request.Resolve(Resolution.FIXED, null), NOW.minusSeconds(1_800));
    traffic(launch, NOW.minusSeconds(4_000), 1_000, 1);
    traffic(launch, NOW.minusSeconds(2_700), 100, 40);
    traffic(launch, NOW.minusSeconds(900), 19, 19);

    ErrorRates rates = Objects.requireNonNull(report(launch).rates().get(one.id()));

    assertThat(rates.before().value()).hasValue(0.001);
    assertThat(rates.during().value()).hasValue(0.4);
    assertThat(rates.after().measurable()).isFalse();
    assertThat(rates.after().samples()).isEqualTo(19);
  }

  @Test
  void aPeriodWithoutAnyHasNothing() {
    FiguresReport report = report(launch());
    assertThat(report.nothing()).isTrue();
    assertThat(FiguresFile.csv(report)).isEmpty();
    assertThat(FiguresFile.json(report)).contains("\"incidents\": []");
  }

  /** One query a source: measured, a report of 1,000 takes well under a second. */
  @Test
  void aThousandIncidentsAreReadWithAsManyQueriesAsOne() throws SQLException {
    Launch launch = launch();
    try (var connection = db.superuser();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          insert into incident (workspace, launch, number, feels, severity, drill, channel, status,
            status_at, resolution, began_at, detected_at, opened_at, resolved_at)
          select 'T1', %d, n, 'Nobody can pay', 'sev' || 1 + n %% 3, false, 'C1', 'resolved',
            at + interval '1 hour', 'fixed', at, at + interval '2 min', at + interval '2 min',
            at + interval '1 hour'
          from generate_series(1, 1000) n,
            lateral (select timestamptz '2026-12-03T11:00Z' - n * interval '40 min' as at) t
          """
              .formatted(launch.id()));
      statement.execute(
          """
          insert into incident_update (workspace, incident, by, at, conditions)
          select 'T1', id, 'U1', began_at + k * interval '15 min', 'Still'
          from incident, generate_series(1, 3) k where launch = %d
          """
              .formatted(launch.id()));
    }
    report(launch);
    long began = System.nanoTime();
    FiguresReport report = report(launch);
    Duration took = Duration.ofNanos(System.nanoTime() - began);

    assertThat(report.summary().counted()).hasSize(1_000);
    assertThat(report.summary().bySev()).containsOnlyKeys(Sev.values());
    assertThat(Spread.of(Figure.SILENCE, report.summary().counted()).median())
        .contains(Duration.ofMinutes(15));
    assertThat(took).isLessThan(Duration.ofSeconds(3));
    System.out.println("figures of 1,000 incidents: " + took.toMillis() + " ms");
  }

  private FiguresReport report(Launch launch) {
    return db.ledger().read("T1", sql -> ReportStore.of(sql, launch, DECEMBER, NOW));
  }

  private Incident incident(Launch launch, Instant began, boolean drill) {
    return write(
        began.plusSeconds(120),
        tx ->
            IncidentStore.add(
                tx,
                launch.id(),
                new Incident.Draft(
                    "Nobody can pay", Sev.SEV1, drill, "C1", began, began.plusSeconds(120), null)));
  }

  private void decide(Incident incident, Request request, Instant at) {
    write(
        at,
        tx -> {
          Incident locked = IncidentStore.lock(tx, incident.id()).orElseThrow();
          return Lifecycle.decide(locked, request, at) instanceof Verdict.Moved<Incident> moved
              ? IncidentStore.save(tx, moved.next(), moved.change())
              : null;
        });
  }

  private void traffic(Launch launch, Instant at, long requests, long failed) {
    var one = new Traffic(at, "/pay", requests, failed, 0, Buckets.NONE);
    db.ledger()
        .upkeep(
            "T1",
            sql ->
                ErrorStore.take(
                    sql,
                    "T1",
                    launch.id(),
                    new ErrorReport(java.util.List.of(), java.util.List.of(one), null),
                    NOW));
  }

  private Launch launch() {
    return write(NOW, tx -> LaunchStore.start(tx, "C" + channels++, "Shop", ZoneOffset.UTC));
  }

  private <T extends @Nullable Object> T write(
      Instant at, java.util.function.Function<Tx, T> work) {
    return db.ledger().write(new Cause("T1", Actor.person("U1"), at, null), work);
  }
}
