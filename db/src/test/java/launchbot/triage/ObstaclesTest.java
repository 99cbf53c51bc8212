package launchbot.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.readiness.Readiness;
import launchbot.readiness.Reason;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The verdict's rule on entries (PLAYBOOK §4), and that SQL finds the same. */
class ObstaclesTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  private static final Standing LEAD = new Standing("U1", Role.LEAD, 1);

  static Stream<Arguments> entries() {
    Readiness.Call no = Readiness.Call.NO_GO;
    Readiness.Call risks = Readiness.Call.GO_WITH_RISKS;
    Readiness.Call go = Readiness.Call.GO;
    return Stream.of(
        Arguments.of(Severity.BLOCKER, EntryState.OPEN, "U2", "by mail", no, "open-blocker"),
        Arguments.of(Severity.BLOCKER, EntryState.IN_PROGRESS, "U2", null, no, "open-blocker"),
        Arguments.of(Severity.BLOCKER, EntryState.FIXED, "U2", null, go, ""),
        Arguments.of(Severity.BLOCKER, EntryState.WONT_FIX, null, null, go, ""),
        Arguments.of(Severity.HIGH, EntryState.OPEN, null, null, no, "lacking-high"),
        Arguments.of(Severity.HIGH, EntryState.OPEN, null, "by mail", no, "lacking-high"),
        Arguments.of(Severity.HIGH, EntryState.IN_PROGRESS, "U2", null, no, "lacking-high"),
        Arguments.of(Severity.HIGH, EntryState.OPEN, "U2", "by mail", risks, "high-on-workaround"),
        Arguments.of(Severity.HIGH, EntryState.FIXED, "U2", null, go, ""),
        Arguments.of(Severity.HIGH, EntryState.VERIFIED, null, null, go, ""),
        Arguments.of(Severity.MEDIUM, EntryState.OPEN, null, null, go, ""),
        Arguments.of(Severity.LOW, EntryState.OPEN, null, null, go, ""),
        Arguments.of(Severity.POST_LAUNCH, EntryState.OPEN, "U2", null, go, ""));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void whatAnEntryDoesToTheVerdict(
      Severity severity,
      EntryState state,
      @Nullable String owner,
      @Nullable String workaround,
      Readiness.Call call,
      String kind) {
    Entry entry = entry(1, severity, state, owner, workaround);
    List<Obstacle> found = Obstacles.of(List.of(entry), new Tally(Map.of()));
    assertThat(found.stream().map(one -> one.kind().key()).toList())
        .isEqualTo(kind.isEmpty() ? List.of() : List.of(kind));
    assertThat(Readiness.of(found.stream().map(ObstaclesTest::reason).toList()).call())
        .isEqualTo(call);
  }

  @Test
  void beyondTenTheyAreSummedUp() {
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i <= 11; i++) {
      entries.add(entry(i, Severity.BLOCKER, EntryState.OPEN, null, null));
    }
    Tally tally = new Tally(Map.of(new Tally.Kind(Severity.BLOCKER, EntryState.OPEN), 4_711));
    List<Obstacle> found = Obstacles.of(entries, tally);
    assertThat(found).hasSize(11);
    assertThat(found.getLast()).isEqualTo(new Obstacle.More(Obstacle.Kind.OPEN_BLOCKER, 4_711));
  }

  @Test
  void whatTheDatabaseFindsIsWhatTheRuleSays() {
    try (TestDatabase db = TestDatabase.fresh()) {
      new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "T1", "B"), NOW);
      var cause = new Cause("T1", Actor.person("U1"), NOW, null);
      long launch =
          db.ledger()
              .write(cause, tx -> LaunchStore.start(tx, "C1", "Launch", ZoneOffset.UTC).id());
      db.ledger()
          .<Boolean>write(
              cause,
              tx -> {
                for (Severity severity : Severity.values()) {
                  for (String owner : new @Nullable String[] {null, "U2"}) {
                    for (String way : new @Nullable String[] {null, "by mail"}) {
                      add(tx, launch, severity, owner, way);
                    }
                  }
                }
                fixed(tx, 1);
                return true;
              });
      List<Entry> all = db.ledger().read("T1", sql -> EntryStore.ofLaunch(sql, launch));
      Tally tally = db.ledger().read("T1", sql -> TallyStore.of(sql, launch));
      List<Obstacle> found = db.ledger().read("T1", sql -> ObstacleStore.of(sql, launch, tally));
      assertThat(found)
          .hasSize(3 + 3 + 1)
          .containsExactlyInAnyOrderElementsOf(Obstacles.of(all, tally));
      Trend trend =
          db.ledger().read("T1", sql -> TrendStore.since(sql, launch, NOW.minusSeconds(60)));
      assertThat(trend).isEqualTo(new Trend(20, 1, 0, false));
      assertThat(
              db.ledger()
                  .read("T1", sql -> TrendStore.since(sql, launch, NOW.plusSeconds(1)))
                  .still())
          .isTrue();
      Optional<Entry> next =
          db.ledger().read("T1", sql -> ObstacleStore.nextDue(sql, launch, TODAY));
      assertThat(next).map(Entry::severity).contains(Severity.MEDIUM);
    }
  }

  private static void add(
      launchbot.ledger.Tx tx,
      long launch,
      Severity severity,
      @Nullable String owner,
      @Nullable String way) {
    Draft draft =
        Draft.of("Card form")
            .withSeverity(severity)
            .withImpact("A customer is hurt")
            .withOwner(owner)
            .withWorkaround(way);
    if (severity == Severity.MEDIUM) {
      draft = draft.withDue(TODAY.plusDays(3));
    }
    EntryStore.add(tx, new Intake.Complete(draft), launch);
  }

  private static void fixed(launchbot.ledger.Tx tx, long number) {
    Entry entry = EntryStore.lock(tx, number).orElseThrow();
    var moved = (Verdict.Moved<Entry>) Steps.fix(entry, LEAD, NOW);
    EntryStore.save(tx, moved.next(), moved.change());
  }

  private static Reason reason(Obstacle obstacle) {
    return new Reason(obstacle.kind().weight(), obstacle.kind().key(), "x", "triage", null);
  }

  private static Entry entry(
      long number,
      Severity severity,
      EntryState state,
      @Nullable String owner,
      @Nullable String workaround) {
    return new Entry(
        number,
        1,
        severity,
        "Card form",
        "A customer is hurt",
        workaround,
        owner,
        null,
        List.of(),
        state,
        null,
        "U1",
        NOW,
        NOW,
        NOW,
        null,
        null,
        false,
        false,
        0,
        null,
        null,
        null,
        null,
        1);
  }
}
