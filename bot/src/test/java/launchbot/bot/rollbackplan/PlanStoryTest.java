package launchbot.bot.rollbackplan;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.checklist.EvidenceStore;
import launchbot.launch.LaunchStore;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.Test;

/** A plan is proposed, kept, changed by two at once, compared, restored, and loses its owner. */
class PlanStoryTest {

  @Test
  void aPlanFromItsProposalToTheDayItsOwnerLeaves() {
    var clock = new Ticking(Instant.parse("2026-11-24T10:00:00Z"));
    try (var database = TestDatabase.fresh();
        Stage stage = Stage.open(database, clock)) {
      stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
      stage.launch(stage.ada(), "role on-call @ben");
      assertThat(say(stage.ada(), "lint")).contains("There is no rollback plan", "/rollback plan");
      assertThat(say(stage.ben(), "plan"))
          .contains("There is no way back", "put-back", "Nothing is kept before you press");
      assertThat(say(stage.ben(), "plan keep")).contains("Version 1", "It would work");
      assertThat(evidence(database)).contains("version 1, has no gap");

      // Two forms of the same version: two steps, both kept; then the same step twice.
      String first = form(answer(stage.ada(), "plan step hold"));
      String second = form(answer(stage.ben(), "plan step look"));
      String third = form(answer(stage.chiyo(), "plan step hold"));
      assertThat(stage.ada().submit(first, step("hold", "Stop it at once", "maybe")).errors())
          .containsKey("target");
      assertThat(closed(stage.ada().submit(first, step("hold", "Stop it at once", "2m")))).isTrue();
      stage.whispered(Cast.ADA, Cast.LAUNCH, "Version 2");
      assertThat(closed(stage.ben().submit(second, step("look", "Look well", "3m")))).isTrue();
      stage.whispered(Cast.BEN, Cast.LAUNCH, "Version 3", "both changes are in it");
      assertThat(closed(stage.chiyo().submit(third, step("hold", "Hold on", "4m")))).isTrue();
      JsonObject asked =
          stage.whispered(Cast.CHIYO, Cast.LAUNCH, "while you wrote", "2m → 4m", "Stop it at once");
      stage.chiyo().click(asked.get("ts").getAsString(), "rollback_do:plan:confirm");
      stage.whispered(Cast.CHIYO, Cast.LAUNCH, "Version 4");
      assertThat(say(stage.ada(), "plan")).contains("Version 4", "Hold on", "Look well");
      assertThat(say(stage.ada(), "plan compare 2 4")).contains("Look well", "2m → 4m");
      assertThat(say(stage.ada(), "plan versions")).contains("proposed by Launchbot");

      // A pasted plan shows its diff first, and each mistake its line.
      String pasted = "plan environment: production\nsteps:\n- key: x y";
      assertThat(say(stage.ada(), pasted)).contains("Line 3");
      assertThat(say(stage.ada(), "plan environment: production\nprevious: 1.4.1\nchain: []"))
          .contains("This would change", "1.4.1", "step hold");
      assertThat(say(stage.ada(), "plan confirm 999")).contains("Nothing of yours waits");

      String feature = form(answer(stage.ada(), "features add"));
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("key", "checkout");
      fields.put("name", "Checkout");
      fields.put("probes", "77");
      assertThat(stage.ada().submit(feature, fields).errors().toString()).contains("no probe 77");
      fields.remove("probes");
      fields.put("customers", "nobody can <!channel> pay");
      assertThat(closed(stage.ada().submit(feature, fields))).isTrue();
      stage.whispered(Cast.ADA, Cast.LAUNCH, "Version 5", "No probe watches feature");
      assertThat(say(stage.ada(), "features show checkout")).contains("pay", "Switch");
      assertThat(say(stage.ada(), "features show chekout")).contains("Did you mean");
      assertThat(say(stage.ada(), "features remove checkout")).contains("Version 6");

      String criteria = form(answer(stage.ada(), "plan criteria"));
      assertThat(stage.ada().submit(criteria, Map.of("lines", "it is bad")).errors().toString())
          .contains("Line 1");
      assertThat(closed(stage.ada().submit(criteria, Map.of("lines", "error rate ≥ 5 % for 3m"))))
          .isTrue();
      assertThat(say(stage.ada(), "plan")).contains("error rate &gt;= 5% for 3m");
      String chain = form(answer(stage.ada(), "plan chain"));
      assertThat(closed(stage.ada().submit(chain, Map.of("lines", "lead, 1, 5m")))).isTrue();
      assertThat(say(stage.ada(), "plan export")).contains("on its way");
      stage.seesIn(stage.ada().direct(), "The way back in");
      assertThat(say(stage.ada(), "plan restore 1")).contains("Version 9");

      // Ben owns the steps, and leaves.
      stage.sandbox().deactivate(Cast.BEN);
      stage.seesIn(Cast.LAUNCH, "was deactivated in Slack", "hold");
      assertThat(say(stage.ada(), "lint")).contains("It would not work", "deactivated in Slack");
      assertThat(evidence(database)).contains("would not work");
      assertThat(say(stage.ada(), "plan remove")).contains("is removed", "restore");
      assertThat(evidence(database)).contains("was removed");
      stage.nothingRejected();
    }
  }

  private static Map<String, String> step(String key, String text, String target) {
    return Map.of(
        "key",
        key,
        "kind",
        "verification",
        "text",
        text,
        "owner",
        Cast.BEN,
        "target",
        target,
        "reversible",
        "yes",
        "containment",
        "no");
  }

  /** What the plan proves on the checklist now. */
  private static String evidence(TestDatabase database) {
    return database
        .ledger()
        .read(
            Cast.TEAM,
            sql ->
                EvidenceStore.of(sql, LaunchStore.open(sql).getFirst().id()).stream()
                    .filter(one -> one.source().equals("rollback-plan"))
                    .map(one -> one.result().key() + " " + one.words())
                    .collect(Collectors.joining()));
  }

  private static boolean closed(SubmitAnswer answer) {
    assertThat(answer.errors()).isNullOrEmpty();
    return answer.closed();
  }

  private static String say(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private static Answer answer(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/rollback " + words);
    assertThat(answer.error()).as("/rollback " + words).isNull();
    return answer;
  }

  private static String form(Answer answer) {
    return Objects.requireNonNull(answer.openedView(), answer.shown()).get("id").getAsString();
  }
}
