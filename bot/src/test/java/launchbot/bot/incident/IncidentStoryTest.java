package launchbot.bot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
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

/** An evening on which production breaks, as the people in the channel type and press it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IncidentStoryTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T20:10:00Z"));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterAll
  void close() {
    stage.nothingRejected();
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void nobodyOpensAnythingByAccident() {
    assertThat(type(stage.ada(), "lisst")).contains("Did you mean `/incident list`");
    assertThat(type(stage.ada(), "!!! … !sev1")).contains("Say what users feel");
    assertThat(type(stage.ada(), "Login fails !sev4")).contains("`!sev1`, `!sev2` and `!sev3`");
    assertThat(type(stage.ada(), "Login fails !sev1 !sev2")).contains("Name one severity");
    assertThat(type(stage.ada(), "resolve")).contains("No incident is open here");
    assertThat(type(stage.ada(), "show 7")).contains("There is no incident 7 here");
    assertThat(type(stage.ada(), "list")).contains("There has been none");
    Answer guest = stage.sandbox().as(Cast.GUS).command(Cast.SUPPORT, "/incident It hangs !sev1");
    assertThat(guest.shown())
        .contains("Guests can report and read here, but cannot open incidents");
    assertThat(incidents("true")).isZero();
  }

  @Test
  @Order(2)
  void withoutASeverityACardAsksFirstAndOpensOneHoweverOftenItIsPressed() {
    Answer card = answer(stage.ada(), "Checkout shows an error & <!channel> hears it");
    assertThat(card.shown())
        .contains(
            "How bad is it?", "sev1", "nobody can do what the product is for", "Nothing is open")
        .doesNotContain("<!channel>");
    assertThat(incidents("true")).isZero();
    String ts = ts(Objects.requireNonNull(card.message()));
    stage.ada().click(ts, "incident_card_cancel");
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Nothing was opened");

    String again =
        ts(Objects.requireNonNull(answer(stage.ada(), "Checkout shows an error").message()));
    stage.ada().click(again, "incident_card_sure:sev2");

    stage.whispered(Cast.ADA, Cast.LAUNCH, "Incident 1 (sev2) is open in <#" + Cast.LAUNCH + ">");
    assertThat(head(1, "Checkout shows an error", "sev2", "investigating").toString())
        .contains("incident_words_identified:open", "incident_words_resolve:open");
    assertThat(incidents("true")).isOne();
  }

  @Test
  @Order(3)
  void aSeverityOpensAtOnceUnlessItSoundsLikeOneThatIsOpen() {
    Answer same = answer(stage.ben(), "errors in the checkout !sev1");
    assertThat(same.shown())
        .contains("Is it the same?", "Incident 1 is open since", "It is incident 1");
    stage.ben().click(ts(Objects.requireNonNull(same.message())), "incident_card_same:1");
    stage.whispered(Cast.BEN, Cast.LAUNCH, "Incident 1 it is");
    assertThat(incidents("true")).isOne();
    assertThat(rows("incident_event where words like 'told again: errors in%'")).isOne();

    assertThat(type(stage.ben(), "Mails arrive an hour late !sev3"))
        .contains("Incident 2 (sev3) is open");
    String long3500 = "Search finds nothing at all. " + "word ".repeat(700);
    assertThat(type(stage.chiyo(), long3500 + "sev3")).contains("Incident 3 (sev3)");
    head(3, "Search finds nothing at all", "…");
    assertThat(rows("incident_event where length(words) > 2500")).isOne();
    assertThat(type(stage.ada(), "drill Nobody can log in !sev2")).contains("DRILL · Incident 4");
    head(4, "This is a drill");
    assertThat(stage.launch(stage.ada(), "status").shown())
        .contains("NO-GO", "Incident 1 (sev2) is investigating")
        .doesNotContain("Incident 4 (sev2) is investigating");
  }

  @Test
  @Order(4)
  void aMessageBecomesAnIncidentWithItsOwnTime() {
    String ts = stage.dana().say(Cast.SUPPORT, "Three customers say that refunds never come");
    clock.forward(Duration.ofMinutes(12));
    JsonObject form =
        Objects.requireNonNull(
            stage.dana().shortcut("incident_open_message", Cast.SUPPORT, ts).openedView());
    assertThat(Answer.shown(form)).contains("refunds never come", "21:1");
    var wrong = stage.dana().submit(id(form), Map.of("severity", "sev3", "since", "tomorrow 8:00"));
    assertThat(wrong.errors().get("since")).contains("still to come");
    var saved =
        stage.dana().submit(id(form), Map.of("feels", "Refunds do not arrive", "severity", "sev3"));
    assertThat(saved.closed()).isTrue();
    head(5, "Refunds do not arrive");
    assertThat(rows("incident_event where kind = 'marked' and link is not null and ts is not null"))
        .isOne();
    assertThat(incidents("number = 5 and began_at < opened_at - interval '11 minutes'")).isOne();
    assertThat(type(stage.ada(), "merge 2 into 2")).contains("this incident itself");
    assertThat(type(stage.ada(), "merge 5 into 4")).contains("never one");
    assertThat(type(stage.ada(), "merge 5 into 9")).contains("There is no incident 9");
    assertThat(type(stage.ada(), "merge 5 into 2")).contains("Incident 5 is *merged*");
    head(5, "It goes on as incident 2", "Mails arrive an hour late");
    assertThat(rows("incident_event where words like 'incident 5 was merged into this one%'"))
        .isOne();
    assertThat(type(stage.ada(), "identified 5 The queue is full")).contains("merged into another");
    assertThat(type(stage.ada(), "false-alarm 2 Only the clock was wrong")).contains("false alarm");
    assertThat(type(stage.ada(), "resolve 3")).contains("Incident 3 is *resolved*");
    assertThat(type(stage.ada(), "resolve 4 Well done"))
        .contains("DRILL · Incident 4 is *resolved*");
    assertThat(incidents("status in ('resolved', 'merged')")).isEqualTo(4);
  }

  @Test
  @Order(5)
  void itMovesByWordsByButtonsAndByMentionsInItsThread() {
    String head = ts(head(1, "Checkout shows an error"));
    assertThat(type(stage.ada(), "identified")).contains("Say the cause");
    JsonObject form = opened(stage.ada(), head, "incident_words_identified:open");
    assertThat(Answer.shown(form)).contains("What is the cause?", "Checkout shows an error");
    stage.ada().submit(id(form), Map.of("said", "The last release broke *it* <!here>"));
    assertThat(shown(head(1, "identified", "Cause: The last release"))).doesNotContain("<!here>");

    mention(stage.ben(), head, "incident monitoring The release was taken back");
    inThread(head, "Incident 1 is *monitoring*: The release was taken back");
    head(1, "*monitoring*", "Done: The release was taken back");

    mention(stage.chiyo(), head, "incident");
    assertThat(inThread(head, "Incident 1:", "monitoring").toString())
        .contains("incident_words_resolve:open", "incident_do:list");

    mention(stage.ben(), head, "incident investigating It is slow again");
    head(1, "*investigating*", "Again because: It is slow again");
    assertThat(type(stage.ada(), "investigating")).contains("being investigated already");
    assertThat(type(stage.ada(), "monitoring is red !sev1")).contains("quote them");
    Answer gus = stage.sandbox().as(Cast.GUS).command(Cast.SUPPORT, "/incident resolve 1");
    assertThat(gus.shown()).containsAnyOf("Guests", "No launch");
    assertThat(incidents("number = 1 and status = 'investigating'")).isOne();
  }

  @Test
  @Order(6)
  void whatIsWrongIsPutRightAndNothingIsOverwrittenSilently() {
    assertThat(type(stage.ada(), "severity sev9")).contains("Name `sev1`");
    assertThat(type(stage.ada(), "severity sev2")).contains("sev2 already");
    JsonObject menu = opened(stage.ada(), ts(head(1, "sev2")), "incident_more", "severity 1");
    stage.ada().submit(id(menu), Map.of("said", "sev1"));
    head(1, "sev1 ·");
    assertThat(type(stage.ada(), "feels !!!")).contains("Say what users feel");
    assertThat(type(stage.ben(), "feels Nobody can pay")).contains("says from now on");
    Answer asks = answer(stage.ada(), "feels Cards are refused");
    assertThat(asks.shown())
        .contains("<@" + Cast.BEN + "> wrote", "Now: Nobody can pay", "Cards are");
    head(1, "Nobody can pay");
    stage.ada().click(ts(Objects.requireNonNull(asks.message())), "incident_do:feels");
    head(1, "Cards are refused");
    assertThat(type(stage.ada(), "feels Cards are refused with an error"))
        .contains("says from now on");

    assertThat(type(stage.ada(), "began 23:59")).contains("still to come");
    assertThat(type(stage.ada(), "began soon")).contains("Name a time");
    assertThat(type(stage.ada(), "began 0 min ago")).contains("known before that");
    assertThat(type(stage.ada(), "began yesterday 23:40"))
        .contains("what was believed first is kept");
    head(1, "Its start was put right by <@" + Cast.ADA + ">");
    assertThat(type(stage.ada(), "began 21:00")).contains("began");
    assertThat(
            incidents("number = 1 and began_first = opened_at and began_by = '" + Cast.ADA + "'"))
        .isOne();
  }

  @Test
  @Order(7)
  void ofTwoAtOnceOneDecidesAndTheOtherIsToldWhatItIs() throws Exception {
    String head = ts(head(1, "Cards are refused"));
    JsonObject adas = opened(stage.ada(), head, "incident_words_resolve:open");
    JsonObject bens = opened(stage.ben(), head, "incident_words_resolve:open");
    JsonObject late = opened(stage.chiyo(), head, "incident_words_resolve:open");
    List<Callable<String>> both =
        List.of(
            () -> errors(stage.ada(), adas, "The key was renewed"),
            () -> errors(stage.ben(), bens, "The key was put back"));
    try (var pool = Executors.newFixedThreadPool(2)) {
      List<String> said = pool.invokeAll(both).stream().map(f -> f.resultNow()).toList();
      assertThat(said).filteredOn(String::isEmpty).hasSize(1);
      assertThat(said).anyMatch(one -> one.contains("is resolved meanwhile"));
    }
    assertThat(
            rows("history where verb = 'resolved' and subject = 'incident' and subject_number = 1"))
        .isOne();
    inThread(head, "Incident 1 is *resolved* by");
    head(1, "and lasted", "In the end: The key was");
    assertThat(type(stage.ada(), "resolve 1")).contains("over already");
    assertThat(type(stage.ada(), "reopen")).contains("Say why");
    assertThat(type(stage.ada(), "reopen Cards are refused again")).contains("is *investigating*");
    inThread(head, "Incident 1 is *reopened* by");
    head(1, "Reopened once.");
    assertThat(errors(stage.chiyo(), late, "It is over now"))
        .contains("is investigating meanwhile");
    assertThat(incidents("number = 1 and status = 'investigating' and reopened = 1")).isOne();
    assertThat(type(stage.ada(), "rolled-back")).contains("*rolled back*");
  }

  @Test
  @Order(8)
  void itIsSetWhereThreadsOpen() {
    assertThat(type(stage.ada(), "settings channel everywhere")).contains("Type one of these");
    assertThat(type(stage.ada(), "settings channel #general")).contains("Saved.", Cast.GENERAL);
    assertThat(type(stage.ada(), "settings channel #general")).contains("like that already");
    assertThat(type(stage.ada(), "settings opens warning")).contains("down or slow");
    JsonObject form = Objects.requireNonNull(answer(stage.ada(), "settings").openedView());
    stage.ada().submit(id(form), Map.of("opens", "never", "more", List.of("auto-resolve")));
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Saved.", "none", "without asking", "a thread only");
    assertThat(rows("incident_settings where channel is null")).isZero();
    JsonObject menu =
        Objects.requireNonNull(
            stage
                .ada()
                .click(
                    ts(Objects.requireNonNull(answer(stage.ada(), "").message())),
                    "incident_do:open")
                .openedView());
    stage.ada().submit(id(menu), Map.of("feels", "Photos do not load", "severity", "sev3"));
    stage.seesIn(Cast.GENERAL, "Incident 6: Photos do not load");
    assertThat(stage.ada().command(Cast.GENERAL, "/incident show 6").shown())
        .contains("Incident 6");
    assertThat(type(stage.ada(), "list")).contains("6").doesNotContain("Mails arrive");
    assertThat(type(stage.ada(), "list all")).contains("Mails arrive", "Photos do not load");
  }

  private String errors(SandboxPerson person, JsonObject form, String said) {
    var answer = person.submit(id(form), Map.of("said", said));
    return String.join("", answer.errors().values());
  }

  private void mention(SandboxPerson person, String head, String words) {
    person.reply(Cast.LAUNCH, head, "@launchbot " + words);
  }

  private JsonObject opened(SandboxPerson person, String ts, String action) {
    return Objects.requireNonNull(person.click(ts, action).openedView());
  }

  private JsonObject opened(SandboxPerson person, String ts, String action, String value) {
    return Objects.requireNonNull(person.choose(ts, action, value).openedView());
  }

  private JsonObject head(int number, String... pieces) {
    return among(
        () ->
            stage.sandbox().messages(Cast.LAUNCH).stream()
                .filter(
                    one -> one.get("text").getAsString().contains("Incident %d:".formatted(number)))
                .toList(),
        pieces);
  }

  private JsonObject inThread(String head, String... pieces) {
    return among(() -> stage.sandbox().thread(Cast.LAUNCH, head), pieces);
  }

  private static JsonObject among(Supplier<List<JsonObject>> those, String... pieces) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                those.get().stream()
                    .filter(one -> List.of(pieces).stream().allMatch(shown(one)::contains))
                    .findFirst()
                    .orElseGet(JsonObject::new),
            one -> one.size() > 0);
  }

  private static String shown(JsonObject message) {
    return Answer.shown(message);
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }

  private static String id(JsonObject view) {
    return view.get("id").getAsString();
  }

  private String type(SandboxPerson person, String words) {
    return answer(person, words).shown();
  }

  private Answer answer(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer;
  }

  private int incidents(String where) {
    return rows("incident where " + where);
  }

  private int rows(String table) {
    return new Rows(database).count(table);
  }
}
