package launchbot.bot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.launch.LaunchRole;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.rollbackplan.Chain;
import launchbot.rollbackplan.PlanStore;
import launchbot.rollbackplan.ProductFeature;
import launchbot.rollbackplan.RollbackPlan;
import launchbot.rollbackplan.Step;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Rollbacks as the team sees them: refused, approved by the next one, by nobody, alone. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RollbackStoryTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    sql(
        "insert into launch_role (workspace, launch, person, role, since) values"
            + " ('%s', 1, '%s', 'approver', '2026-11-01Z')".formatted(Cast.TEAM, Cast.BEN));
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void withoutAPlanItIsSaidAndStillPossible() {
    assertThat(said(stage.ada(), "show")).contains("No rollback is open here");
    assertThat(said(stage.ada(), "now stagign because errors rise"))
        .contains("no environment of that name");
    JsonObject form =
        Objects.requireNonNull(stage.chiyo().command(Cast.LAUNCH, "/rollback now").openedView());
    SubmitAnswer sent = stage.chiyo().submit(id(form), Map.of("said", "errors <!channel> rise"));
    assertThat(sent.errors()).isEmpty();

    stage.whispered(Cast.CHIYO, Cast.LAUNCH, "Rollback 1 is proposed", "Nobody has written a plan");
    JsonObject message =
        message("Rollback 1:", "Nobody has written a plan", "errors &lt;!channel&gt; rise");
    assertThat(Answer.shown(message)).contains("Waits for <@" + Cast.ADA + ">");
    stage.seesIn(stage.ada().direct(), "Rollback 1 waits for you");
    assertThat(said(stage.dana(), "approve")).contains("You are not in its chain");
    stage.sandbox().as(Cast.GUS).click(ts(message), "rollback_do:approve");
    stage.whispered(Cast.GUS, Cast.LAUNCH, "Guests can report and read");
    assertThat(stage.launch(stage.ada(), "status").shown()).contains("Rollback 1 is *proposed*");

    JsonObject why = view(stage.ada().click(ts(message), "rollback_do:refuse"));
    stage.ada().submit(id(why), Map.of("said", "It is the provider"));

    message("Rollback 1:", "*refused*", "It is the provider");
    assertThat(said(stage.ada(), "approve 1")).contains("It was refused");
    assertThat(rows("decision_log")).isOne();
  }

  @Test
  @Order(2)
  void whereOneDoesNotAnswerTheNextOneDoesAndTwoPressOnce() throws Exception {
    plan();
    stage.ada().command(Cast.LAUNCH, "/incident Nobody can pay !sev1");
    message("Incident 1:", "Nobody can pay");
    said(stage.chiyo(), "now because errors rise since 1.4.2");
    JsonObject card = reply("Rollback 2:", "back to 1.4.1", "Plan, version 1");
    assertThat(Answer.shown(card)).contains("from", "<@" + Cast.BEN + ">");
    assertThat(said(stage.dana(), "now because customers call"))
        .contains("proposed already; your reason stands in its message");
    reply("Rollback 2:", "Also: customers call");
    assertThat(said(stage.ben(), "approve")).contains("is asked first");

    clock.forward(Duration.ofMinutes(10));

    reply("did not answer in time", "Now <@" + Cast.BEN + "> is asked too");
    stage.seesIn(stage.ben().direct(), "Rollback 2 waits for you");
    JsonObject asked = reply("Rollback 2:", "Waits for <@%s>, <@%s>".formatted(Cast.ADA, Cast.BEN));
    try (var threads = Executors.newFixedThreadPool(2)) {
      var one = threads.submit(() -> press(stage.ben(), ts(asked)));
      var other = threads.submit(() -> press(stage.ada(), ts(asked)));
      one.get();
      other.get();
    }
    reply("Rollback 2:", "*approved*", "Does the live data fit the older version?");
    assertThat(rows("rollback_approval where run = 2")).isOne();
    assertThat(rows("decision_log where words like '%approved%'")).isOne();
    message("Incident 1:", "Rollback 2 is *approved*");
  }

  @Test
  @Order(3)
  void nothingBeginsBeforeThePreflightIsAnswered() {
    assertThat(said(stage.chiyo(), "start")).contains("Answer the preflight first");
    assertThat(said(stage.chiyo(), "check data yes")).contains("Still open");
    reply("Rollback 2:", "*preflight*");
    assertThat(said(stage.chiyo(), "check backup no because it is two days old"))
        .contains("`backup` is answered with no");
    assertThat(said(stage.chiyo(), "check backup overrule because we must"))
        .contains("for those who approve");
    assertThat(said(stage.chiyo(), "check sessions n/a")).contains("Still open");
    assertThat(said(stage.chiyo(), "check migrations yes none since 1.4.1")).contains("Still open");
    assertThat(said(stage.chiyo(), "start")).contains("`backup` is answered with no");
    assertThat(said(stage.ben(), "check backup overrule because nothing was written"))
        .contains("Nothing stands in the way");

    assertThat(said(stage.chiyo(), "start")).contains("Its steps begin");

    reply("Rollback 2:", "*running*");
    message("Incident 1:", "*identified*", "rollback 2 is under way");
    Awaitility.await().until(() -> rows("notice where moment = 'rollback'") == 1);
    assertThat(rows("decision_log where words like '%although the preflight%'")).isOne();

    JsonObject why =
        view(stage.ben().click(ts(reply("Rollback 2:", "*running*")), "rollback_do:abort"));
    stage.ben().submit(id(why), Map.of("said", "worse than before"));

    reply("is *aborted*", "it was running", "Nothing is undone by itself");
    reply("Rollback 2:", "*aborted*", "worse than before");
  }

  @Test
  @Order(4)
  void whoeverIsOnCallBreaksTheGlassAndTheChainIsTold() {
    sql(
        "insert into rota (workspace, launch, people, since) values ('%s', 1, '{%s}', '2026-11-30')"
            .formatted(Cast.TEAM, Cast.DANA));
    said(stage.chiyo(), "now because errors rise again");
    reply("Rollback 3:", "<@%s> can break the glass".formatted(Cast.DANA));
    assertThat(said(stage.chiyo(), "break-glass because nobody answers"))
        .contains("Only whoever is on call breaks the glass");

    assertThat(said(stage.dana(), "break-glass because nobody answers")).contains("is broken");

    reply("Rollback 3:", "*approved*", "who broke the glass");
    stage.seesIn(stage.ada().direct(), "Rollback 3 was approved by", "nobody answers");
    stage.seesIn(stage.ben().direct(), "Rollback 3 was approved by", "nobody answers");
    said(stage.dana(), "abort because it was the provider after all");
    reply("Rollback 3:", "*aborted*");
  }

  @Test
  @Order(5)
  void whoHasLeftIsNotWaitedFor() {
    said(stage.chiyo(), "now because errors rise once more");
    reply("Rollback 4:", "Waits for <@" + Cast.ADA + ">");

    stage.sandbox().deactivate(Cast.ADA);

    reply("was deactivated", "Now <@" + Cast.BEN + "> is asked too");
    assertThat(said(stage.ben(), "approve because errors rise")).contains("It is approved");
    assertThat(said(stage.ben(), "list")).contains("*4* production back to 1.4.1", "*1* ");
    assertThat(rows("rollback_approval where alone and run = 3")).isOne();
  }

  private void plan() {
    var plan =
        new RollbackPlan(
            "production",
            "1.4.1",
            List.of(
                new Step(
                    "code",
                    Step.Kind.CODE,
                    "Deploy the build before",
                    null,
                    Cast.ADA,
                    Cast.BEN,
                    Duration.ofMinutes(5),
                    null,
                    List.of(),
                    true,
                    false,
                    "checkout")),
            new Chain(
                List.of(
                    new Chain.Link(LaunchRole.LEAD, List.of(), 1, Duration.ofMinutes(10)),
                    new Chain.Link(LaunchRole.APPROVER, List.of(), 1, Duration.ofMinutes(10)))),
            List.of(),
            List.of(
                new ProductFeature(
                    "checkout", "Checkout", List.of(), List.of(), List.of(), null, null, null)),
            null);
    database
        .ledger()
        .<Boolean>write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null),
            tx -> PlanStore.add(tx, 1, plan, 0, null, List.of()).isPresent());
  }

  private String said(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/rollback " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  /** Presses it, unless the card has followed already and has no such button any more. */
  private static boolean press(SandboxPerson person, String card) {
    try {
      person.click(card, "rollback_do:approve");
      return true;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("rollback_do:approve");
      return false;
    }
  }

  private JsonObject message(String... pieces) {
    return among(() -> stage.sandbox().messages(Cast.LAUNCH), pieces);
  }

  /** Under the incident. */
  private JsonObject reply(String... pieces) {
    String head = ts(message("Incident 1:"));
    return among(() -> stage.sandbox().thread(Cast.LAUNCH, head), pieces);
  }

  /** Waits for it; meanwhile the clock runs on, since Slack takes a message a second only. */
  private JsonObject among(Supplier<List<JsonObject>> those, String... pieces) {
    return Awaitility.await(String.join(", ", pieces))
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              JsonObject found =
                  those.get().stream()
                      .filter(one -> List.of(pieces).stream().allMatch(Answer.shown(one)::contains))
                      .findFirst()
                      .orElseGet(JsonObject::new);
              if (found.size() == 0) {
                clock.forward(Duration.ofMillis(500));
              }
              return found;
            },
            one -> one.size() > 0);
  }

  private int rows(String which) {
    return new Rows(database).count(which);
  }

  private void sql(String statement) {
    database.ledger().<Integer>upkeep(Cast.TEAM, sql -> sql.execute(statement));
  }

  private static JsonObject view(Answer answer) {
    return Objects.requireNonNull(answer.openedView());
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }
}
