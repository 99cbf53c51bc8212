package launchbot.jobs.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.outbox.Message;
import launchbot.testkit.TestDatabase;
import launchbot.workspace.Workspace;
import launchbot.workspace.WorkspaceStore;
import org.jooq.impl.DSL;

/** A database with two workspaces, a Slack, a clock and a courier between them. */
final class Office implements AutoCloseable {
  final TestDatabase db = TestDatabase.fresh();
  final TestClock clock = new TestClock();
  final FakeSlack slack = new FakeSlack(clock);

  /** What the live messages say now, by subject. */
  final ConcurrentMap<String, String> live = new ConcurrentHashMap<>();

  final Courier courier = courier();

  Office() {
    for (String id : List.of("T1", "T2")) {
      new WorkspaceStore(db.ledger()).connect(new Workspace(id, id, "B1"), clock.instant());
    }
  }

  Courier courier() {
    return new Courier(db.ledger(), slack, List.of(new View()), clock);
  }

  void say(String channel, String... texts) {
    for (String text : texts) {
      say("T1", post(channel, text, Message.Urgency.NEWS));
    }
  }

  void say(String workspace, Message message) {
    db.ledger()
        .<Boolean>write(
            new Cause(workspace, Actor.person("U1"), clock.instant(), null),
            tx -> {
              tx.say(message);
              return true;
            });
  }

  static Message post(String channel, String text, Message.Urgency urgency) {
    return new Message.Post(channel, null, text, null, urgency);
  }

  static Message live(String channel, String subject) {
    return new Message.Live(channel, subject, Duration.ofSeconds(5), true, Message.Urgency.NEWS);
  }

  static Message editOnly(String channel, String subject) {
    return new Message.Live(channel, subject, Duration.ofSeconds(5), false, Message.Urgency.NEWS);
  }

  /** Lets time pass in quarters of a second, as the courier's rate does. */
  void pass(Duration time) {
    pass(time, Duration.ofMillis(250));
  }

  void pass(Duration time, Duration step) {
    courier.deliver();
    for (Duration left = time; left.isPositive(); left = left.minus(step)) {
      clock.pass(step);
      courier.deliver();
    }
  }

  /** How many messages of the first workspace are in that state. */
  int count(String state) {
    return db.ledger()
        .read(
            "T1",
            sql -> sql.fetchCount(DSL.table("outbox"), DSL.field("state", String.class).eq(state)));
  }

  @Override
  public void close() {
    db.close();
  }

  /** Renders {@code entry:…} as the test says, and nothing where it says nothing. */
  private final class View implements LiveView {
    @Override
    public String kind() {
      return "entry";
    }

    @Override
    public Optional<Rendered> render(String workspace, String subject) {
      String text = live.get(subject);
      if ("broken".equals(text)) {
        throw new IllegalStateException("the view is broken");
      }
      return Optional.ofNullable(text).map(t -> new Rendered(t, "", false));
    }
  }
}
