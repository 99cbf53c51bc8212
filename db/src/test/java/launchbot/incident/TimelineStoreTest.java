package launchbot.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Tx;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Lines of timelines, and messages that are marked, taken out, read and changed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TimelineStoreTest {
  private static final Instant NOW = Instant.parse("2026-12-03T21:00:00Z");

  private final TestDatabase database = TestDatabase.fresh();
  private Incident incident;
  private Incident drill;
  private int messages;

  @BeforeAll
  void open() {
    new WorkspaceStore(database.ledger()).connect(new Workspace("T1", "One", "U0BOT"), NOW);
    long launch = write(tx -> LaunchStore.start(tx, "C0LAUNCH01", "Launch", ZoneOffset.UTC).id());
    incident = write(tx -> IncidentStore.add(tx, launch, draft(false)));
    drill = write(tx -> IncidentStore.add(tx, launch, draft(true)));
  }

  @AfterAll
  void close() {
    database.close();
  }

  @Test
  void linesStandInTheOrderInWhichThingsHappened() {
    write(tx -> {
      for (int minutes : List.of(0, -30, -10)) {
        Instant at = NOW.plus(Duration.ofMinutes(minutes));
        TimelineStore.note(
            tx, Event.then(drill, Event.Kind.NOTE, at, NOW, "U1", String.valueOf(minutes)));
      }
      return true;
    });
    assertThat(of(drill))
        .filteredOn(event -> event.kind() == Event.Kind.NOTE)
        .extracting(Event::words)
        .containsExactly("-30", "-10", "0");
  }

  @Test
  void aMessageIsMarkedOnceAndComesBackToBeReadAnew() {
    var message = message();
    assertThat(mark(message)).isTrue();
    assertThat(mark(message)).isFalse();
    Event event = marked(message);
    assertThat(event.at()).isEqualTo(message.at());
    write(tx -> {
      TimelineStore.read(tx, event.id(), "first", "https://x.example", null);
      TimelineStore.read(tx, event.id(), "too late", null, NOW);
      return true;
    });
    assertThat(marked(message))
        .extracting(Event::words, Event::link, Event::editedAt)
        .containsExactly("first", "https://x.example", null);

    write(tx -> TimelineStore.remove(tx, event.id()));
    boolean again = write(tx -> TimelineStore.remove(tx, event.id()));
    assertThat(again).isFalse();
    assertThat(lines(message)).isEmpty();
    assertThat(mark(message)).isTrue();
    assertThat(marked(message)).extracting(Event::id, Event::words).containsExactly(event.id(), "");
  }

  @Test
  void whatIsDeletedBeforeItWasReadIsNotReadAnyMore() {
    var message = message();
    mark(message);
    long id = marked(message).id();
    write(tx -> {
      TimelineStore.reword(tx, id, Event.DELETED, NOW.plusSeconds(5));
      TimelineStore.read(tx, id, "what it said", null, null);
      return true;
    });
    assertThat(marked(message).deleted()).isTrue();
    assertThat(marked(message).editedAt()).isEqualTo(NOW.plusSeconds(5));
  }

  @Test
  void whatWaitsToBeReadIsFoundWhateverHappensToTheProcess() {
    var message = message();
    mark(message);
    assertThat(unread("T1")).extracting(Event::message).contains(message);
    assertThat(unread("T2")).isEmpty();
    long id = marked(message).id();
    Optional<Event> theirs = database.ledger().read("T2", sql -> TimelineStore.find(sql, id));
    assertThat(theirs).isEmpty();
  }

  @Test
  void aDecisionIsALineOfAllThatLast() {
    write(tx -> {
      TimelineStore.noteInOpen(
          tx, incident.launch(), Event.Kind.DECISION, "U1", "the launch is a no-go");
      return true;
    });
    assertThat(of(incident)).extracting(Event::kind).contains(Event.Kind.DECISION);
    assertThat(of(drill)).extracting(Event::kind).contains(Event.Kind.DECISION);
  }

  private static Incident.Draft draft(boolean drill) {
    return new Incident.Draft("Nobody can pay", Sev.SEV2, drill, "C0LAUNCH01", NOW, NOW, "U1");
  }

  private Event.Message message() {
    return new Event.Message("C0LAUNCH01", "17961000%02d.000100".formatted(messages++));
  }

  private boolean mark(Event.Message message) {
    return write(
        tx -> TimelineStore.mark(tx, Event.marked(incident, message, NOW, "U2", "", null)));
  }

  private Event marked(Event.Message message) {
    return lines(message).getFirst();
  }

  private List<Event> lines(Event.Message message) {
    return database.ledger().read("T1", sql -> TimelineStore.of(sql, message));
  }

  private List<Event> unread(String workspace) {
    return database.ledger().read(workspace, sql -> TimelineStore.unread(sql, 100));
  }

  private List<Event> of(Incident one) {
    return database.ledger().read("T1", sql -> TimelineStore.of(sql, one.id()));
  }

  private <T> T write(Function<Tx, T> work) {
    return database.ledger().observe(new Cause("T1", Actor.person("U1"), NOW, null), work);
  }
}
