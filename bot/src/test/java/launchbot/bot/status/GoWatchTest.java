package launchbot.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import launchbot.bot.launch.Feature;
import launchbot.bot.slack.Visit;
import launchbot.decision.GoCall;
import launchbot.decision.GoCallStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.people.Person;
import launchbot.readiness.Reason;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What goes on by itself: a question's card follows the facts, it expires, the last day asks. */
class GoWatchTest {
  private static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");
  private static final String WAITING = "outbox where subject like 'go:%'";

  private final AtomicReference<Instant> clock = new AtomicReference<>(NOW);
  private final List<Reason> reasons = new ArrayList<>();
  private final Feature other =
      new Feature() {
        @Override
        public List<Reason> reasons(DSLContext sql, Launch launch, Instant now) {
          return List.copyOf(reasons);
        }
      };
  private TestDatabase db;
  private Rows rows;
  private Launch launch;
  private GoDesk desk;
  private GoWatch watch;

  @BeforeEach
  void open() {
    db = TestDatabase.fresh();
    rows = new Rows(db);
    new WorkspaceStore(db.ledger()).connect(new Workspace("T1", "one", "B1"), NOW);
    launch =
        db.ledger().write(cause(), tx -> LaunchStore.start(tx, "C1", "Launch", ZoneOffset.UTC));
    var situations = new Situations(() -> List.of(other));
    desk = new GoDesk(db.ledger(), situations, () -> List.of(other));
    watch = new GoWatch(db.ledger(), desk, situations, clock::get);
  }

  @AfterEach
  void close() {
    db.close();
  }

  @Test
  void aCardFollowsTheFactsAndOnlyThem() {
    ask();
    sent();
    watch.look();
    assertThat(rows.count(WAITING)).as("nothing has changed").isZero();
    reasons.add(new Reason(Reason.Weight.STOPS, "open-blocker", "Blocker", "triage show 1", null));
    watch.look();
    watch.look();
    assertThat(rows.count(WAITING)).as("card and direct message, once").isEqualTo(2);
    sent();
    watch.look();
    assertThat(rows.count(WAITING)).isZero();
    reasons.clear();
    watch.look();
    assertThat(rows.count(WAITING)).as("back to what it was").isEqualTo(2);
  }

  @Test
  void whatNobodyAnswersExpires() {
    ask();
    clock.set(NOW.plus(Duration.ofHours(24)));
    watch.look();
    assertThat(call().map(GoCall::state)).contains(GoCall.State.EXPIRED);
    assertThat(db.ledger().across(GoCallStore::everywhere)).isEmpty();
    watch.look();
    assertThat(rows.count("history where verb = 'go-expired'")).isEqualTo(1);
  }

  @Test
  void theLastDayAsksUnlessItIsAskedAlready() {
    var feature = new StatusFeature(db.ledger(), clock::get, () -> List.of(other));
    lastDay(feature, "first");
    assertThat(rows.count("outbox where body::text like '%may Launch go?%'")).isEqualTo(1);
    ask();
    lastDay(feature, "second");
    assertThat(rows.count("outbox where body::text like '%may Launch go?%'")).isEqualTo(1);
  }

  private void lastDay(StatusFeature feature, String receipt) {
    var plan =
        new Plan("one", "One", 1, List.of(new Plan.Day("go", "", Set.of(Plan.Act.GO))), Set.of());
    var sprint =
        new Sprint(
            launch.id(),
            plan,
            LocalDate.parse("2026-12-01"),
            0,
            Sprint.State.ACTIVE,
            List.of(),
            "U1",
            NOW,
            null,
            null,
            1);
    db.ledger()
        .<Boolean>write(
            new Cause("T1", Actor.schedule("morning"), NOW, receipt),
            tx -> {
              Objects.requireNonNull(feature.acts().get(Plan.Act.GO))
                  .act(tx, launch, sprint, 1, NOW);
              tx.record(new Change("said", new Subject("launch", launch.id()), List.of(), null));
              return true;
            });
  }

  private void ask() {
    var lead = new Person("U1", "Ada", ZoneOffset.UTC, false, false);
    var visit = new Visit("T1", lead, "C1", null, "r", null, null, NOW);
    assertThat(desk.ask(visit, launch.id(), null)).isInstanceOf(GoDesk.Done.class);
  }

  private Optional<GoCall> call() {
    return db.ledger().read("T1", sql -> GoCallStore.newest(sql, launch.id()));
  }

  /** As if Slack had got everything: the cards stand. */
  private void sent() {
    db.ledger()
        .<Integer>upkeep(
            "T1",
            sql -> {
              sql.execute(
                  "insert into posted (workspace, subject, channel, ts, gone, edited_at) select"
                      + " workspace, subject, channel, '1.2', false, created_at from outbox where"
                      + " subject like 'go:%' on conflict do nothing");
              return sql.execute("delete from outbox where subject like 'go:%'");
            });
  }

  private static Cause cause() {
    return new Cause("T1", Actor.person("U1"), NOW, null);
  }
}
