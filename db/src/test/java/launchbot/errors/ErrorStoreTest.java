package launchbot.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ErrorStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:30Z");

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
  void whatIsRepeatedCountsOnce() {
    long launch = launch();
    var report =
        new ErrorReport(List.of(event("e1", "/a", "u1"), event("e1", "/a", "u1")), List.of(), "c1");
    assertThat(take(launch, report).events()).isEqualTo(1);
    assertThat(take(launch, report).repeated()).isTrue();
    var again =
        new ErrorReport(List.of(event("e1", "/a", "u1"), event(null, "/a", "u2")), List.of(), null);
    assertThat(take(launch, again).events()).isEqualTo(1);
    ErrorFigures figures = figures(launch);
    assertThat(figures.groups()).containsExactly(new ErrorFigures.Group("http", "/a", 2, 2));
    assertThat(figures.people()).isEqualTo(2);
  }

  @Test
  void routesAndSamplesAreBounded() {
    long launch = launch();
    List<ErrorEvent> events =
        IntStream.range(0, 300)
            .mapToObj(i -> event(null, "/r" + (char) ('a' + i % 26) + i + "x", "u"))
            .toList();
    take(launch, new ErrorReport(events, List.of(), null));
    assertThat(figures(launch).groups())
        .hasSizeLessThanOrEqualTo(201)
        .anySatisfy(group -> assertThat(group.route()).isEqualTo(Routes.OTHER));
    take(
        launch,
        new ErrorReport(
            IntStream.range(0, 50).mapToObj(_ -> event(null, "/raa0x", "u")).toList(),
            List.of(),
            null));
    assertThat(new Rows(db).count("error_sample where route = '/raa0x'")).isLessThanOrEqualTo(10);
    assertThat(figures(launch).people()).isEqualTo(1);
  }

  @Test
  void totalsOfOneMinuteAddUpAndAreMeasuredFromTwentyOn() {
    long launch = launch();
    var few = new Traffic(NOW.minusSeconds(30), "/a", 19, 1, 0, Buckets.NONE);
    take(launch, new ErrorReport(List.of(), List.of(few), null));
    assertThat(rate(launch)).isEqualTo(new Measure(19, OptionalDouble.empty()));
    take(launch, new ErrorReport(List.of(), List.of(few), null));
    assertThat(rate(launch).samples()).isEqualTo(38);
    assertThat(rate(launch).value()).hasValue(2.0 / 38);
    assertThat(p95(launch).measurable()).isFalse();
  }

  @Test
  void whatIsOldIsForgotten() {
    long launch = launch();
    take(launch, new ErrorReport(List.of(event("old", "/old", "u")), List.of(), "old"));
    Instant later = NOW.plus(Duration.ofDays(15));
    long gone =
        db.ledger()
            .across(sql -> ErrorStore.forget(sql, later.minus(Duration.ofDays(14)), later, 1_000));
    assertThat(gone).isPositive();
    assertThat(
            new Rows(db)
                .count(
                    "error_minute",
                    "error_sample",
                    "error_seen",
                    "error_person",
                    "error_name",
                    "traffic_minute"))
        .isZero();
  }

  private Measure rate(long launch) {
    return db.ledger()
        .read(
            "T1",
            sql -> TrafficStore.errorRate(sql, launch, NOW.minusSeconds(300), NOW.plusSeconds(60)));
  }

  private Measure p95(long launch) {
    return db.ledger()
        .read(
            "T1", sql -> TrafficStore.p95(sql, launch, NOW.minusSeconds(300), NOW.plusSeconds(60)));
  }

  private ErrorFigures figures(long launch) {
    return db.ledger().read("T1", sql -> FiguresStore.at(sql, launch, ErrorTerms.USUAL, NOW));
  }

  private ErrorStore.Taken take(long launch, ErrorReport report) {
    return db.ledger().upkeep("T1", sql -> ErrorStore.take(sql, "T1", launch, report, NOW));
  }

  private long launch() {
    return db.ledger()
        .write(
            new Cause("T1", Actor.person("U1"), NOW, null),
            tx -> LaunchStore.start(tx, "C" + channels++, "Shop", ZoneOffset.UTC).id());
  }

  private static ErrorEvent event(@Nullable String id, String route, String user) {
    return new ErrorEvent(
        id, "http", route, 500, "r", "1", null, null, user, "it broke", NOW.minusSeconds(20));
  }
}
