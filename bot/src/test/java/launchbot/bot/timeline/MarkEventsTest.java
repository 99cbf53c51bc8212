package launchbot.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.bot.Wire;
import launchbot.bot.incident.Response;
import launchbot.incident.Incident;
import launchbot.incident.Sev;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.sandbox.Cast;
import launchbot.testkit.Rows;
import launchbot.testkit.TestDatabase;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Events about marks, as Slack sends them: again, of others, while the database is away. */
@Tag("alone")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MarkEventsTest {
  private static final String MARKS = "incident_event where kind = 'marked' and removed_at is null";

  private final TestDatabase database = TestDatabase.fresh();
  private Wire wire;

  @BeforeAll
  void open() {
    wire = Wire.open(database.url(), InstantSource.system());
    wire.type("");
    Instant now = Instant.now();
    database
        .ledger()
        .write(
            new Cause(Cast.TEAM, Actor.person(Cast.ADA), now, null),
            tx -> {
              var launch =
                  LaunchStore.ofChannel(tx.sql(), Cast.LAUNCH)
                      .orElseGet(
                          () -> LaunchStore.start(tx, Cast.LAUNCH, "Launch", ZoneOffset.UTC));
              var draft =
                  new Incident.Draft(
                      "Nobody can pay", Sev.SEV2, false, Cast.LAUNCH, now, now, null);
              return new Response(List::of).open(tx, launch, draft);
            });
  }

  @AfterAll
  void close() {
    wire.close();
    database.close();
  }

  @Test
  void whatSlackSendsAgainIsDoneOnce() {
    String ts = wire.slack().as(Cast.BEN).say(Cast.LAUNCH, "It began with 1.4");
    JsonObject event = event("reaction_added", ts);
    int before = rows(MARKS);
    assertThat(send(Cast.TEAM, "Ev0PIN", event)).isEqualTo(200);
    assertThat(send(Cast.TEAM, "Ev0PIN", event)).isEqualTo(200);
    assertThat(rows(MARKS)).isEqualTo(before + 1);

    // The pin is taken away, and its event comes before a late copy of the first.
    assertThat(send(Cast.TEAM, "Ev0UNPIN", event("reaction_removed", ts))).isEqualTo(200);
    assertThat(send(Cast.TEAM, "Ev0PIN", event)).isEqualTo(200);
    assertThat(rows(MARKS)).isEqualTo(before);
  }

  @Test
  void whatIsOfAnotherWorkspaceOrOfNobodyChangesNothing() {
    String ts = wire.slack().as(Cast.BEN).say(Cast.LAUNCH, "Who is this?");
    int before = rows(MARKS);
    assertThat(send("T0OTHER001", "Ev0OTHER", event("reaction_added", ts))).isEqualTo(403);
    JsonObject own = event("reaction_added", ts);
    own.addProperty("user", Cast.BOT);
    assertThat(send(Cast.TEAM, "Ev0OWN", own)).isEqualTo(200);
    JsonObject strange = event("reaction_added", "<!channel>");
    assertThat(send(Cast.TEAM, "Ev0STRANGE", strange)).isEqualTo(200);
    assertThat(send(Cast.TEAM, null, event("reaction_added", ts))).isEqualTo(400);
    assertThat(rows(MARKS)).isEqualTo(before);
  }

  @Test
  void newMessagesAreAcknowledgedWithoutTheDatabaseAndMarksComeAgain() throws SQLException {
    String ts = wire.slack().as(Cast.BEN).say(Cast.LAUNCH, "Not now");
    JsonObject said = Wire.object("type", "message", "channel", Cast.LAUNCH, "user", Cast.ADA);
    int before = rows(MARKS);
    try {
      database.connections(false);
      assertThat(send(Cast.TEAM, "Ev0SAID", said)).isEqualTo(200);
      assertThat(send(Cast.TEAM, "Ev0AWAY", event("reaction_added", ts))).isGreaterThan(499);
    } finally {
      database.connections(true);
    }
    Awaitility.await().until(() -> send(Cast.TEAM, "Ev0AWAY", event("reaction_added", ts)) == 200);
    assertThat(rows(MARKS)).isEqualTo(before + 1);
  }

  private int rows(String what) {
    return new Rows(database).count(what);
  }

  private static JsonObject event(String type, String ts) {
    JsonObject event =
        Wire.object("type", type, "user", Cast.ADA, "reaction", "pushpin", "item_user", Cast.BEN);
    event.add("item", Wire.object("type", "message", "channel", Cast.LAUNCH, "ts", ts));
    return event;
  }

  private int send(String team, @Nullable String id, JsonObject event) {
    JsonObject envelope = Wire.object("type", "event_callback", "team_id", team, "token", "x");
    if (id != null) {
      envelope.addProperty("event_id", id);
    }
    envelope.add("event", event);
    return wire.send(wire.signed(Wire.JSON, envelope.toString())).statusCode();
  }
}
