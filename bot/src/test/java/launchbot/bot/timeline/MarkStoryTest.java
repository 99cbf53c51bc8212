package launchbot.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.bot.incident.Response;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Request;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.incident.TimelineStore;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** What people say in an incident is marked, taken back, edited and deleted, as they see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MarkStoryTest {
  private static final String PIN = "pushpin";
  private static final String TICK = "white_check_mark";

  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));
  private final Response response = new Response(List::of);
  private Stage stage;
  private String before = "";
  private String head = "";
  private String said = "";

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.ada().rooms().invite(Cast.LAUNCH, Cast.GUS);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
    before = stage.ben().say(Cast.LAUNCH, "I shipped 1.4 just now");
    clock.forward(Duration.ofMinutes(40));
    head = opened("Nobody can pay");
  }

  @AfterAll
  void close() {
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void aPinPutsAMessageIntoTheTimelineOnceWithItsOwnTimeAndAuthor() {
    said = stage.ada().reply(Cast.LAUNCH, head, "The payment API answers 502 <!channel>");
    clock.forward(Duration.ofMinutes(5));
    stage.ben().react(Cast.LAUNCH, said, PIN);
    ticked(said, true);

    String shown = timeline(stage.chiyo(), "");
    assertThat(shown)
        .contains(
            "<@" + Cast.ADA + "> said: The payment API answers 502", "|in Slack>", "thread_ts")
        .doesNotContain("<!channel>");
    Event mark = marks(1).getFirst();
    assertThat(mark.at()).isEqualTo(new Event.Message(Cast.LAUNCH, said).at());
    assertThat(mark.notedAt()).isAfter(mark.at().plusSeconds(290));

    heard(() -> stage.chiyo().react(Cast.LAUNCH, said, PIN));
    assertThat(marks(1)).hasSize(1);
  }

  @Test
  @Order(2)
  void itStaysAsLongAsAnybodysPinIsOnItAndComesBackWithTheNextOne() {
    heard(() -> stage.ben().react(Cast.LAUNCH, said, PIN));
    assertThat(marks(1)).hasSize(1);
    stage.chiyo().react(Cast.LAUNCH, said, PIN);
    ticked(said, false);
    assertThat(marks(1)).isEmpty();
    stage.ben().react(Cast.LAUNCH, said, PIN);
    ticked(said, true);
    assertThat(marks(1)).singleElement().extracting(Event::actor).isEqualTo(Cast.ADA);
  }

  @Test
  @Order(3)
  void editsAreFollowedAndWhatIsDeletedKeepsNoWords() {
    stage.ada().edit(Cast.LAUNCH, said, "The payment API answers 503");
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(timeline(stage.chiyo(), "")).contains("answers 503", "(edited "));
    stage.ada().delete(Cast.LAUNCH, said);
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(timeline(stage.chiyo(), ""))
                .contains(Event.DELETED, "(deleted ")
                .doesNotContain("503"));
  }

  @Test
  @Order(4)
  void whatWasSaidBeforeKeepsItsTimeAndGoesToTheOnlyOneThatLasts() {
    stage.ada().react(Cast.LAUNCH, before, PIN);
    ticked(before, true);
    assertThat(marks(1).getFirst().at()).isEqualTo(new Event.Message(Cast.LAUNCH, before).at());
    String shown = timeline(stage.ada(), "");
    assertThat(shown.indexOf("I shipped 1.4")).isLessThan(shown.indexOf("opened: Nobody"));
  }

  @Test
  @Order(5)
  void elsewhereAPinIsAPinAndWhatISaidMyselfIsInItAnyway() {
    String elsewhere = stage.ada().say(Cast.GENERAL, "Lunch");
    heard(() -> stage.ada().react(Cast.GENERAL, elsewhere, PIN));
    heard(() -> stage.ada().react(Cast.LAUNCH, head, PIN));
    heard(() -> stage.ada().react(Cast.LAUNCH, before, "eyes"));
    assertThat(marks(1)).hasSize(2);
    assertThat(reactions(Cast.GENERAL, elsewhere)).doesNotContain(TICK);
  }

  @Test
  @Order(6)
  void guestsReadAndAreToldSo() {
    SandboxPerson gus = stage.sandbox().as(Cast.GUS);
    String words = stage.ada().reply(Cast.LAUNCH, head, "Restarting the queue");
    gus.react(Cast.LAUNCH, words, PIN);
    stage.whispered(Cast.GUS, Cast.LAUNCH, "Guests can report and read");
    assertThat(marks(1)).hasSize(2);
  }

  @Test
  @Order(7)
  void whatCannotBeReadKeepsItsLink() {
    String words = stage.ada().reply(Cast.LAUNCH, head, "Nobody will read this");
    stage.sandbox().faults().scope("channels:history", false);
    stage.ada().react(Cast.LAUNCH, words, PIN);
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(timeline(stage.ada(), ""))
                .contains(MarkReader.UNREADABLE)
                .doesNotContain("Nobody will read this"));
    stage.sandbox().faults().scope("channels:history", true);
  }

  @Test
  @Order(8)
  void whereSlackDoesNotSayTheThreadTheEventComesAgain() {
    String words = stage.ada().reply(Cast.LAUNCH, head, "Traffic is back at half");
    stage.sandbox().faults().fail("chat.getPermalink", "internal_error", 1);
    stage.ben().react(Cast.LAUNCH, words, PIN);
    ticked(words, true);
    assertThat(timeline(stage.ada(), "")).contains("Traffic is back at half");
  }

  @Test
  @Order(9)
  void theShortcutDoesTheSameAndAsksWhereSeveralLast() {
    String second = opened("Mail is late");
    String words = stage.ada().say(Cast.LAUNCH, "Both began with 1.4");
    shortcut(stage.ben(), MarkShortcut.DECLARATION.callbackId(), words);
    JsonObject asked = stage.whispered(Cast.BEN, Cast.LAUNCH, "which incident", "Mail is late");
    long id = incident(2).id();
    stage
        .ben()
        .click(
            ts(asked),
            "incident_mark_in:" + id,
            "%d/%s/%s/%s".formatted(id, Cast.LAUNCH, words, Cast.ADA));
    ticked(words, true);
    assertThat(timeline(stage.ada(), "2")).contains("Both began with 1.4");

    String reply = stage.chiyo().reply(Cast.LAUNCH, second, "The mail queue is full");
    shortcut(stage.ada(), MarkShortcut.DECLARATION.callbackId(), reply);
    stage.whispered(Cast.ADA, Cast.LAUNCH, "Marked", "Mail is late");
    shortcut(stage.ada(), MarkShortcut.DECLARATION.callbackId(), reply);
    stage.whispered(Cast.ADA, Cast.LAUNCH, "already", "Mail is late");
    assertThat(marks(2)).hasSize(2);

    stage.ada().react(Cast.LAUNCH, stage.ada().say(Cast.LAUNCH, "And this one?"), PIN);
    stage.whispered(Cast.ADA, Cast.LAUNCH, "which incident");
  }

  @Test
  @Order(10)
  void peopleAddLinesAndTakeTheirOwnBack() {
    assertThat(incident(stage.ada(), "note 1 restarted the queue at 21:51")).contains("Noted");
    assertThat(incident(stage.ada(), "note 1 at 25:10")).contains("no time 25:10");
    assertThat(timeline(stage.ben(), "1"))
        .contains("noted: restarted the queue")
        .doesNotContain("Remove");
    Answer mine = stage.ada().command(Cast.LAUNCH, "/incident timeline 1");
    assertThat(mine.shown()).contains("Remove");
    long line =
        events(1).stream()
            .filter(event -> event.kind() == Event.Kind.NOTE)
            .findFirst()
            .orElseThrow()
            .id();
    assertThat(incident(stage.ben(), "note 1 --remove=" + line)).contains("Only whoever wrote");
    assertThat(incident(stage.ada(), "note 2 --remove=" + line)).contains("not in the timeline");
    assertThat(incident(stage.ada(), "note 1 --remove=" + line))
        .doesNotContain("restarted the queue");
  }

  @Test
  @Order(11)
  void itIsReadInTheThreadAndHandedOutAsAFile() {
    stage.ben().reply(Cast.LAUNCH, head, "@launchbot incident timeline");
    Awaitility.await()
        .untilAsserted(() ->
            assertThat(stage.sandbox().thread(Cast.LAUNCH, head))
                .anyMatch(one -> Answer.shown(one).contains("Timeline of incident 1")));
    assertThat(incident(stage.ada(), "timeline 1 as file")).contains("incident-1-timeline.md");
    stage.seesIn(stage.ada().direct(), "The timeline of incident 1.");
  }

  @Test
  @Order(12)
  void whatUsersReportIsWrittenDownAndCounted() {
    String words = stage.chiyo().reply(Cast.LAUNCH, head, "A customer writes: my card is refused");
    shortcut(stage.chiyo(), Reporting.DECLARATION.callbackId(), words);
    stage.whispered(Cast.CHIYO, Cast.LAUNCH, "counted for incident 1", "reported by 1 user");
    stage.seesIn(Cast.LAUNCH, "Incident 1", "Nobody can pay", "Reported by 1 user");
    assertThat(
            incident(stage.sandbox().as(Cast.GUS), "report 1 Two more write that they cannot pay"))
        .contains("reported by 2 users");
    stage.seesIn(Cast.LAUNCH, "Incident 1", "Nobody can pay", "Reported by 2 users");
    assertThat(timeline(stage.ada(), "1")).contains("users report: #2 A customer writes");
    assertThat(stage.type(stage.ada(), "show 2")).contains("my card is refused", "user-report");

    String loose = stage.ben().say(Cast.LAUNCH, "They also get no mail");
    shortcut(stage.ben(), Reporting.DECLARATION.callbackId(), loose);
    JsonObject asked = stage.whispered(Cast.BEN, Cast.LAUNCH, "which incident do users report");
    stage.ben().click(ts(asked), "incident_do:report:" + incident(2).id());
    stage.seesIn(Cast.LAUNCH, "Incident 2", "Mail is late", "Reported by 1 user");
    stage.nothingRejected();
  }

  @Test
  @Order(13)
  void whereNoneLastsAReportIsAnEntryLikeAnyOtherAndAMarkIsRefused() {
    resolve(1);
    resolve(2);
    String words = stage.ben().say(Cast.LAUNCH, "The logo is blurred");
    var answer = stage.ben().shortcut(Reporting.DECLARATION.callbackId(), Cast.LAUNCH, words);
    assertThat(answer.openedView()).isNotNull();
    assertThat(String.valueOf(answer.openedView())).contains("The logo is blurred", "user-report");
    stage.ben().close();
    shortcut(stage.ben(), MarkShortcut.DECLARATION.callbackId(), words);
    stage.whispered(Cast.BEN, Cast.LAUNCH, "No incident is open here");

    // In the thread of one that is over it is still said what it was about.
    String late = stage.ada().reply(Cast.LAUNCH, head, "It was the certificate");
    stage.ada().react(Cast.LAUNCH, late, PIN);
    ticked(late, true);
    assertThat(timeline(stage.ada(), "1")).contains("It was the certificate");
  }

  private String opened(String feels) {
    write(tx -> {
      var launch = LaunchStore.ofChannel(tx.sql(), Cast.LAUNCH).orElseThrow();
      var now = clock.instant();
      var draft = new Incident.Draft(feels, Sev.SEV2, false, Cast.LAUNCH, now, now, Cast.ADA);
      response.open(tx, LaunchStore.lock(tx, launch.id()).orElseThrow(), draft);
    });
    stage.seesIn(Cast.LAUNCH, feels);
    return stage.sandbox().messages(Cast.LAUNCH).stream()
        .filter(one -> Answer.shown(one).contains(feels))
        .map(MarkStoryTest::ts)
        .findFirst()
        .orElseThrow();
  }

  private void resolve(int number) {
    long id = incident(number).id();
    write(tx -> {
      var launch = LaunchStore.ofChannel(tx.sql(), Cast.LAUNCH).orElseThrow();
      var held = LaunchStore.lock(tx, launch.id()).orElseThrow();
      var incident = IncidentStore.lock(tx, id).orElseThrow();
      response.decide(tx, held, incident, new Request.Resolve(Resolution.FIXED, null));
    });
  }

  private void write(Consumer<Tx> work) {
    database
        .ledger()
        .write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null),
            tx -> {
              work.accept(tx);
              return true;
            });
  }

  private Incident incident(int number) {
    return database
        .ledger()
        .read(
            Cast.TEAM,
            sql ->
                IncidentStore.find(
                        sql, LaunchStore.ofChannel(sql, Cast.LAUNCH).orElseThrow().id(), number)
                    .orElseThrow());
  }

  private List<Event> marks(int number) {
    return events(number).stream().filter(event -> event.kind() == Event.Kind.MARKED).toList();
  }

  private List<Event> events(int number) {
    long id = incident(number).id();
    return database.ledger().read(Cast.TEAM, sql -> TimelineStore.of(sql, id));
  }

  private void shortcut(SandboxPerson person, String callback, String ts) {
    assertThat(person.shortcut(callback, Cast.LAUNCH, ts).error()).isNull();
  }

  private String timeline(SandboxPerson person, String words) {
    return incident(person, "timeline " + (words.isEmpty() ? "1" : words));
  }

  private String incident(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  /** Waits until the bot's tick stands on a message, or stands there no more. */
  private void ticked(String ts, boolean on) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> reactions(Cast.LAUNCH, ts).contains(TICK) == on);
    Awaitility.await().until(() -> marks(1).stream().noneMatch(event -> event.words().isEmpty()));
  }

  private Set<String> reactions(String channel, String ts) {
    return Stream.concat(
            stage.sandbox().messages(channel).stream(),
            stage.sandbox().messages(channel).stream()
                .flatMap(one -> stage.sandbox().thread(channel, ts(one)).stream()))
        .filter(one -> ts(one).equals(ts) && one.has("reactions"))
        .flatMap(one -> one.getAsJsonArray("reactions").asList().stream())
        .map(one -> one.getAsJsonObject().get("name").getAsString())
        .collect(Collectors.toSet());
  }

  /** Does it, and waits until the bot has answered to an event about it. */
  private void heard(Runnable reacting) {
    long before = answered();
    reacting.run();
    Awaitility.await().until(() -> answered() > before);
  }

  private long answered() {
    return stage.sandbox().deliveries().stream()
        .filter(one -> one.type().startsWith("reaction_") && one.status() == 200)
        .count();
  }

  private static String ts(JsonObject message) {
    return message.get("ts").getAsString();
  }
}
