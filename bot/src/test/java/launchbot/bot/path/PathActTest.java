package launchbot.bot.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import launchbot.bot.freeze.FreezeFeature;
import launchbot.bot.launch.Feature;
import launchbot.bot.prompt.PromptFeature;
import launchbot.bot.slack.People;
import launchbot.bot.slack.SlackApi;
import launchbot.bot.slack.SlackConnection;
import launchbot.bot.triage.TriageFeature;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.readiness.Reason;
import launchbot.sprint.CriticalPath;
import launchbot.sprint.KnownBreak;
import launchbot.sprint.PathStore;
import launchbot.sprint.Plan;
import launchbot.sprint.PromptStore;
import launchbot.sprint.Sprint;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a sprint begins with and does on its days; carried out again it changes nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PathActTest {
  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
  private static final LocalDate TODAY = LocalDate.parse("2026-11-26");

  private final TestDatabase db = TestDatabase.fresh();
  private final Rows rows = new Rows(db);
  private final SlackApi api = new SlackApi(URI.create("http://127.0.0.1:9/"));
  private List<Feature> features;
  private Launch launch;
  private Sprint sprint;

  @BeforeAll
  void open() {
    var workspaces = new WorkspaceStore(db.ledger());
    workspaces.connect(new Workspace("T1", "One", "UBOT"), NOW);
    var slack = new SlackConnection(api, "none", workspaces, () -> NOW);
    var people = new People(db.ledger(), slack);
    var triage = new TriageFeature(db.ledger(), slack, people, () -> NOW, null, null);
    features =
        List.of(
            new PathFeature(db.ledger(), people),
            new PromptFeature(db.ledger(), triage),
            new FreezeFeature(db.ledger(), () -> NOW));
    launch = write(tx -> LaunchStore.start(tx, "C1", "Shop", ZoneOffset.UTC));
    var day = new Plan.Day("Everything", "", Set.of(Plan.Act.PROMPTS, Plan.Act.PATHS));
    sprint =
        new Sprint(
            launch.id(),
            new Plan("own", "Own", 1, List.of(day), Set.of()),
            LocalDate.parse("2026-11-23"),
            0,
            Sprint.State.ACTIVE,
            List.of(),
            "UADA",
            NOW,
            null,
            null,
            1);
  }

  @AfterAll
  void close() throws Exception {
    db.close();
    api.close();
  }

  @Test
  void aSprintAsksAndSharesOut() {
    write(tx -> {
      features.forEach(feature -> feature.started(tx, launch, sprint));
      tx.record(new Change("started", sprint.subject(), List.of(), null));
      return tx;
    });
    assertThat(paths()).hasSize(6).allMatch(path -> path.tester() == null);
    List<Reason> reasons =
        db.ledger().read("T1", sql -> features.getFirst().reasons(sql, launch, NOW));
    assertThat(reasons).hasSize(6).allMatch(one -> one.weight() == Reason.Weight.STOPS);

    act(Plan.Act.PATHS);
    assertThat(said("post", "C1")).as("nobody is a tester yet").isEqualTo(1);
    write(tx -> {
      LaunchStore.give(tx, launch.id(), LaunchRole.TESTER, "UBEN");
      LaunchStore.give(tx, launch.id(), LaunchRole.TESTER, "UDANA");
      tx.record(new Change("given", new Subject("launch", launch.id()), List.of(), null));
      return tx;
    });
    act(Plan.Act.PATHS);
    assertThat(paths()).extracting(CriticalPath::tester).containsOnly("UBEN", "UDANA");
    assertThat(said("post", "UBEN")).isEqualTo(1);
    assertThat(rows.count("outbox where subject = 'paths:%d'".formatted(launch.id()))).isEqualTo(1);
    assertThat(
            db.ledger()
                .<Integer>read("T1", sql -> features.getFirst().todos(sql, launch, TODAY).size()))
        .isEqualTo(6);

    int facts = rows.count("history", "outbox where kind = 'post'");
    act(Plan.Act.PATHS);
    assertThat(rows.count("history", "outbox where kind = 'post'")).isEqualTo(facts + 1);
  }

  @Test
  void theKnownBreaksAreAskedOnce() {
    act(Plan.Act.PROMPTS);
    act(Plan.Act.PROMPTS);
    assertThat(
            db.ledger().<Integer>read("T1", sql -> PromptStore.ofLaunch(sql, launch.id()).size()))
        .isEqualTo(KnownBreak.values().length);
    assertThat(rows.count("outbox where subject = 'prompts:" + launch.id() + "'")).isEqualTo(1);
  }

  private void act(Plan.Act act) {
    write(tx -> {
      features.stream()
          .map(feature -> feature.acts().get(act))
          .filter(Objects::nonNull)
          .forEach(one -> one.act(tx, launch, sprint, 1, NOW));
      // As the morning's own message is said in the same transaction.
      tx.say(new Message.Post("CMORNING", null, "Day 1", null, Message.Urgency.NEWS));
      return tx;
    });
  }

  private int said(String kind, String channel) {
    return rows.count("outbox where kind = '%s' and channel = '%s'".formatted(kind, channel));
  }

  private List<CriticalPath> paths() {
    return db.ledger().read("T1", sql -> PathStore.ofLaunch(sql, launch.id()));
  }

  private <T> T write(Function<Tx, T> work) {
    return db.ledger().write(new Cause("T1", Actor.person("UADA"), NOW, null), work);
  }
}
