package launchbot.bot.status;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.decision.DecisionStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** May we go? Asked, answered, overridden, withdrawn, forgotten; one story in several scenes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GoStoryTest {
  private final Ticking clock = new Ticking(Instant.now());
  private final TestDatabase database = TestDatabase.fresh();
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    // Ada, who is the first, leads.
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker @ben");
    for (String approver : List.of(Cast.BEN, Cast.CHIYO)) {
      database
          .ledger()
          .<Integer>upkeep(
              Cast.TEAM,
              sql ->
                  sql.execute(
                      "insert into launch_role (workspace, launch, person, role, since) values"
                          + " ('%s', 1, '%s', 'approver', '2026-11-01Z')"
                              .formatted(Cast.TEAM, approver)));
    }
    sprint();
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void aNoGoForbidsNothingButTheLeadSaysWhy() {
    assertThat(go(stage.ben(), "ask because I want to").shown()).contains("Only the lead");
    assertThat(go(stage.ada(), "ask").shown()).contains("with a reason that everybody reads");
    Answer before = go(stage.ada(), "");
    assertThat(before.shown())
        .contains("⛔ NO-GO", "May Launch go?", "Blocker #1 is open", "<@" + Cast.BEN + ">");
    Answer form = stage.ada().click(ts(before), "go_ask");
    JsonObject view = Objects.requireNonNull(form.openedView());
    assertThat(stage.ada().submit(id(view), Map.of("reason", "The press waits")).closed()).isTrue();
    stage.seesIn(
        Cast.LAUNCH, "May Launch go?", "⛔ NO-GO when it was asked", "The press waits", "⏳");
    stage.seesIn(stage.ben().direct(), "May Launch go?", "Blocker #1");
    assertThat(go(stage.ada(), "ask because once more").shown()).contains("open already");
  }

  @Test
  @Order(2)
  void whatChangesMeanwhileIsSaid() {
    stage.type(stage.ada(), "add Upload fails | Photos are lost !blocker");
    assertThat(go(stage.ben(), "").shown()).contains("*Since then:* +1 blocker · 1 new reason");
  }

  @Test
  @Order(3)
  void aNoNeedsAReasonAndTheLastAnswerDecides() {
    assertThat(go(stage.sandbox().as(Cast.DANA), "yes").shown()).contains("This is asked of");
    assertThat(go(stage.ben(), "yes").shown()).contains("You said *go*", "1 still to answer");
    stage.seesIn(Cast.LAUNCH, "✅ <@" + Cast.BEN + ">: go", "⏳ <@" + Cast.CHIYO + ">");
    assertThat(go(chiyo(), "no").shown()).contains("needs a reason");
    assertThat(go(chiyo(), "no because cards fail").shown()).contains("You said *no-go*");
    stage.seesIn(Cast.LAUNCH, "⛔ *NO-GO.* *Launch* does not launch now", "cards fail");
    stage.seesIn(stage.ben().direct(), "⛔ *NO-GO* for *Launch*");
    assertThat(go(stage.ben(), "yes").shown()).contains("That is decided: *NO-GO*");
    assertThat(sprintState()).isEqualTo(Sprint.State.ACTIVE);
  }

  @Test
  @Order(4)
  void theLeadTakesAQuestionBack() {
    go(stage.ada(), "ask because we fixed it");
    assertThat(go(stage.ben(), "withdraw").shown()).contains("Only the lead");
    assertThat(go(stage.ada(), "withdraw").shown()).contains("taken back");
    stage.seesIn(Cast.LAUNCH, "was taken back. Nothing is decided");
    assertThat(go(stage.ben(), "yes").shown()).contains("took that question back");
  }

  @Test
  @Order(5)
  void afterADayItHasToBeAskedAnew() {
    go(stage.ada(), "ask because we fixed it");
    clock.forward(Duration.ofHours(25));
    assertThat(go(stage.ben(), "yes").shown()).contains("more than a day ago");
    assertThat(go(stage.ada(), "override because now").shown()).contains("more than a day ago");
    assertThat(go(stage.ada(), "ask because of the press").shown()).contains("on its way");
    stage.seesIn(Cast.LAUNCH, "was open for a day without an answer");
    go(stage.ada(), "withdraw");
  }

  @Test
  @Order(6)
  void twoWhoAnswerAtOnceAreBothHeardAndItIsDecidedOnce() throws Exception {
    stage.type(stage.ben(), "fix 1");
    stage.type(stage.ben(), "fix 2");
    Answer before = go(stage.ada(), "");
    assertThat(before.shown()).contains("🟢 GO", "Ask the approvers");
    stage.ada().click(ts(before), "go_ask");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "The question is on its way", "2 approvers");
    try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
      var ben = both.submit(() -> go(stage.ben(), "yes").shown());
      var chiyo = both.submit(() -> go(chiyo(), "yes").shown());
      assertThat(ben.get() + chiyo.get()).contains("1 still to answer", "hears of it");
    }
    stage.seesIn(Cast.LAUNCH, "🟢 *GO.* *Launch* launches");
    assertThat(stage.shownIn(Cast.LAUNCH).stream().filter(m -> m.contains("*GO.*"))).hasSize(1);
    assertThat(sprintState()).isEqualTo(Sprint.State.WENT);
    assertThat(go(stage.ada(), "ask").shown()).contains("gone already");
  }

  @Test
  @Order(7)
  void theLeadGoesAlone() {
    sprint(); // the next one
    go(stage.ada(), "ask");
    assertThat(go(stage.ada(), "override").shown()).contains("needs a reason");
    assertThat(go(stage.ben(), "override because I can").shown()).contains("Only the lead");
    Answer confirm = go(stage.ada(), "override because Chiyo is on a plane");
    assertThat(confirm.shown()).contains("Go without the approvers?");
    assertThat(decisions()).isEqualTo(2);
    stage.ada().click(ts(confirm), "go_override:" + newestCall());
    stage.seesIn(Cast.LAUNCH, "decided without the approvers: “Chiyo is on a plane”", "launches");
    assertThat(decisions()).isEqualTo(3);
    Answer kept = stage.ada().command(Cast.LAUNCH, "/launch decisions");
    assertThat(kept.shown())
        .contains("over the approvers", "Chiyo is on a plane", "NO-GO", "cards fail");
    assertThat(stage.ada().command(Cast.LAUNCH, "/launch history").shown())
        .contains("decided go over the approvers", "asked whether to go", "said go");
  }

  private SandboxPerson chiyo() {
    return stage.sandbox().as(Cast.CHIYO);
  }

  private Answer go(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, ("/launch go " + words).strip());
    assertThat(answer.error()).as("/launch go " + words).isNull();
    return answer;
  }

  private int decisions() {
    return database
        .ledger()
        .<Integer>read(Cast.TEAM, sql -> DecisionStore.newest(sql, 1, 10).size());
  }

  private long newestCall() {
    return database
        .ledger()
        .<Long>read(
            Cast.TEAM, sql -> launchbot.decision.GoCallStore.newest(sql, 1).orElseThrow().id());
  }

  private Sprint.State sprintState() {
    return database
        .ledger()
        .<Sprint.State>read(Cast.TEAM, sql -> SprintStore.find(sql, 1).orElseThrow().state());
  }

  private void sprint() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    var plan =
        new Plan("rescue-1", "Rescue", 1, List.of(new Plan.Day("all", "", Set.of())), Set.of());
    database
        .ledger()
        .<Boolean>write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null),
            tx -> {
              SprintStore.save(
                  tx,
                  new Sprint(
                      1,
                      plan,
                      today,
                      0,
                      Sprint.State.ACTIVE,
                      List.of(),
                      Cast.ADA,
                      clock.instant(),
                      null,
                      null,
                      1),
                  new Change("started", new Subject("sprint", 1), List.of(), null));
              return true;
            });
  }

  private static String ts(Answer answer) {
    return Objects.requireNonNull(answer.message()).get("ts").getAsString();
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
