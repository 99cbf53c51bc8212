package launchbot.bot.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Watching an address, from proposing it to removing it; one story in several scenes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProbeStoryTest {
  private Stage stage;

  @BeforeAll
  void open() {
    // Nothing that is watched here leaves the machine.
    stage = Stage.with(Map.of("LAUNCHBOT_DNS", "127.0.0.1:9"));
    typed(stage.ada(), "/triage add Signup hangs | Nobody gets in !blocker");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
  }

  @Test
  @Order(1)
  void anAddressIsProposedWhatFits() {
    assertThat(probe(stage.ada(), "")).contains("Nothing is watched yet");
    assertThat(probe(stage.ada(), "add")).contains("Type `/probe add https://");
    assertThat(probe(guest(), "add https://app.example.com")).contains("Guests");
    Answer proposal = answer(stage.ada(), "add https://app.example.com");
    assertThat(proposal.shown())
        .contains("What fits", "TLS", "every 6h", "email", "example.com", "Nothing is watched");
    assertThat(probe(stage.ada(), "list")).contains("Nothing is watched yet");
    assertThat(probe(stage.ada(), "add these https://app.example.com group shop"))
        .contains("6 probes watching", "#1", "#6", "app.example.com TLS");
    assertThat(probe(stage.ada(), "add these https://app.example.com"))
        .contains("Nothing was added", "#1 watches it already");
    assertThat(typed(stage.ada(), "/launch status").shown()).contains("6 probes:");
  }

  @Test
  @Order(2)
  void someOfThemAreChosenInAForm() {
    Answer form = answer(stage.ada(), "add choose https://docs.example.com");
    var saved =
        stage.ada().submit(id(form), Map.of("kinds", List.of("http", "tls"), "group", "docs"));
    assertThat(saved.closed()).as(saved.errors().toString()).isTrue();
    stage.whispered(Cast.ADA, Cast.SUPPORT, "2 probes watching", "#7", "#8");
    assertThat(probe(stage.ada(), "list group docs")).contains("#7", "#8").doesNotContain("#6");
  }

  @Test
  @Order(3)
  void oneIsTypedInFull() {
    assertThat(
            probe(
                stage.ada(),
                "add http https://pay.example.com/checkout every 30s expect status 200-299 expect"
                    + " body has \"Sign in\" timeout 3s as \"Checkout page\" group checkout"
                    + " warning proves pre-launch.admin-protected after 3/10 parent 1"))
        .contains("watched from now on", "#9", "Checkout page");
    assertThat(probe(stage.ada(), "show 9"))
        .contains(
            "Checkout page",
            "every 30s",
            "timeout 3s",
            "down after 3/10",
            "depends on app.example.com",
            "body has \"Sign in\"",
            "proves pre-launch.admin-protected",
            "warning");
    assertThat(probe(stage.ada(), "add http https://pay.example.com/checkout"))
        .contains("#9 watches it already");
    assertThat(probe(stage.ada(), "add http https://user:pw@example.com")).contains("Leave out");
    assertThat(probe(stage.ada(), "add http http://127.0.0.1/")).doesNotContain("watched from now");
    assertThat(probe(stage.ada(), "add http https://x.example.com evry 60s"))
        .contains("Did you mean `every`?");
    assertThat(probe(stage.ada(), "add http https://x.example.com every often"))
        .contains("`every 60s`");
    assertThat(probe(stage.ada(), "add http https://x.example.com proves pre-launch.nothing"))
        .contains("No item of the checklist");
    assertThat(probe(stage.ada(), "add email-auth example.org selektors=google k1"))
        .contains("Did you mean `selectors`?");
    assertThat(probe(stage.ada(), "add heartbeat backup")).contains("/probe heartbeat");
  }

  @Test
  @Order(4)
  void itIsChangedTypedAndInAForm() {
    assertThat(probe(stage.ada(), "edit 9 every 45s expect none group none parent none"))
        .contains("Changed", "every 45s");
    assertThat(probe(stage.ada(), "show 9")).doesNotContain("expects", "depends on");
    assertThat(probe(stage.ada(), "edit 9 every 45s")).contains("exactly like that already");
    assertThat(probe(stage.ada(), "edit 9 every 1s")).contains("every 10 s");
    assertThat(probe(stage.ada(), "rename 9 Pay by card")).contains("Pay by card");
    assertThat(probe(stage.ada(), "rename 9 app.example.com")).contains("#1 has that name");
    Answer form = answer(stage.ada(), "edit 9");
    Answer late = answer(stage.ben(), "edit 9");
    var wrong = stage.ada().submit(id(form), Map.of("every", "soon"));
    assertThat(wrong.errors().toString()).contains("A length of time");
    assertThat(stage.ada().submit(id(form), Map.of("every", "2m", "expect", "status 200")).closed())
        .isTrue();
    stage.whispered(Cast.ADA, Cast.SUPPORT, "Changed", "every 2m");
    assertThat(stage.ben().submit(id(late), Map.of("name", "Bens")).errors().toString())
        .contains("Somebody changed #9");
    assertThat(probe(stage.ada(), "history 9")).contains("added", "30s → 45s", "Pay by card");
  }

  @Test
  @Order(5)
  void itRestsGoesAndComesBack() {
    assertThat(probe(guest(), "pause 9")).contains("Guests");
    assertThat(probe(guest(), "show 9")).contains("Pay by card");
    assertThat(probe(stage.ada(), "pause 9")).contains("rests now", "paused since");
    assertThat(probe(stage.ada(), "pause 9")).contains("paused already");
    assertThat(probe(stage.ada(), "run 9")).contains("/probe resume 9");
    assertThat(probe(stage.ada(), "list paused")).contains("1 probe", "#9");
    assertThat(probe(stage.ada(), "resume 9")).contains("looks again");
    assertThat(probe(stage.ada(), "remove 9")).contains("Remove *#9*");
    assertThat(probe(stage.ada(), "remove 9 yes")).contains("is removed", "/probe restore 9");
    assertThat(probe(stage.ada(), "show 9")).contains("There is no probe #9");
    assertThat(probe(stage.ada(), "restore 9")).contains("It is back");
    assertThat(probe(stage.ada(), "restore 9")).contains("There is no removed probe");
    assertThat(probe(stage.ada(), "history 9")).contains("removed", "restored");
    assertThat(typed(stage.ada(), "/launch history").shown()).contains("probe 9");
  }

  @Test
  @Order(6)
  void nobodyIsWokenDuringMaintenance() {
    assertThat(probe(stage.ada(), "maintenance")).contains("No maintenance is planned");
    assertThat(probe(guest(), "maintenance all for 1h")).contains("Guests");
    assertThat(probe(stage.ada(), "maintenance 9 for 1h because deploy"))
        .contains("Maintenance *1*", "Pay by card", "until", "deploy");
    assertThat(probe(stage.ada(), "maintenance docs every sunday 02:00-03:00"))
        .contains("group docs", "every Sunday 02:00–03:00");
    assertThat(probe(stage.ada(), "maintenance nobody for 1h")).contains("no such probe or group");
    assertThat(probe(stage.ada(), "maintenance all for ever")).contains("Say how long");
    assertThat(probe(stage.ada(), "maintenance")).contains("Pay by card", "group docs");
    assertThat(probe(stage.ada(), "maintenance end 1")).contains("is over");
    assertThat(probe(stage.ada(), "maintenance end 1")).contains("no maintenance 1 to end");
  }

  @Test
  @Order(7)
  void aFileSaysWhatThereIs() {
    assertThat(probe(guest(), "apply")).contains("Guests");
    assertThat(probe(stage.ada(), "export")).contains("on its way");
    stage.seesIn(stage.ada().direct(), "The probes of this launch");
    Answer form = answer(stage.ada(), "apply");
    var wrong = stage.ada().submit(id(form), Map.of("typed", "probes:\n- name: A\n  kind: x\n"));
    assertThat(wrong.errors().toString()).contains("Line 3");
    String file =
        """
        probes:
        - name: Pay by card
          kind: http
          target: https://pay.example.com/checkout
          every: 5m
        - name: Docs
          kind: tls
          target: www.example.com
          parent: Pay by card
        """;
    var shown = stage.ada().submit(id(form), Map.of("typed", file));
    assertThat(shown.closed()).as(shown.errors().toString()).isTrue();
    JsonObject diff =
        stage.whispered(
            Cast.ADA, Cast.SUPPORT, "1 added, 1 changed", "adds Docs", "2m → 5m", "removes #1");
    assertThat(probe(stage.ada(), "edit 9 every 10m")).contains("Changed");
    stage.ada().click(diff.get("ts").getAsString(), "probefile_apply");
    JsonObject anew =
        stage.whispered(Cast.ADA, Cast.SUPPORT, "Something changed since you looked", "10m → 5m");
    stage.ada().click(anew.get("ts").getAsString(), "probefile_apply");
    stage.whispered(Cast.ADA, Cast.SUPPORT, "Applied: 1 added, 1 changed");
    assertThat(probe(stage.ada(), "list")).contains("2 probes", "Docs", "every 5m");
  }

  private SandboxPerson guest() {
    return stage.sandbox().as(Cast.GUS);
  }

  private String probe(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private Answer answer(SandboxPerson person, String words) {
    return typed(person, "/probe " + words);
  }

  /** Where guests are too. */
  private Answer typed(SandboxPerson person, String command) {
    Answer answer = person.command(Cast.SUPPORT, command);
    assertThat(answer.error()).as(command).isNull();
    return answer;
  }

  private static String id(Answer answer) {
    JsonObject view = Objects.requireNonNull(answer.openedView());
    return view.get("id").getAsString();
  }
}
