package launchbot.bot.room;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import launchbot.bot.Stage;
import launchbot.bot.Ticking;
import launchbot.bot.incident.Response;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.incident.Job;
import launchbot.incident.Request;
import launchbot.incident.Resolution;
import launchbot.incident.Sev;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sandbox.Answer;
import launchbot.sandbox.Cast;
import launchbot.sandbox.Channel;
import launchbot.sandbox.SandboxPerson;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/** Incidents and their channels: as the people in Slack see it, also when Slack is in trouble. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RoomStoryTest {
  private final TestDatabase database = TestDatabase.fresh();
  private final Ticking clock = new Ticking(Instant.parse("2026-12-03T21:10:00Z"));
  private final Response response = new Response(() -> List.of(new RoomListener()));
  private Stage stage;

  @BeforeAll
  void open() {
    stage = Stage.open(database, clock);
    stage.type(stage.ada(), "add Signup hangs | Nobody gets in !blocker");
  }

  @AfterEach
  void well() {
    stage.sandbox().faults().clear();
  }

  @AfterAll
  void close() {
    stage.close();
    database.close();
  }

  @Test
  @Order(1)
  void theWorstGetsAChannelWithWhoeverHasToDoWithIt() {
    stage.ada().rooms().create("inc-1-nobody-can-pay", false);
    Incident incident = opened("Nobody can pay 🔥", Sev.SEV1, false, Cast.LAUNCH);

    Channel room = room("inc-1-nobody-can-pay-2");

    until(() -> channel(room.id()).members().contains(Cast.ADA));
    stage.seesIn(room.id(), "Incident 1:", "Nobody can pay", "Its thread");
    stage.seesIn(Cast.LAUNCH, "Incident 1:", "Nobody can pay", "Channel of its own", room.id());
    until(() -> channel(room.id()).topic().contains("thread: http"));
    assertThat(channel(room.id()).topic()).startsWith("Incident 1, sev1: Nobody can pay");
    assertThat(stage.sandbox().pins(room.id())).hasSize(1);

    change(incident, one -> one.with(one.crew().with(Job.OPERATIONS, Cast.BEN)));
    until(() -> channel(room.id()).members().contains(Cast.BEN));
  }

  @Test
  @Order(2)
  void aDrillAndALesserOneGetNoneUntilItBecomesTheWorst() {
    opened("A drill of it", Sev.SEV1, true, Cast.LAUNCH);
    Incident lesser = opened("Images load slowly", Sev.SEV2, false, Cast.LAUNCH);
    assertThat(new Rows(database).count("incident_room")).isOne();

    change(lesser, one -> one.rated(Sev.SEV1));

    stage.seesIn(
        room("inc-3-images-load-slowly").id(), "Incident 3:", "Images load slowly", "sev1");
  }

  /** As after a kill between the two: the channel is there, and nobody wrote it down. */
  @Test
  @Order(3)
  void whatBrokeOffAfterTheChannelWasMadeFindsItAgain() {
    stage
        .sandbox()
        .addChannel(
            new Channel(
                "C0ROOM0004",
                "inc-4-search-finds-nothing",
                Channel.Kind.PUBLIC,
                false,
                List.of(Cast.BOT),
                "",
                Cast.BOT,
                clock.instant().getEpochSecond()));
    write(tx -> {
      Instant now = clock.instant();
      Incident incident =
          response.open(
              tx,
              launch(tx),
              new Incident.Draft(
                  "Search finds nothing", Sev.SEV1, false, Cast.LAUNCH, now, now, Cast.ADA));
      tx.sql().execute("update incident_room set attempts = 1 where incident = " + incident.id());
      return incident;
    });

    Channel room = room("inc-4-search-finds-nothing");

    stage.seesIn(room.id(), "Incident 4:", "Search finds nothing");
    assertThat(stage.sandbox().channels())
        .filteredOn(one -> one.name().startsWith("inc-4"))
        .hasSize(1);
  }

  @Test
  @Order(4)
  void whereSlackForbidsItTheThreadSaysSoOnce() {
    stage.sandbox().faults().scope("channels:manage", false);
    opened("Mails do not arrive", Sev.SEV1, false, Cast.LAUNCH);
    stage.seesIn(Cast.LAUNCH, "Incident 5:", "Mails do not arrive");
    reply("Incident 5:", "the scope `channels:manage` is missing", "goes on in this thread");
    assertThat(new Rows(database).count("incident_room where state = 'refused' and due_at is null"))
        .isOne();

    stage.sandbox().faults().clear();
    assertThat(incident(stage.ben(), "room 5")).contains("is being made");
    room("inc-5-mails-do-not-arrive");
    assertThat(incident(stage.ben(), "room 5")).contains("has one already");
  }

  @Test
  @Order(5)
  void aDayAfterItIsOverArchivingIsProposedOnceAndPeopleDecide() {
    Incident incident = find(1);
    String room = String.valueOf(incident.room());
    decide(incident, new Request.Resolve(Resolution.FIXED, null));
    assertThat(incident(stage.ada(), "room archive 3")).contains("is not over");
    clock.forward(Duration.ofHours(25));

    String proposal = stage.seesIn(room, "has been over for a day", "Is this channel still needed");

    assertThat(proposal).contains("Incident 1");
    stage.ada().click(message(room, "has been over for a day"), "incident_do:room archive");
    until(() -> channel(room).archived());
    stage.seesIn(Cast.LAUNCH, "Incident 1:", "Nobody can pay", "archived");
  }

  @Test
  @Order(6)
  void aThreadWhoseChannelIsArchivedGoesOnInTheLaunchesChannelInItsOrder() {
    String war = stage.ada().rooms().create("war", false);
    stage.ada().rooms().invite(war, Cast.BOT);
    Incident incident = opened("Uploads fail", Sev.SEV3, false, war);
    stage.seesIn(war, "Incident 6:", "Uploads fail");
    say(incident, "first word");
    until(() -> stage.sandbox().thread(war, ts(war, "Incident 6:")).size() == 1);

    stage.ada().rooms().archive(war);
    say(incident, "second word");
    say(incident, "third word");

    stage.seesIn(Cast.LAUNCH, "Incident 6:", "Uploads fail");
    until(() -> replies("Incident 6:").size() >= 3);
    assertThat(find(6).channel()).isEqualTo(Cast.LAUNCH);
    List<String> said = replies("Incident 6:");
    assertThat(said.stream().filter(one -> one.contains("This thread was in"))).hasSize(1);
    assertThat(said.stream().filter(one -> one.endsWith("word")))
        .containsExactly("second word", "third word");
  }

  @Test
  @Order(7)
  void whereThereIsNoOtherPlaceSomebodyIsToldWhatToDoOnce() {
    Incident incident = opened("Invoices are empty", Sev.SEV3, false, Cast.LAUNCH);
    stage.seesIn(Cast.LAUNCH, "Incident 7:", "Invoices are empty");
    stage.sandbox().kick(Cast.BOT, Cast.LAUNCH);
    stage.sandbox().faults().refuse("chat.postMessage", Cast.LAUNCH, "not_in_channel");
    say(incident, "is anybody there");

    stage.seesIn(stage.ada().direct(), "Incident 7, Invoices are empty, has no thread any more");
    assertThat(new Rows(database).count("incident_moved where moved_to is null")).isOne();

    stage.sandbox().faults().clear();
    stage.ada().rooms().invite(Cast.LAUNCH, Cast.BOT);
    assertThat(incident(stage.ada(), "thread 7")).contains("goes on here");
    until(() -> replies("Incident 7:").contains("is anybody there"));
  }

  @Test
  @Order(8)
  void whileSlackIsAwayAllIsKeptAndFollowsInItsOrder() {
    stage.sandbox().faults().down();
    Incident incident = opened("Login loops", Sev.SEV1, false, Cast.LAUNCH);
    for (int i = 0; i < 3; i++) {
      say(incident, "word " + i);
    }
    until(() -> new Rows(database).count("outbox where state = 'waiting' and attempts > 0") > 0);
    assertThat(find(8).open()).isTrue();

    stage.sandbox().faults().clear();
    clock.forward(Duration.ofMinutes(10));

    room("inc-8-login-loops");
    until(() -> {
      clock.forward(Duration.ofSeconds(2));
      return replies("Incident 8:").size() >= 3;
    });
    assertThat(replies("Incident 8:").stream().filter(one -> one.startsWith("word")))
        .containsExactly("word 0", "word 1", "word 2");
  }

  private Incident opened(String feels, Sev sev, boolean drill, String channel) {
    Instant now = clock.instant();
    return write(tx ->
        response.open(
            tx, launch(tx), new Incident.Draft(feels, sev, drill, channel, now, now, Cast.ADA)));
  }

  private interface Edit {
    Incident of(Incident incident);
  }

  private void change(Incident incident, Edit edit) {
    write(tx -> {
      Launch launch = launch(tx);
      Incident now = IncidentStore.lock(tx, incident.id()).orElseThrow();
      return response.save(
          tx, launch, now, edit.of(now), new Change("changed", now.subject(), List.of(), null));
    });
  }

  private void decide(Incident incident, Request request) {
    write(tx -> {
      Launch launch = launch(tx);
      Incident now = IncidentStore.lock(tx, incident.id()).orElseThrow();
      return response.decide(tx, launch, now, request);
    });
  }

  private void say(Incident incident, String words) {
    write(tx -> {
      response.say(tx, IncidentStore.find(tx.sql(), incident.id()).orElseThrow(), words, null);
      return words;
    });
  }

  private static Launch launch(Tx tx) {
    Launch launch = LaunchStore.ofChannel(tx.sql(), Cast.LAUNCH).orElseThrow();
    return LaunchStore.lock(tx, launch.id()).orElseThrow();
  }

  private interface Work<T> {
    T in(Tx tx);
  }

  private <T> T write(Work<T> work) {
    return database
        .ledger()
        .write(new Cause(Cast.TEAM, Actor.person(Cast.ADA), clock.instant(), null), work::in);
  }

  private Incident find(int number) {
    return database
        .ledger()
        .read(
            Cast.TEAM,
            sql -> {
              long launch = LaunchStore.ofChannel(sql, Cast.LAUNCH).orElseThrow().id();
              return IncidentStore.find(sql, launch, number).orElseThrow();
            });
  }

  private Channel room(String name) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                stage.sandbox().channels().stream().filter(one -> one.name().equals(name)).toList(),
            found -> found.size() == 1)
        .getFirst();
  }

  private Channel channel(String id) {
    return stage.sandbox().channels().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private void reply(String head, String... pieces) {
    until(() ->
        replies(head).stream().anyMatch(one -> List.of(pieces).stream().allMatch(one::contains)));
  }

  /** What stands under a head message in the launch's channel. */
  private List<String> replies(String head) {
    List<JsonObject> thread = stage.sandbox().thread(Cast.LAUNCH, ts(Cast.LAUNCH, head));
    return thread.stream().map(Answer::shown).toList();
  }

  private String message(String channel, String piece) {
    stage.seesIn(channel, piece);
    return ts(channel, piece);
  }

  private String ts(String channel, String piece) {
    return stage.sandbox().messages(channel).stream()
        .filter(one -> Answer.shown(one).contains(piece))
        .findFirst()
        .map(one -> one.get("ts").getAsString())
        .orElse("0");
  }

  private String incident(SandboxPerson person, String words) {
    Answer answer = person.command(Cast.LAUNCH, "/incident " + words);
    assertThat(answer.error()).as(words).isNull();
    return answer.shown();
  }

  private interface Condition {
    boolean holds();
  }

  private static void until(Condition condition) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(50))
        .until(condition::holds);
  }
}
