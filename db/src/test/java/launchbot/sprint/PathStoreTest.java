package launchbot.sprint;

import static launchbot.sprint.Now.MONDAY;
import static launchbot.sprint.Now.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import launchbot.launch.Hook;
import launchbot.launch.HookStore;
import launchbot.launch.HookToken;
import launchbot.launch.Hooks;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.HistoryStore;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import launchbot.testkit.TestDatabase;
import launchbot.triage.Draft;
import launchbot.triage.Entry;
import launchbot.triage.EntryStore;
import launchbot.triage.Intake;
import launchbot.triage.Severity;
import launchbot.triage.Standing;
import launchbot.triage.Steps;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Critical paths, prompts, exceptions and hooks as rows, in a real PostgreSQL. */
class PathStoreTest {
  private static final Instant NOW = at("2026-11-24T10:00");
  private static final Standing BEN = new Standing("U2", Role.MEMBER, 2);
  private static TestDatabase db;

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
  void aSprintBeginsWithThePathsOfThePlaybook() {
    long launch = launch("C1");
    write("U1", NOW, tx -> PathStore.add(tx, launch, "Pay by card"));
    write(
        "U1",
        NOW,
        tx -> {
          PathStore.begin(tx, launch);
          tx.record(CriticalPaths.added(PathStore.ofLaunch(tx.sql(), launch).getFirst()));
          return tx;
        });
    List<CriticalPath> paths = paths(launch);
    assertThat(paths).extracting(CriticalPath::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
    assertThat(paths.get(1).title()).isEqualTo(CriticalPaths.PLAYBOOK.getFirst().title());
    assertThat(paths).allMatch(CriticalPath::required).allMatch(CriticalPath::waits);
  }

  @Test
  void theNewestResultCountsUntilANewSprint() {
    long launch = launch("C2");
    CriticalPath path = write("U1", NOW, tx -> PathStore.add(tx, launch, "Pay by card"));
    long entry =
        write(
            "U2",
            NOW.plusSeconds(60),
            tx -> {
              var draft =
                  Draft.of("Paying fails").withSeverity(Severity.BLOCKER).withImpact("Nobody pays");
              long number = EntryStore.add(tx, new Intake.Complete(draft), launch).number();
              walk(tx, path.id(), PathResult.Outcome.FAIL, "no receipt", number);
              return number;
            });
    CriticalPath failed = paths(launch).getFirst();
    assertThat(failed.last())
        .isEqualTo(
            new PathResult(
                PathResult.Outcome.FAIL, "no receipt", "U2", NOW.plusSeconds(60), false, entry));
    assertThat(failed.entryOpen()).isTrue();
    assertThat(failed.waits()).isFalse();
    write(
        "U1",
        NOW.plusSeconds(90),
        tx -> {
          var locked = EntryStore.lock(tx, entry).orElseThrow();
          var fixed =
              (Verdict.Moved<Entry>)
                  Steps.wontFix(
                      locked, "the bank's", new Standing("U1", Role.LEAD, 2), tx.cause().at());
          EntryStore.save(tx, fixed.next(), fixed.change());
          return tx;
        });
    assertThat(paths(launch).getFirst().waits()).isTrue();
    write(
        "U2", NOW.plusSeconds(120), tx -> walk(tx, path.id(), PathResult.Outcome.PASS, null, null));
    assertThat(paths(launch).getFirst().passed()).isTrue();
    assertThat(list(sql -> PathStore.results(sql, path.id())))
        .extracting(PathResult::outcome)
        .containsExactly(PathResult.Outcome.PASS, PathResult.Outcome.FAIL);
    assertThat(list(sql -> HistoryStore.newest(sql, path.subject(), 5)))
        .extracting(fact -> fact.change().verb())
        .containsExactly("passed", "failed", "added");
    write(
        "U1",
        NOW.plus(Duration.ofDays(9)),
        tx -> {
          PathStore.begin(tx, launch);
          tx.record(CriticalPaths.added(path));
          return tx;
        });
    assertThat(paths(launch).getFirst().last()).isNull();
  }

  @Test
  void aRemovedPathIsGoneAndItsNumberStaysTaken() {
    long launch = launch("C3");
    CriticalPath path = write("U1", NOW, tx -> PathStore.add(tx, launch, "Pay by card"));
    write(
        "U1",
        NOW,
        tx -> {
          var locked = PathStore.lock(tx, path.id()).orElseThrow();
          var removed = (Verdict.Moved<CriticalPath>) CriticalPaths.remove(locked, BEN);
          PathStore.remove(tx, locked, removed.change());
          return tx;
        });
    assertThat(paths(launch)).isEmpty();
    assertThat(one("T1", sql -> PathStore.find(sql, path.id()))).isEmpty();
    assertThat(write("U1", NOW, tx -> PathStore.add(tx, launch, "Pay later")).number())
        .isEqualTo(2);
  }

  @Test
  void promptsAreAskedOnceASprint() {
    long launch = launch("C4");
    assertThat(ask(launch, NOW, NOW)).isTrue();
    assertThat(ask(launch, NOW.plusSeconds(60), NOW)).isFalse();
    assertThat(prompts(launch)).extracting(Prompt::about).containsExactly(KnownBreak.values());
    write(
        "U2",
        NOW.plusSeconds(60),
        tx -> {
          Prompt prompt = PromptStore.lock(tx, launch, KnownBreak.SPEED).orElseThrow();
          var moved =
              (Verdict.Moved<Prompt>)
                  Prompts.answer(prompt, Prompt.Answer.LOOK, "U2", Role.MEMBER, tx.cause().at());
          PromptStore.save(tx, moved.next(), moved.change());
          return tx;
        });
    assertThat(
            prompts(launch).stream()
                .filter(p -> p.about() == KnownBreak.SPEED)
                .findFirst()
                .orElseThrow())
        .isEqualTo(
            new Prompt(
                launch, KnownBreak.SPEED, NOW, Prompt.Answer.LOOK, "U2", NOW.plusSeconds(60)));
    assertThat(ask(launch, NOW.plus(Duration.ofDays(9)), NOW.plus(Duration.ofDays(8)))).isTrue();
    assertThat(prompts(launch)).allMatch(prompt -> prompt.answer() == null);
  }

  @Test
  void anExceptionComesBackAsItWasDecided() {
    long launch = launch("C5");
    Exemption asked =
        write("U2", NOW, tx -> ExemptionStore.ask(tx, launch, "hotfix", "nobody gets in", null));
    assertThat(asked.number()).isEqualTo(1);
    Exemption granted =
        write(
            "U1",
            NOW,
            tx -> {
              var locked = ExemptionStore.lock(tx, asked.id()).orElseThrow();
              var moved =
                  (Verdict.Moved<Exemption>)
                      Exemptions.grant(
                          locked,
                          new Freeze.On(MONDAY, 2, 5, MONDAY.plusDays(4), false),
                          new Asking("U1", Role.LEAD, Now.WORKING, NOW));
              ExemptionStore.save(tx, moved.next(), moved.change());
              return moved.next();
            });
    assertThat(granted.through()).isEqualTo(LocalDate.parse("2026-11-25"));
    assertThat(list(sql -> ExemptionStore.ofLaunch(sql, launch))).containsExactly(granted);
    assertThat(one("T2", sql -> ExemptionStore.find(sql, asked.id()))).isEmpty();
  }

  @Test
  void aTokenLeadsToItsHookUntilItIsRevoked() {
    long launch = launch("C6");
    HookToken token = HookToken.random();
    Hook hook = write("U1", NOW, tx -> HookStore.add(tx, launch, "GitHub", token));
    assertThat(door(HookToken.of(token.shownOnce()))).contains(new HookStore.Door("T1", hook.id()));
    assertThat(door(HookToken.random())).isEmpty();
    assertThat(door(HookToken.of(""))).isEmpty();
    assertThat(token).hasToString("HookToken[…]");
    assertThat(list(sql -> HookStore.standingOf(sql, launch))).containsExactly(hook);
    assertThat(one("T2", sql -> HookStore.standing(sql, hook.id()))).isEmpty();
    write(
        "U1",
        NOW,
        tx -> {
          Hook locked = HookStore.lock(tx, launch, 1).orElseThrow();
          var moved = (Verdict.Moved<Hook>) Hooks.revoke(locked, Role.LEAD, NOW);
          HookStore.save(tx, moved.next(), moved.change());
          return tx;
        });
    assertThat(door(token)).isEmpty();
    assertThat(list(sql -> HookStore.standingOf(sql, launch))).isEmpty();
    Hook next = write("U1", NOW, tx -> HookStore.add(tx, launch, "GitLab", HookToken.random()));
    assertThat(next.number()).isEqualTo(2);
    assertThat(Hooks.revoke(next, Role.MEMBER, NOW)).isInstanceOf(Verdict.Refused.class);
    assertThat(Hooks.objection(List.of(), "x".repeat(61), Role.LEAD)).isPresent();
    assertThat(Hooks.objection(List.of(), "GitHub", Role.MEMBER)).isPresent();
    assertThat(Hooks.objection(Collections.nCopies(20, next), "GitHub", Role.LEAD)).isPresent();
  }

  private static boolean ask(long launch, Instant now, Instant started) {
    return write(
        "U1",
        now,
        tx -> {
          boolean asked = PromptStore.ask(tx, launch, started);
          tx.record(new Change("asked", new Subject("launch", launch), List.of(), null));
          return asked;
        });
  }

  private static Tx walk(
      Tx tx, long id, PathResult.Outcome outcome, @Nullable String note, @Nullable Long entry) {
    var locked = PathStore.lock(tx, id).orElseThrow();
    var moved =
        (Verdict.Moved<CriticalPath>)
            CriticalPaths.walked(locked, outcome, note, BEN, tx.cause().at());
    PathResult result = Objects.requireNonNull(moved.next().last());
    PathStore.walked(tx, locked, entry == null ? result : result.opened(entry), moved.change());
    return tx;
  }

  private static Optional<HookStore.Door> door(HookToken token) {
    return db.ledger().across(sql -> HookStore.door(sql, token));
  }

  private static List<CriticalPath> paths(long launch) {
    return db.ledger().read("T1", sql -> PathStore.ofLaunch(sql, launch));
  }

  private static List<Prompt> prompts(long launch) {
    return db.ledger().read("T1", sql -> PromptStore.ofLaunch(sql, launch));
  }

  private static <T> List<T> list(Function<DSLContext, List<T>> query) {
    return db.ledger().read("T1", query);
  }

  private static <T> Optional<T> one(String team, Function<DSLContext, Optional<T>> query) {
    return db.ledger().read(team, query);
  }

  private static long launch(String channel) {
    return write("U1", NOW, tx -> LaunchStore.start(tx, channel, "Shop", Now.BERLIN).id());
  }

  private static <T> T write(String person, Instant now, Function<Tx, T> work) {
    return db.ledger().write(new Cause("T1", Actor.person(person), now, null), work);
  }
}
