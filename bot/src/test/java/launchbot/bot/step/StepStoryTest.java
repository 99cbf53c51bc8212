package launchbot.bot.step;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The steps of a rollback as people carry them out: in order, too late, failed, all well again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StepStoryTest {
  private final TestDatabase database = TestDatabase.fresh();

  /** A Thursday, 22:10 in Stockholm. */
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));

  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "list");
    stage.type(stage.chiyo(), "list");
    database
        .ledger()
        .write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null),
            tx -> {
              Launch launch = LaunchStore.open(tx.sql()).getFirst();
              return PlanStore.add(tx, launch.id(), plan(), 0, null, List.of());
            });
  }

  @AfterAll
  void close() {
    stage.close();
    database.close();
  }

  @Test
  void fromTheFirstStepToAllIsWell() throws Exception {
    rollback(stage.ben(), "now because errors rise");
    assertThat(rollback(stage.ben(), "step 2 done")).contains("only containment steps");
    assertThat(rollback(stage.ben(), "step 1 start")).contains("whoever is on call");
    assertThat(rollback(stage.ada(), "step 1 done queue is off")).contains("Step 1: done");
    rollback(stage.ada(), "approve");
    for (String item : List.of("data", "backup", "sessions", "migrations")) {
      rollback(stage.ada(), "check " + item + " n/a");
    }
    rollback(stage.ada(), "start");

    message("Turn the queue off", "✅", "2. Deploy 1.4.1", "kubectl rollout undo &lt;deploy&gt;");
    stage.seesIn(stage.ben().direct(), "your turn", "step 2", "kubectl rollout undo");
    assertThat(rollback(stage.ada(), "step 3 start")).contains("First this step must be over: 2");

    clock.forward(Duration.ofMinutes(5).plusSeconds(1));
    stage.seesIn(stage.ben().direct(), "takes longer than its 5 min");
    stage.seesIn(stage.chiyo().direct(), "Can you take it over?");
    reply("Step 2 is late", "<@" + Cast.CHIYO + "> is asked");
    clock.forward(Duration.ofMinutes(2).plusSeconds(31));
    reply("Step 2 is still not over after 7 min", "Call Ann of Hosting, +44 20 7946 0000.");
    clock.forward(Duration.ofMinutes(20));
    assertThat(rollback(stage.chiyo(), "step 2 take")).contains("taken over");

    JsonObject head = message("2. Deploy 1.4.1", "*late* since");
    Answer form = stage.chiyo().click(ts(head), "rollback_do:step:2-failed");
    String view = Objects.requireNonNull(form.openedView()).get("id").getAsString();
    assertThat(stage.chiyo().submit(view, Map.of("note", "The <!channel> host is gone")).errors())
        .isEmpty();
    reply("Step 2 has failed", "host is gone", "Try it again");
    rollback(stage.chiyo(), "step 2 start");

    // Two at once: one of them is told that it is done already.
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> ben = () -> rollback(stage.ben(), "step 2 done");
      Callable<String> ada = () -> rollback(stage.ada(), "step 2 done");
      List<String> said =
          both.invokeAll(List.of(ben, ada)).stream().map(f -> f.resultNow()).toList();
      assertThat(said).filteredOn(one -> one.contains("Step 2: done")).hasSize(1);
      assertThat(said).filteredOn(one -> one.contains("done already")).hasSize(1);
    }

    stage.seesIn(stage.ben().direct(), "your turn", "step 3", "begins when you press");
    assertThat(rollback(stage.ben(), "step 3 done")).contains("cannot be undone");
    rollback(stage.ben(), "step 3 done --sure");
    message("All steps are over. Well since");
    assertThat(rollback(stage.ada(), "verify")).contains("Nothing measures it");
    clock.forward(Duration.ofMinutes(5).plusSeconds(31));
    reply("I cannot tell by myself that all is well");
    assertThat(rollback(stage.ben(), "verify well because I bought a shirt"))
        .contains("counts as verified");
    message("*verified*");
    rollback(stage.ada(), "close");
    assertThat(rollback(stage.ada(), "step 2 failed again")).contains("No rollback is open");
    assertThat(replies("is late")).hasSize(1);
    assertThat(replies("still not over")).hasSize(1);
    assertThat(replies("cannot tell by myself")).hasSize(1);
    stage.nothingRejected();
  }

  private static RollbackPlan plan() {
    return new RollbackPlan(
        "production",
        "1.4.1",
        List.of(
            step("queue", "Turn the queue off.", null, true, true, Cast.ADA, List.of()),
            step(
                "deploy",
                "Deploy 1.4.1",
                "kubectl rollout undo <deploy>",
                true,
                false,
                Cast.BEN,
                List.of("queue")),
            step("data", "Restore the orders", null, false, false, Cast.BEN, List.of("deploy"))),
        Chain.LEAD,
        List.of(),
        List.of(),
        null);
  }

  private static Step step(
      String key,
      String text,
      @Nullable String command,
      boolean reversible,
      boolean containment,
      String owner,
      List<String> needs) {
    return new Step(
        key,
        Step.Kind.CODE,
        text,
        command,
        owner,
        Cast.CHIYO,
        Duration.ofMinutes(5),
        "Ann of Hosting, +44 20 7946 0000",
        needs,
        reversible,
        containment,
        null);
  }

  private String rollback(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/rollback " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private JsonObject message(String... pieces) {
    return among(false, pieces);
  }

  private JsonObject reply(String... pieces) {
    return among(true, pieces);
  }

  private List<JsonObject> replies(String piece) {
    return stage.sandbox().messages(Cast.LAUNCH).stream()
        .filter(one -> Answer.shown(one).contains("Rollback 1:"))
        .flatMap(head -> stage.sandbox().thread(Cast.LAUNCH, ts(head)).stream())
        .filter(one -> Answer.shown(one).contains(piece))
        .toList();
  }

  private JsonObject among(boolean thread, String... pieces) {
    return Awaitility.await()
        .alias(String.join(" + ", pieces))
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                (thread ? replies("") : stage.sandbox().messages(Cast.LAUNCH))
                    .stream()
                        .filter(
                            one -> List.of(pieces).stream().allMatch(Answer.shown(one)::contains))
                        .findFirst()
                        .orElseGet(JsonObject::new),
            one -> one.size() > 0);
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }
}
