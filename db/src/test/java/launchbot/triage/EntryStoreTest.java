package launchbot.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Entries as rows, in a real PostgreSQL; what SQL selects is held against the rules. */
class EntryStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  private static final LocalDate TODAY = NOW.atZone(ZoneOffset.UTC).toLocalDate();
  private static final Standing LEAD = new Standing("U1", Role.LEAD, 1);
  private static TestDatabase db;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    for (String team : List.of("T1", "T2", "T3")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void anEntryComesBackAsItWasWritten() {
    long launch = launch("T1", "C1");
    Entry added =
        add("T1", launch, draft("Card form 😀 loses “input” مرحبا").withDue(TODAY.plusDays(3)));
    assertThat(find("T1", added.number())).isEqualTo(added);
    Entry fixed =
        db.ledger()
            .write(
                cause("T1"),
                tx -> {
                  Entry locked = EntryStore.lock(tx, added.number()).orElseThrow();
                  var moved = (Verdict.Moved<Entry>) Steps.fix(locked, LEAD, NOW.plusSeconds(60));
                  EntryStore.save(tx, moved.next(), moved.change());
                  return moved.next();
                });
    assertThat(find("T1", added.number())).isEqualTo(fixed);
    assertThat(
            db.ledger().read("T1", sql -> HistoryStore.newest(sql, added.subject(), 5)).stream()
                .map(fact -> fact.change().verb()))
        .containsExactly("fixed", "added");
  }

  @Test
  void numbersHaveNoGapsAndNoDoublesHoweverManyAddAtOnce() throws Exception {
    long launch = launch("T2", "C1");
    Set<Long> numbers = new HashSet<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Entry>> added = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String title = "Finding " + i;
        added.add(pool.submit(() -> add("T2", launch, draft(title))));
      }
      for (Future<Entry> entry : added) {
        numbers.add(entry.get().number());
      }
    }
    assertThat(numbers).hasSize(40);
    assertThat(numbers.stream().mapToLong(Long::longValue).max()).hasValue(40);
  }

  @Test
  void anEntryThatSomebodyElseChangedIsNotOverwritten() {
    long launch = launch("T1", "C2");
    Entry entry = add("T1", launch, draft("Signup hangs"));
    var mine = (Verdict.Moved<Entry>) Steps.fix(entry, LEAD, NOW);
    db.ledger()
        .write(
            cause("T1"),
            tx -> {
              var theirs = (Verdict.Moved<Entry>) Steps.start(entry, true, LEAD, NOW);
              EntryStore.save(tx, theirs.next(), theirs.change());
              return theirs;
            });
    assertThatThrownBy(() ->
            db.ledger()
                .write(
                    cause("T1"),
                    tx -> {
                      EntryStore.save(tx, mine.next(), mine.change());
                      return mine;
                    }))
        .hasMessageContaining("was not locked");
  }

  @Test
  void whatSqlSelectsIsWhatTheFilterMeansInTheTablesOrder() {
    long seed = new Random().nextLong();
    System.err.println("EntryStoreTest seed " + seed);
    var random = new Random(seed);
    long launch = launch("T3", "C1");
    long other = launch("T3", "C2");
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      Entry entry = add("T3", random.nextInt(4) == 0 ? other : launch, randomDraft(random, i));
      all.add(random.nextBoolean() ? entry : moveOn(entry, random));
    }
    for (int i = 0; i < 200; i++) {
      Filter filter = randomFilter(random, launch);
      List<Long> wanted =
          all.stream()
              .filter(entry -> filter.matches(entry, TODAY))
              .sorted(TableOrder.ENTRIES)
              .map(Entry::number)
              .toList();
      List<Long> selected =
          db.ledger().read("T3", sql -> EntryStore.page(sql, filter, TODAY, 0, 1000)).stream()
              .map(Entry::number)
              .toList();
      assertThat(selected).as(filter.words()).isEqualTo(wanted);
      assertThat(db.ledger().<Integer>read("T3", sql -> EntryStore.count(sql, filter, TODAY)))
          .as(filter.words())
          .isEqualTo(wanted.size());
      if (filter.byTally() && filter.launch() != null) {
        assertThat(tally(launch).count(filter)).as(filter.words()).isEqualTo(wanted.size());
      }
    }
    Tally before = tally(launch);
    int differences = differences();
    db.ledger()
        .across(sql -> {
          TallyStore.fold(sql, 10);
          return sql;
        });
    assertThat(differences()).isLessThan(differences);
    assertThat(tally(launch)).as("folded, it says the same").isEqualTo(before);
  }

  private static Tally tally(long launch) {
    return db.ledger().read("T3", sql -> TallyStore.of(sql, launch));
  }

  private static int differences() {
    return db.ledger().read("T3", sql -> sql.fetchCount(DSL.table("entry_tally")));
  }

  private static Entry moveOn(Entry entry, Random random) {
    return db.ledger()
        .write(
            cause("T3"),
            tx -> {
              Verdict<Entry> verdict =
                  switch (random.nextInt(4)) {
                    case 0 -> Steps.fix(entry, LEAD, NOW);
                    case 1 -> Entries.delete(entry, LEAD, NOW);
                    case 2 -> Steps.wontFix(entry, "because", LEAD, NOW);
                    default -> Steps.start(entry, false, LEAD, NOW);
                  };
              var moved = (Verdict.Moved<Entry>) verdict;
              EntryStore.save(tx, moved.next(), moved.change());
              return moved.next();
            });
  }

  private static Draft randomDraft(Random random, int i) {
    Draft draft =
        draft("Finding %d of 100%% _kind_".formatted(i))
            .withSeverity(Severity.ofRank(random.nextInt(5)))
            .withDue(TODAY.plusDays(random.nextInt(5)))
            .withOwner("U" + random.nextInt(3))
            .withWorkaround("ask Dana");
    return random.nextBoolean() ? draft.withTags(List.of("signup")) : draft;
  }

  private static Filter randomFilter(Random random, long launch) {
    Set<Severity> severities = EnumSet.noneOf(Severity.class);
    Set<EntryState> states = EnumSet.noneOf(EntryState.class);
    for (int i = random.nextInt(3); i > 0; i--) {
      severities.add(Severity.ofRank(random.nextInt(5)));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      List<EntryState> any = List.of(EntryState.values());
      states.add(any.get(random.nextInt(any.size())));
    }
    return new Filter(
        severities,
        states,
        pick(random, "U1", Filter.NOBODY),
        pick(random, "signup", "none-such"),
        pick(random, "of 100%", "_KIND_", "DANA", "finding 1"),
        random.nextBoolean() ? launch : null,
        random.nextInt(5) == 0);
  }

  /** Mostly nothing, so that filters let something through. */
  private static @Nullable String pick(Random random, String... values) {
    return random.nextInt(3) > 0 ? null : values[random.nextInt(values.length)];
  }

  private static Draft draft(String title) {
    return Draft.of(title).withSeverity(Severity.BLOCKER).withImpact("Nobody gets in");
  }

  private static Entry add(String team, long launch, Draft draft) {
    var complete = (Intake.Complete) Intake.judge(draft, LEAD, TODAY, null);
    return db.ledger().write(cause(team), tx -> EntryStore.add(tx, complete, launch));
  }

  private static Entry find(String team, long number) {
    return db.ledger().read(team, sql -> EntryStore.find(sql, number)).orElseThrow();
  }

  private static long launch(String team, String channel) {
    return db.ledger()
        .write(cause(team), tx -> LaunchStore.start(tx, channel, "Launch", ZoneId.of("Asia/Tokyo")))
        .id();
  }

  private static Cause cause(String team) {
    return new Cause(team, Actor.person("U1"), NOW, null);
  }
}
