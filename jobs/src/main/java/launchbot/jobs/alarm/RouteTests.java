package launchbot.jobs.alarm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import launchbot.alarm.Alert;
import launchbot.alarm.AlertStore;
import launchbot.alarm.Route;
import launchbot.alarm.RouteStore;
import launchbot.alarm.RouteTest;
import launchbot.alarm.RouteTestStore;
import launchbot.alarm.Target;
import launchbot.alarm.Timer;
import launchbot.alarm.Way;
import launchbot.checklist.Evidence;
import launchbot.checklist.EvidenceStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.probe.AlarmSeverity;
import launchbot.timer.TimerStore;

/** Proves the routes: one message by each, followed until each has said what became of it. */
public final class RouteTests {
  /** The checklist's source. */
  public static final String SOURCE = "alert-route";

  private static final String SUBJECT = "routes";
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** What has not arrived by then is counted as not arrived. */
  static final Duration GIVE_UP = Duration.ofMinutes(10);

  private static final String WORDS =
      "This is a test of the alarms of %s. Nothing is wrong, and nothing is to be done.";

  /** Names the message that follows a test. */
  public static String subject(long test) {
    return "alert-test:" + test;
  }

  /** Sends one by each route, by the usual ones where there are none. */
  public RouteTest begin(Tx tx, Launch launch, String channel) {
    RouteTest test = RouteTestStore.add(tx, launch.id(), channel);
    for (Target target : targets(tx, launch)) {
      long id = AlertStore.add(tx, launch.id(), null, test.id(), target, 0);
      tx.say(message(launch, target, id));
    }
    tx.say(live(test, true));
    TimerStore.set(tx, Timer.TEST, test.id(), tx.cause().at().plus(LOOK));
    return test;
  }

  private static List<Target> targets(Tx tx, Launch launch) {
    List<Target> targets = new ArrayList<>();
    List<String> people = Telling.people(tx.sql(), launch, tx.cause().at());
    List<Route> routes = RouteStore.ofLaunch(tx.sql(), launch.id());
    for (Route route : routes) {
      String place = route.way() == Way.ON_CALL ? people.getFirst() : route.place();
      targets.add(new Target(route.id(), route.way(), place));
    }
    if (routes.stream().noneMatch(route -> route.severity() == AlarmSeverity.CRITICAL)) {
      targets.add(new Target(null, Way.CHANNEL, launch.channel()));
      targets.add(new Target(null, Way.ON_CALL, people.getFirst()));
    }
    return targets;
  }

  private static Message message(Launch launch, Target target, long id) {
    String words = WORDS.formatted(launch.name());
    String tag = Alert.tag(id);
    return switch (target.way()) {
      case CHANNEL, ON_CALL ->
          new Message.Live(target.address(), tag, Duration.ZERO, true, Message.Urgency.ANSWER);
      case EMAIL, SMS ->
          new Message.Post(target.address(), tag, words, null, Message.Urgency.ANSWER);
      case WEBHOOK ->
          new Message.Post(
              target.address(), tag, AlarmText.test(launch), null, Message.Urgency.ANSWER);
    };
  }

  /** Looks what has arrived since. */
  void look(Tx tx, long id) {
    Optional<RouteTest> found =
        RouteTestStore.find(tx.sql(), id).filter(test -> test.settledAt() == null);
    Optional<Launch> launch = found.flatMap(test -> LaunchStore.find(tx.sql(), test.launch()));
    if (found.isEmpty() || launch.isEmpty()) {
      return;
    }
    RouteTest test = found.get();
    List<Alert> alerts = AlertStore.ofTest(tx.sql(), id);
    boolean over = tx.cause().at().isAfter(test.at().plus(GIVE_UP));
    boolean waits = alerts.stream().anyMatch(one -> one.state() == Alert.State.WAITING);
    tx.say(live(test, false));
    if (waits && !over) {
      TimerStore.set(tx, Timer.TEST, id, tx.cause().at().plus(LOOK));
      return;
    }
    RouteTestStore.settle(tx, test);
    EvidenceStore.put(tx, test.launch(), evidence(tx, launch.get(), alerts));
  }

  /** Green where every route of critical alarms delivered. */
  private static Evidence evidence(Tx tx, Launch launch, List<Alert> alerts) {
    List<Long> critical =
        RouteStore.of(tx.sql(), launch.id(), AlarmSeverity.CRITICAL).stream()
            .map(Route::id)
            .toList();
    List<Alert> counted =
        alerts.stream()
            .filter(alert -> {
              Long route = alert.target().route();
              return route == null ? critical.isEmpty() : critical.contains(route);
            })
            .toList();
    long arrived = counted.stream().filter(alert -> alert.state() == Alert.State.DELIVERED).count();
    boolean tested =
        counted.stream().map(alert -> alert.target().route()).toList().containsAll(critical);
    boolean green = tested && !counted.isEmpty() && arrived == counted.size();
    return evidence(
        green,
        green
            ? "A test alarm arrived by every route of critical alarms"
            : "A test alarm arrived by %d of %d routes of critical alarms"
                .formatted(arrived, Math.max(counted.size(), critical.size())),
        tx);
  }

  /** A route has changed: what was proven before says nothing of it. */
  public void untested(Tx tx, Launch launch) {
    boolean known =
        EvidenceStore.of(tx.sql(), launch.id()).stream()
            .anyMatch(one -> one.source().equals(SOURCE));
    if (known) {
      EvidenceStore.put(
          tx,
          launch.id(),
          evidence(false, "A route was changed and has not been tested: `/probe test-alert`", tx));
    }
  }

  private static Evidence evidence(boolean green, String words, Tx tx) {
    return new Evidence(
        SOURCE,
        SUBJECT,
        green ? Evidence.Result.GREEN : Evidence.Result.RED,
        words,
        null,
        tx.cause().at());
  }

  private static Message live(RouteTest test, boolean post) {
    return new Message.Live(
        test.channel(), subject(test.id()), Duration.ofSeconds(1), post, Message.Urgency.ANSWER);
  }
}
