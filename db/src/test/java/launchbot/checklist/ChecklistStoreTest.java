package launchbot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Checklists, evidence and restore tests in a real PostgreSQL. */
class ChecklistStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-12-01");
  private static final Who ADA = new Who("UADA", Role.LEAD);
  private static TestDatabase db;
  private static int channels;

  @BeforeAll
  static void open() {
    db = TestDatabase.fresh();
    for (String team : List.of("T1", "T2")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(team, team, "B"), NOW);
    }
  }

  @AfterAll
  static void close() {
    db.close();
  }

  @Test
  void itBeginsWithEverythingThatShips() {
    long launch = launch(Set.of());
    List<Item> items = all(launch);
    assertThat(items.stream().map(Item::key))
        .containsExactlyElementsOf(
            Catalogue.shipped().lines().stream().map(Catalogue.Line::key).toList());
    assertThat(items.stream().map(Item::number).toList()).startsWith(1, 2, 3).endsWith(76, 77);
    assertThat(items.stream().filter(Item::required).map(Item::key).collect(Collectors.toSet()))
        .isEqualTo(Catalogue.shipped().required());
    write(NOW, tx -> ChecklistStore.start(tx, launch, Set.of()));
    assertThat(all(launch)).isEqualTo(items);
  }

  @Test
  void aPlanSaysWhatIsRequired() {
    Set<String> two = Set.of("pre-launch.backups", "email.bounces");
    long launch = launch(two);
    assertThat(blocking(launch, NOW)).containsExactlyInAnyOrderElementsOf(two);
    long begun = launch(Set.of());
    write(NOW, tx -> ChecklistStore.start(tx, begun, two));
    assertThat(blocking(begun, NOW)).containsExactlyInAnyOrderElementsOf(two);
  }

  @Test
  void anItemComesBackAsItWasWritten() {
    long launch = launch(Set.of());
    for (State state :
        List.of(
            new State.Done(true, NOW.plusSeconds(9), NOW),
            new State.Done(false, null, NOW),
            new State.NotApplicable("no uploads 😀", "UBEN", NOW),
            new State.Waived("later", "UADA", TODAY, NOW.plusSeconds(99), NOW),
            new State.Open("it broke", NOW))) {
      Item written =
          ItemEdit.of(
              item(launch, 5),
              edit -> {
                edit.state = state;
                edit.hand = new Item.Hand("“seen”", "UBEN", NOW);
                edit.asked = new Item.Asked("UBEN", "why", TODAY);
                edit.owner = "UBEN";
                edit.due = TODAY;
                edit.required = false;
              });
      var change = new Change("changed", written.subject(), List.of(), null);
      write(NOW, tx -> ItemStore.save(tx, written, change));
      assertThat(item(launch, 5)).isEqualTo(written);
    }
  }

  @Test
  void numbersAreNotGivenAgain() throws Exception {
    long launch = launch(Set.of());
    List<Integer> numbers = new ArrayList<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Item>> added = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        added.add(pool.submit(() -> add(launch)));
      }
      for (Future<Item> one : added) {
        numbers.add(one.get().number());
      }
    }
    assertThat(numbers).doesNotHaveDuplicates().hasSize(20).contains(78, 97);
    change(launch, 97, item -> Items.remove(item, ADA, NOW));
    assertThat(add(launch).number()).isEqualTo(98);
    assertThat(all(launch)).hasSize(77 + 20);
    assertThat(page(launch, ItemFilter.REMOVED)).containsExactly(97);
    change(launch, 97, item -> Items.restore(item, ADA));
    assertThat(page(launch, ItemFilter.REMOVED)).isEmpty();
  }

  @Test
  void evidenceMakesItemsDoneAndOpenAgainAndTheirOwnerIsToldOnce() {
    long launch = launch(Set.of());
    int backups = number("pre-launch.backups");
    change(launch, backups, item -> Items.assign(item, "UBEN", ADA));
    put(launch, NOW, heartbeat(Evidence.Result.GREEN, NOW));
    assertThat(item(launch, backups).settled(NOW)).isTrue();
    int said = told("UBEN");
    put(launch, NOW.plusSeconds(60), heartbeat(Evidence.Result.RED, NOW.plusSeconds(60)));
    assertThat(item(launch, backups).settled(NOW)).isFalse();
    put(launch, NOW.plusSeconds(90), heartbeat(Evidence.Result.RED, NOW.plusSeconds(90)));
    write(NOW.plusSeconds(120), tx -> EvidenceStore.settle(tx, launch));
    assertThat(told("UBEN")).isEqualTo(said + 1);
    // Older news than what is known.
    put(launch, NOW.plusSeconds(150), heartbeat(Evidence.Result.GREEN, NOW));
    assertThat(item(launch, backups).settled(NOW)).isFalse();
    put(launch, NOW.plusSeconds(200), heartbeat(Evidence.Result.GREEN, NOW.plusSeconds(200)));
    assertThat(item(launch, backups).settled(NOW)).isTrue();
    write(
        NOW.plusSeconds(300),
        tx -> EvidenceStore.forget(tx, launch, "heartbeat", "pre-launch.backups/nightly"));
    assertThat(item(launch, backups).settled(NOW)).isFalse();
    assertThat(told("UBEN")).isEqualTo(said + 2);
    assertThat(
            read(sql -> HistoryStore.newest(sql, item(launch, backups).subject(), 9)).stream()
                .map(fact -> fact.change().verb()))
        .containsExactly("reopened", "done", "reopened", "done", "assigned");
  }

  @Test
  void aHandsTickIsTakenOverByItsSource() {
    long launch = launch(Set.of());
    int backups = number("pre-launch.backups");
    tick(launch, backups);
    assertThat(byHand(launch)).isEqualTo(1);
    put(launch, NOW, heartbeat(Evidence.Result.GREEN, NOW));
    assertThat(item(launch, backups).hand()).isNull();
    assertThat(byHand(launch)).isZero();
  }

  @Test
  void aRestoreTestProvesForThirtyDays() {
    long launch = launch(Set.of());
    int restored = number("data-safety.restore-tested");
    test(launch, NOW, true);
    Item item = item(launch, restored);
    assertThat(item.settled(NOW)).isTrue();
    assertThat(item.state()).isEqualTo(new State.Done(true, NOW.plus(Duration.ofDays(30)), NOW));
    Instant later = NOW.plus(Duration.ofDays(30));
    assertThat(item.settled(later)).as("when it is read").isFalse();
    assertThat(blocking(launch, later)).contains("data-safety.restore-tested");
    assertThat(blocking(launch, later.minusSeconds(1)))
        .doesNotContain("data-safety.restore-tested");
    int said = told("UADA");
    write(later, tx -> EvidenceStore.settle(tx, launch));
    write(later.plusSeconds(60), tx -> EvidenceStore.settle(tx, launch));
    assertThat(told("UADA")).isEqualTo(said + 1);
    test(launch, later.plusSeconds(100), true);
    assertThat(item(launch, restored).settled(later)).isTrue();
    test(launch, later.plusSeconds(200), false);
    assertThat(
            ChecklistStoreTest.<Optional<Instant>>read(
                sql -> RestoreTestStore.lastWorked(sql, launch)))
        .contains(later.plusSeconds(100));
    assertThat(item(launch, restored).settled(later)).isFalse();
    assertThat(
            read(sql -> RestoreTestStore.newest(sql, launch, 2)).stream().map(RestoreTest::worked))
        .containsExactly(false, true);
  }

  @Test
  void theSectionOfCriticalPathsProvesThatTheyWereWalked() {
    long launch = launch(Set.of());
    int walked = number("pre-launch.paths-walked");
    for (int n = 1; n <= 6; n++) {
      assertThat(item(launch, walked).settled(NOW)).isFalse();
      tick(launch, n);
    }
    assertThat(item(launch, walked).settled(NOW)).isTrue();
    change(launch, 3, item -> Proofs.reopen(item, "it broke", backing(item), ADA, NOW));
    assertThat(item(launch, walked).settled(NOW)).isFalse();
  }

  @Test
  void progressIsWhatTheItemsSay() {
    long launch = launch(Set.of());
    tick(launch, 1);
    tick(launch, number("pre-launch.backups"));
    change(
        launch,
        number("pre-launch.form-errors"),
        item -> Waivers.waive(item, TODAY, "no time", ZoneOffset.UTC, ADA, NOW));
    change(launch, number("speed.images"), item -> Proofs.notApplicable(item, "no", ADA, NOW));
    for (Instant at : List.of(NOW, NOW.plus(Duration.ofDays(2)))) {
      List<Item> items = read(sql -> ItemStore.all(sql, launch));
      Progress progress = read(sql -> ChecklistStore.progress(sql, launch, at));
      assertThat(progress.sections().stream().map(Progress.Part::section))
          .containsExactlyElementsOf(
              Catalogue.shipped().sections().stream().map(Catalogue.Section::key).toList());
      for (Progress.Part part : progress.sections()) {
        List<Item> own = items.stream().filter(i -> i.section().equals(part.section())).toList();
        assertThat(part)
            .isEqualTo(
                new Progress.Part(
                    part.section(),
                    own.size(),
                    count(own, i -> i.settled(at)),
                    count(own, Item::required),
                    count(own, i -> i.required() && !i.settled(at)),
                    count(
                        own,
                        i ->
                            i.settled(at) && i.state() instanceof State.Done done && done.byHand()),
                    count(own, i -> i.settled(at) && i.state() instanceof State.Waived)));
      }
      assertThat(progress.settled()).isEqualTo(at.equals(NOW) ? 4 : 3);
      List<Item> waivers = read(sql -> ChecklistStore.waivers(sql, launch, at, 5));
      assertThat(waivers).hasSize(at.equals(NOW) ? 1 : 0);
    }
  }

  @Test
  void pagesAreInTheOrderInWhichPeopleReadThem() {
    long launch = launch(Set.of("support.channel", "email.arrives"));
    change(launch, 40, item -> Items.assign(item, "UCLO", ADA));
    change(launch, 41, item -> Items.assign(item, "UCLO", ADA));
    change(launch, 42, item -> Items.assign(item, "UCLO", ADA));
    change(launch, 42, item -> Items.due(item, TODAY.plusDays(1), TODAY, ADA));
    tick(launch, 41);
    assertThat(page(launch, ItemFilter.person("UCLO"))).containsExactly(42, 40, 41);
    assertThat(read(sql -> ItemStore.owned(sql, launch, NOW, 9)).stream().map(Item::number))
        .containsExactly(42, 40);
    assertThat(page(launch, ItemFilter.ALL))
        .startsWith(number("email.arrives"), number("support.channel"), 1);
    assertThat(page(launch, ItemFilter.section("email"))).hasSize(5);
    assertThat(page(launch, ItemFilter.requiredOf("email"))).hasSize(1);
    int blocking = read(sql -> ItemStore.count(sql, launch, ItemFilter.BLOCKING, NOW));
    assertThat(blocking).isEqualTo(2);
  }

  @Test
  void nobodySeesAnotherWorkspacesChecklist() {
    long launch = launch(Set.of());
    test(launch, NOW, true);
    Item item = item(launch, 1);
    db.ledger()
        .<Boolean>read(
            "T2",
            sql -> {
              assertThat(ItemStore.find(sql, item.id())).isEmpty();
              assertThat(ItemStore.find(sql, launch, 1)).isEmpty();
              assertThat(ItemStore.all(sql, launch)).isEmpty();
              assertThat(EvidenceStore.of(sql, launch)).isEmpty();
              assertThat(RestoreTestStore.newest(sql, launch, 5)).isEmpty();
              assertThat(ChecklistStore.exists(sql, launch)).isFalse();
              return true;
            });
  }

  private static long launch(Set<String> required) {
    String channel = "C" + channels++;
    return db.ledger()
        .write(
            cause(NOW),
            tx -> {
              long launch = LaunchStore.start(tx, channel, "Launch", ZoneOffset.UTC).id();
              ChecklistStore.start(tx, launch, required);
              return launch;
            });
  }

  private static Cause cause(Instant at) {
    return new Cause("T1", Actor.person("UADA"), at, null);
  }

  private static void write(Instant at, Consumer<Tx> work) {
    db.ledger()
        .<Boolean>write(
            cause(at),
            tx -> {
              work.accept(tx);
              return true;
            });
  }

  private static <T> T read(Function<DSLContext, T> work) {
    return db.ledger().read("T1", work);
  }

  private static List<Item> all(long launch) {
    return read(sql -> ItemStore.all(sql, launch));
  }

  private static int byHand(long launch) {
    return read(sql -> ChecklistStore.byHand(sql, launch, NOW));
  }

  private static Item add(long launch) {
    return db.ledger()
        .write(
            cause(NOW),
            tx -> {
              int number = ChecklistStore.takeNumber(tx, launch);
              return ItemStore.add(
                  tx,
                  (Verdict.Moved<Item>)
                      Items.add(0, launch, number, "own", "One more", false, ADA, NOW));
            });
  }

  private static Item change(long launch, int number, Function<Item, Verdict<Item>> rule) {
    return db.ledger()
        .write(
            cause(NOW),
            tx -> {
              ChecklistStore.lock(tx, launch);
              Item item = ItemStore.find(tx.sql(), launch, number).orElseThrow();
              var moved = (Verdict.Moved<Item>) rule.apply(item);
              ItemStore.save(tx, moved.next(), moved.change());
              EvidenceStore.settle(tx, launch);
              return moved.next();
            });
  }

  private static void tick(long launch, int number) {
    change(launch, number, item -> Proofs.tick(item, "seen", backing(item), ADA, NOW));
  }

  private static Backing backing(Item item) {
    return read(sql -> EvidenceStore.backing(sql, item, NOW));
  }

  private static void put(long launch, Instant at, Evidence evidence) {
    write(at, tx -> EvidenceStore.put(tx, launch, evidence));
  }

  private static void test(long launch, Instant at, boolean worked) {
    write(
        at,
        tx ->
            RestoreTestStore.add(
                tx,
                launch,
                new RestoreTest(
                    "UBEN",
                    "nightly",
                    Duration.ofHours(5),
                    Duration.ofMinutes(12),
                    worked,
                    "counted rows",
                    "UADA",
                    at)));
  }

  private static Evidence heartbeat(Evidence.Result result, Instant at) {
    return new Evidence("heartbeat", "pre-launch.backups/nightly", result, "nightly", null, at);
  }

  private static Item item(long launch, int number) {
    return read(sql -> ItemStore.find(sql, launch, number)).orElseThrow();
  }

  private static int number(String key) {
    return 1 + Catalogue.shipped().lines().stream().map(Catalogue.Line::key).toList().indexOf(key);
  }

  private static List<String> blocking(long launch, Instant at) {
    return read(sql -> ChecklistStore.openRequired(sql, launch, at, 100)).stream()
        .map(Item::key)
        .toList();
  }

  private static List<Integer> page(long launch, ItemFilter filter) {
    return read(sql -> ItemStore.page(sql, launch, filter, NOW, 0, 100)).stream()
        .map(Item::number)
        .toList();
  }

  private static int told(String person) {
    return new Rows(db).count("outbox where channel = '" + person + "'");
  }

  private static int count(List<Item> items, java.util.function.Predicate<Item> which) {
    return (int) items.stream().filter(which).count();
  }

  @Test
  void whatEvidenceSaidIsAFactOfTheChecklist() {
    long launch = launch(Set.of());
    put(launch, NOW, heartbeat(Evidence.Result.GREEN, NOW));
    assertThat(
            read(sql -> HistoryStore.newest(sql, new Subject("checklist", launch), 5)).stream()
                .map(fact -> fact.change().verb()))
        .containsExactly("evidence", "begun");
  }
}
