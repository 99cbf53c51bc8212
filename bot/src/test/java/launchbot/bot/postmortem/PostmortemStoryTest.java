package launchbot.bot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.bot.incident.Response;
import launchbot.incident.Crew;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Request;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.page.PageStore;
import launchbot.page.StatusPage;
import launchbot.postmortem.Waiting;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.sandbox.SubmitAnswer;
import launchbot.testkit.TestDatabase;
import launchbot.timer.TimerStore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** After an incident: drafted, written by two, done about, published, public, and taken off. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PostmortemStoryTest {
  private static final String FIRST = "words-0-text";

  private final TestDatabase database = TestDatabase.fresh();

  /** A Thursday evening. */
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));

  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    stage.type(stage.ben(), "list");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void whenItIsOverADraftIsReady() {
    assertThat(refusal(stage.ada(), "")).contains("No incident is open here");
    broken("Nobody can pay", false, Resolution.FIXED);
    JsonObject ready = reply("Nobody can pay", "A draft of the postmortem is ready");
    assertThat(Answer.shown(ready)).contains("<@" + Cast.BEN + "> writes the rest");
    Answer shown = postmortem(stage.ada(), "");
    assertThat(shown.shown())
        .contains("Postmortem of incident 1: Nobody can pay", "Draft", "due Thu 10 Dec")
        .contains("A migration locked the orders", "What helped us notice it?");
    assertThat(stage.ada().click(ts(ready), "postmortem_do:show").error()).isNull();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Postmortem of incident 1", "Write a section");
    assertThat(refusal(stage.ada(), "7")).contains("There is no incident 7 here");
    assertThat(refusal(stage.ada(), "1 frobnicate")).contains("I don't know what to do");
    assertThat(refusal(stage.sandbox().as(Cast.GUS), "")).contains("No launch belongs");
  }

  @Test
  @Order(2)
  void twoWriteTheSameSectionAndNothingIsLost() {
    String adas = form(stage.ada(), "edit badly");
    String bens = form(stage.ben(), "edit badly");
    assertThat(
            stage
                .ada()
                .submit(adas, Map.of(FIRST, "# Ben should have known. <!channel> \u202Eمرحبا 🙂"))
                .closed())
        .isTrue();
    SubmitAnswer both = stage.ben().submit(bens, Map.of(FIRST, "The alarm came late."));
    JsonObject view = Objects.requireNonNull(both.view());
    assertThat(Answer.shown(view))
        .contains("while you did", "<@" + Cast.ADA + ">", "مرحبا 🙂", "The alarm came late.");
    stage
        .ben()
        .submit(
            view.get("id").getAsString(),
            Map.of(FIRST, "Ben should have known.\n\nThe alarm came late."));
    assertThat(postmortem(stage.ada(), "").shown())
        .contains("by <@" + Cast.BEN + ">", "Without blame", "“Ben”", "name the role or the system")
        .doesNotContain("<!channel>");
    assertThat(postmortem(stage.ada(), "versions badly").shown()).contains("2 versions are");
    assertThat(file(stage.ada())).contains("### Ben should have known. <!channel> مرحبا 🙂");
  }

  @Test
  @Order(3)
  void theWholeGoesOutAndComesBackAsAFile() {
    postmortem(stage.ada(), "file");
    String first = file(stage.ada());
    assertThat(first)
        .startsWith("<!-- launchbot postmortem 1: summary=0-")
        .contains("## What went well");
    String bens = form(stage.ben(), "edit impact");
    stage.ben().submit(bens, Map.of(FIRST, "About 40 people could not pay."));
    String mine =
        first
            .replace(
                "*What helped us notice it? What kept it small?*",
                "The probe saw it.\n" + "a ".repeat(50_000))
            .replace("## Impact\n", "## Impact\n\nMore than we think.");
    assertThat(handIn(mine.replace("## Decisions", "## Decision")).errors().get("file"))
        .contains("There is no section of that name: Decision", "Contributing causes");
    assertThat(handIn(mine).closed()).isTrue();
    JsonObject taken = stage.whispered(Cast.ADA, Cast.LAUNCH, "Taken: What went well.");
    assertThat(Answer.shown(taken))
        .contains("Impact* was not taken", "About 40 people", "More than we think");
    assertThat(file(stage.ada())).contains("## Impact", "More than we think.");
    assertThat(refusal(stage.ada(), "edit well")).contains("too long for a form");
    postmortem(stage.ada(), "take well");
    assertThat(refusal(stage.ada(), "take well")).contains("is as drafted");
  }

  @Test
  @Order(4)
  void actionsBecomeEntriesWithOwnersAndDates() {
    String form = form(stage.ada(), "action");
    Map<String, Object> action =
        Map.of("title", "Migrations run against a copy first", "due", "2026-12-17");
    assertThat(stage.ada().submit(form, with(action, Cast.EVE)).errors().get("title"))
        .contains("deactivated");
    assertThat(stage.ada().submit(form, with(action, Cast.BEN)).closed()).isTrue();
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Saved as *#2*", "<@" + Cast.BEN + ">");
    assertThat(postmortem(stage.ada(), "").shown())
        .contains("Migrations run against a copy first", "due Thu 17 Dec", "open");
    assertThat(stage.type(stage.ada(), "show 2"))
        .contains("incident 1 can happen again", "#postmortem");
    stage.seesIn(stage.ben().direct(), "Migrations run against a copy first");
  }

  @Test
  @Order(5)
  void itIsPublishedInsideAsAFileAndAgainAsUpdated() {
    SubmitAnswer answer =
        stage.ada().submit(form(stage.ada(), "publish"), Map.of("channel", Cast.GENERAL));
    assertThat(answer.errors()).isEmpty();
    stage.seesIn(Cast.GENERAL, "the postmortem of incident 1 (Nobody can pay), published by");
    assertThat(postmortem(stage.ada(), "").shown()).contains("Published in <#" + Cast.GENERAL);
    String bens = form(stage.ben(), "edit summary");
    stage
        .ben()
        .submit(bens, Map.of(FIRST, "Ben Okafor saw that @ada and <b>others</b> could not pay."));
    assertThat(postmortem(stage.ada(), "").shown()).contains("changed since");
    stage.ada().submit(form(stage.ada(), "publish"), Map.of());
    stage.seesIn(Cast.GENERAL, "Updated: the postmortem of incident 1");
  }

  @Test
  @Order(6)
  void outsideItIsReadExactlyAsItWasShownAndTakenOffAgain() throws Exception {
    assertThat(refusal(stage.ada(), "public")).contains("There is no public page yet");
    page();
    String choose = form(stage.ada(), "public");
    SubmitAnswer shown =
        stage
            .ada()
            .submit(
                choose,
                Map.of(
                    "title",
                    "Payments failed",
                    "sections",
                    List.of("summary", "causes", "actions")));
    JsonObject view = Objects.requireNonNull(shown.view());
    assertThat(Answer.shown(view))
        .contains("Everybody will read this at", "/status/acme/postmortem/1", "Payments failed")
        .contains("one of the team saw that one of the team and <b>others</b> could not pay")
        .contains("- Migrations run against a copy first")
        .doesNotContain("Okafor");
    assertThat(get().statusCode()).isEqualTo(404);
    stage.ada().submit(view.get("id").getAsString(), Map.of());
    stage.whispered(Cast.ADA, Cast.LAUNCH, "It is public now");
    HttpResponse<String> page = get();
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<h1>Payments failed</h1>", "&lt;b&gt;others&lt;/b&gt; could not pay")
        .contains("A migration locked the orders")
        .doesNotContain("Okafor", Cast.BEN, "@ada", "<script", "should have known", "#2");
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(postmortem(stage.ada(), "").shown()).contains("On the public page since");
    postmortem(stage.ben(), "withdraw");
    assertThat(get().statusCode()).isEqualTo(404);
    assertThat(refusal(stage.ben(), "withdraw")).contains("Nothing of it is on the public page");
  }

  @Test
  @Order(7)
  void aDrillHasOneOnlyIfSomebodyAsksAndIsNeverPublic() {
    broken("The drill hall burns", true, Resolution.FIXED);
    assertThat(refusal(stage.ada(), "2")).contains("has no postmortem", "draft 2");
    assertThat(postmortem(stage.ada(), "draft 2").shown())
        .contains("DRILL · Postmortem of incident 2");
    assertThat(refusal(stage.ada(), "public 2")).contains("A drill is never public");
    assertThat(refusal(stage.ada(), "skip 2")).contains("Say why");
    assertThat(postmortem(stage.ada(), "skip 2 because it was an exercise").shown())
        .contains("Not written: it was an exercise");
    broken("Nothing, it turned out", false, Resolution.FALSE_ALARM);
    assertThat(refusal(stage.ada(), "3")).contains("has no postmortem");
  }

  @Test
  @Order(8)
  void whoDoesNotWriteIsRemindedWithAnEnd() {
    broken("Search finds nothing", false, Resolution.ROLLED_BACK);
    postmortem(stage.ada(), "4 owner @chiyo");
    stage.seesIn(stage.chiyo().direct(), "asks you to write the postmortem of", "incident 4");
    // A week later, at nine in Stockholm
    clock.forward(Duration.between(clock.instant(), Instant.parse("2026-12-10T08:00:30Z")));
    stage.seesIn(stage.chiyo().direct(), "incident 4", "is due today");
    clock.forward(Duration.between(clock.instant(), Instant.parse("2026-12-14T08:00:30Z")));
    stage.seesIn(stage.chiyo().direct(), "incident 4", "was due on Thu 10 Dec");
    clock.forward(Duration.between(clock.instant(), Instant.parse("2026-12-17T08:00:30Z")));
    Awaitility.await().untilAsserted(() -> assertThat(reminders()).hasSize(3));
    clock.forward(Duration.between(clock.instant(), Instant.parse("2026-12-18T08:00:30Z")));
    stage.seesIn(stage.ada().direct(), "incident 4", "I ask nobody any more");
    assertThat(reminders()).hasSize(3);
    Optional<Instant> next =
        database.ledger().read(Cast.TEAM, sql -> TimerStore.dueAt(sql, Waiting.REMIND, 4));
    assertThat(next).isEmpty();
  }

  private List<String> reminders() {
    return stage.shownIn(stage.chiyo().direct()).stream()
        .filter(text -> text.contains("incident 4") && text.contains(" due "))
        .filter(text -> text.contains("ends this"))
        .toList();
  }

  /** It breaks, its cause is found, it ends; as the desk of incidents does it. */
  private void broken(String feels, boolean drill, Resolution how) {
    var desk = new Response[1];
    desk[0] = new Response(() -> List.of(new Beginning(desk[0])));
    Instant began = clock.instant();
    long id =
        database
            .ledger()
            .<Long>write(
                cause(Cast.ADA),
                tx -> {
                  Launch launch = launch();
                  Launch held = LaunchStore.lock(tx, launch.id()).orElseThrow();
                  Incident one =
                      desk[0].open(
                          tx,
                          held,
                          new Incident.Draft(
                              feels, Sev.SEV2, drill, Cast.LAUNCH, began, began, Cast.ADA));
                  var crew = new Crew(Cast.BEN, null, null);
                  return desk[0]
                      .save(
                          tx,
                          held,
                          one,
                          one.with(crew),
                          new Change("commander", one.subject(), List.of(), null))
                      .id();
                });
    for (Request next :
        List.of(
            new Request.Identify("A migration locked the orders"),
            new Request.Resolve(how, null))) {
      database
          .ledger()
          .<Boolean>write(
              cause(Cast.BEN),
              tx -> {
                Launch held = LaunchStore.lock(tx, launch().id()).orElseThrow();
                desk[0].decide(tx, held, IncidentStore.lock(tx, id).orElseThrow(), next);
                return true;
              });
    }
    stage.seesIn(Cast.LAUNCH, "Incident", feels);
  }

  private Launch launch() {
    return database
        .ledger()
        .read(Cast.TEAM, sql -> LaunchStore.ofChannel(sql, Cast.LAUNCH))
        .orElseThrow();
  }

  private void page() {
    Launch launch = launch();
    database
        .ledger()
        .<Boolean>write(
            cause(Cast.ADA),
            tx ->
                PageStore.add(
                        tx,
                        StatusPage.draft(launch.id(), "acme", "Acme", clock.instant()).shown(true))
                    .isPresent());
  }

  private Cause cause(String person) {
    return new Cause(Cast.TEAM, Actor.person(person), clock.instant(), null);
  }

  private static Map<String, Object> with(Map<String, Object> action, String owner) {
    var all = new HashMap<>(action);
    all.put("owner", owner);
    return all;
  }

  private Answer postmortem(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident postmortem " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }

  private String refusal(SandboxPerson person, String words) {
    String channel = person.id().equals(Cast.GUS) ? Cast.SUPPORT : Cast.LAUNCH;
    Answer answer = person.command(channel, "/incident postmortem " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private String form(SandboxPerson person, String words) {
    Answer answer = postmortem(person, words);
    JsonObject view = answer.openedView();
    assertThat(view).as(words + ": " + answer.shown()).isNotNull();
    return Objects.requireNonNull(view).get("id").getAsString();
  }

  private SubmitAnswer handIn(String content) {
    String form = form(stage.ada(), "hand-in");
    String file = stage.ada().upload("postmortem.md", content.getBytes(StandardCharsets.UTF_8));
    return stage.ada().submit(form, Map.of("file", List.of(file)));
  }

  private JsonObject reply(String feels, String pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                stage.sandbox().messages(Cast.LAUNCH).stream()
                    .filter(one -> Answer.shown(one).contains(feels))
                    .flatMap(one -> stage.sandbox().thread(Cast.LAUNCH, ts(one)).stream())
                    .filter(one -> Answer.shown(one).contains(pieces))
                    .findFirst()
                    .orElseGet(JsonObject::new),
            one -> one.size() > 0);
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }

  private int files = 0;

  /** What is in the next file that the bot sends this person. */
  private String file(SandboxPerson person) {
    int before = files++;
    List<String> ids =
        Awaitility.await()
            .atMost(Duration.ofSeconds(15))
            .until(
                () ->
                    stage.sandbox().messages(person.direct()).stream()
                        .filter(message -> message.has("files"))
                        .flatMap(message -> message.getAsJsonArray("files").asList().stream())
                        .map(file -> file.getAsJsonObject().get("id").getAsString())
                        .toList(),
                found -> found.size() > before);
    return http("/sandbox/ui/files/" + ids.getLast()).body();
  }

  private HttpResponse<String> get() {
    return http("/status/acme/postmortem/1");
  }

  private HttpResponse<String> http(String path) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stage.bot().port() + path)).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
