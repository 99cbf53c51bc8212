package launchbot.bot.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.launch.LaunchStore;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Runbooks: written by two at once, found, linked, shown in an incident, removed and restored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RunbookStoryTest {
  private static final String FIRST = "words-0-text";

  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T09:10:00Z"));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "list");
    stage.launch(stage.ada(), "check");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void twoWriteOneAndNothingIsLost() {
    assertThat(runbook(stage.ada(), "")).contains("None is written yet");
    String form = form(stage.ada(), "add Checkout is down");
    assertThat(
            stage
                .ada()
                .submit(
                    form,
                    Map.of(
                        "title",
                        "Checkout is down",
                        FIRST,
                        "## First\n\n- [ ] Restart the **worker** <!channel> <@U0ADA00001>\n- see"
                            + " [the graph](https://example.com/g) \u202Eمرحبا"))
                .closed())
        .isTrue();
    assertThat(runbook(stage.ben(), "show 1"))
        .contains("*First*", "☐ Restart the *worker*", "<https://example.com/g|the graph>", "مرحبا")
        .doesNotContain("<!channel>", "\u202E", "<@U0ADA00001> ");
    String adas = form(stage.ada(), "edit 1");
    String bens = form(stage.ben(), "edit 1");
    stage.ada().submit(adas, Map.of("title", "Checkout is down", FIRST, "Call the bank."));
    SubmitAnswer both =
        stage.ben().submit(bens, Map.of("title", "Checkout is down", FIRST, "Call Stripe."));
    JsonObject view = Objects.requireNonNull(both.view());
    assertThat(Answer.shown(view)).contains("while you did", "Call the bank.", "Call Stripe.");
    stage
        .ben()
        .submit(
            view.get("id").getAsString(),
            Map.of("title", "Checkout is down", FIRST, "Call the bank, then Stripe."));
    assertThat(runbook(stage.ada(), "show 1")).contains("bank, then Stripe", "Version 3");
    assertThat(runbook(stage.ada(), "versions 1")).contains("3 versions");
    assertThat(runbook(stage.ada(), "versions 1 2")).contains("The file is");
    SubmitAnswer secret =
        stage
            .ada()
            .submit(
                form(stage.ada(), "add"), Map.of("title", "x", FIRST, "password: Hunter2Quince"));
    assertThat(secret.errors().toString())
        .contains("where the secret is kept")
        .doesNotContain("Quince");
  }

  @Test
  @Order(2)
  void theyAreFoundAndCalledByTheirTypos() {
    String file =
        stage
            .ada()
            .upload(
                "mail.md",
                "# Mail is late\n\nCheck SPF, then the queue.".getBytes(StandardCharsets.UTF_8));
    assertThat(stage.ada().submit(form(stage.ada(), "add"), Map.of("file", List.of(file))).closed())
        .isTrue();
    assertThat(runbook(stage.ben(), "find queues"))
        .contains("One runbook", "Mail is late", "*queue*");
    assertThat(runbook(stage.ben(), "find chekout")).contains("Did you mean", "checkout");
    assertThat(runbook(stage.ben(), "find <!channel>")).doesNotContain("<!channel>");
    assertThat(runbook(stage.ben(), "link 1 probe 77")).contains("no such probe");
    assertThat(runbook(stage.ben(), "show 77")).contains("There is no such runbook");
  }

  @Test
  @Order(3)
  void anIncidentShowsWhatToDo() {
    assertThat(runbook(stage.ben(), "link 1 severity sev2")).contains("shown for severity sev2");
    assertThat(runbook(stage.ben(), "link 1 severity sev2")).contains("linked to that already");
    stage.ada().command(Cast.LAUNCH, "/incident open Nobody can pay !sev2");
    stage.seesIn(Cast.LAUNCH, "Nobody can pay", "What to do: runbook 1, Checkout is down");
  }

  @Test
  @Order(4)
  void theFirstResponseNoteProvesItsItem() {
    String form = form(stage.ada(), "template first-response");
    assertThat(
            stage
                .ada()
                .submit(form, Map.of("title", "First response", FIRST, "Logs: (fill in: a link)"))
                .closed())
        .isTrue();
    assertThat(item()).contains("to fill in");
    stage
        .ada()
        .submit(
            form(stage.ada(), "edit 3"),
            Map.of("title", "First response", FIRST, "Logs: https://logs.example.com"));
    assertThat(item()).contains("runbook 3, version 2 is the first-response note");
    assertThat(runbook(stage.ada(), "remove 3")).contains("is removed");
    assertThat(item()).contains("was removed");
    assertThat(runbook(stage.ada(), "list")).doesNotContain("First response");
    runbook(stage.ada(), "restore 3");
    assertThat(item()).contains("is the first-response note");
  }

  /** What the source of the item says. */
  private String item() {
    return database
        .ledger()
        .<List<Evidence>>read(
            Cast.TEAM,
            sql ->
                EvidenceStore.of(sql, LaunchStore.ofChannel(sql, Cast.LAUNCH).orElseThrow().id()))
        .stream()
        .filter(one -> one.source().equals("runbook"))
        .map(Evidence::words)
        .findFirst()
        .orElse("");
  }

  private String runbook(SandboxPerson person, String words) {
    return stage.launch(person, "runbook " + words).shown();
  }

  private String form(SandboxPerson person, String words) {
    Answer answer = stage.launch(person, "runbook " + words);
    JsonObject view = answer.openedView();
    assertThat(view).as(words + ": " + answer.shown()).isNotNull();
    return Objects.requireNonNull(view).get("id").getAsString();
  }
}
