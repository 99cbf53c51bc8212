package launchbot.jobs.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import launchbot.alarm.Alert;
import launchbot.alarm.AlertStore;
import launchbot.alarm.Case;
import launchbot.alarm.Escalation;
import launchbot.alarm.Flapping;
import launchbot.alarm.Outage;
import launchbot.alarm.RotaStore;
import launchbot.alarm.Route;
import launchbot.alarm.RouteStore;
import launchbot.alarm.Target;
import launchbot.alarm.Timer;
import launchbot.alarm.Way;
import launchbot.launch.Launch;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.probe.AlarmSeverity;
import launchbot.probe.Overdue;
import launchbot.release.Suspect;
import launchbot.timer.TimerStore;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Says alarms: the one message that stays current, and what goes to people beside it. */
public final class Telling {
  /**
   * The kinds of messages that stay current: the alarm in its channel, and what people are sent.
   */
  public static final String OUTAGE = "outage";

  public static final String ALERT = "alert";

  static final Duration REMIND = Duration.ofMinutes(30);
  static final int REMINDERS = 6;

  /** Then it is looked whether anything has arrived. */
  static final Duration ARRIVAL = Duration.ofMinutes(2);

  private static final Duration CALM = Duration.ofSeconds(2);

  private final BiConsumer<Tx, Launch> follow;
  private final UnaryOperator<String> escape;

  /**
   * @param follow told when what the status shows of it has changed
   * @param escape makes one line of mrkdwn of plain text
   */
  public Telling(BiConsumer<Tx, Launch> follow, UnaryOperator<String> escape) {
    this.follow = follow;
    this.escape = escape;
  }

  public static String subject(Outage outage) {
    return OUTAGE + ":" + outage.id();
  }

  public void follow(Tx tx, Launch launch) {
    follow.accept(tx, launch);
  }

  /** A new one: its message goes up, and the first round is told. */
  void open(Tx tx, Launch launch, Case c) {
    Outage outage = c.outage();
    tx.say(live(outage, true));
    round(tx, launch, c, 0);
    wait(tx, outage);
    TimerStore.set(tx, Timer.TOLD, outage.id(), tx.cause().at().plus(ARRIVAL));
  }

  /** It has become more than it was: told like a new one, unless somebody has it already. */
  void worse(Tx tx, Launch launch, Case c) {
    Outage outage = c.outage();
    tx.say(live(outage, true));
    edit(tx, c);
    thread(tx, outage, AlarmText.headline(c) + ": it has become worse. " + c.headline().words());
    if (outage.waits(tx.cause().at())) {
      round(tx, launch, c, 0);
      wait(tx, outage);
      TimerStore.set(tx, Timer.TOLD, outage.id(), tx.cause().at().plus(ARRIVAL));
    }
  }

  /** What it waits for from now on: the next round if it is critical, and the next reminder. */
  void wait(Tx tx, Outage outage) {
    Instant now = tx.cause().at();
    if (outage.severity() == AlarmSeverity.CRITICAL && outage.care().round() < Escalation.ROUNDS) {
      TimerStore.set(tx, Timer.ESCALATE, outage.id(), now.plus(Escalation.AFTER));
    }
    if (outage.care().reminded() < REMINDERS) {
      TimerStore.set(tx, Timer.REMIND, outage.id(), now.plus(REMIND));
    }
  }

  /** Whoever is told in this round is told. */
  void round(Tx tx, Launch launch, Case c, int round) {
    DSLContext sql = tx.sql();
    Outage outage = c.outage();
    List<Route> routes = RouteStore.of(sql, launch.id(), outage.severity());
    List<Target> targets =
        Escalation.targets(outage.severity(), routes, people(sql, launch, tx.cause().at()), round);
    boolean inChannel =
        targets.stream()
            .anyMatch(
                target -> target.way() == Way.CHANNEL && target.place().equals(outage.channel()));
    if (round == 0 && !inChannel) {
      var own = new Target(null, Way.CHANNEL, outage.channel());
      send(tx, launch, c, Stream.concat(Stream.of(own), targets.stream()).toList(), round);
    } else {
      send(tx, launch, c, targets, round);
    }
  }

  void send(Tx tx, Launch launch, Case c, List<Target> targets, int round) {
    Suspect suspect = Suspects.of(tx.sql(), c).orElse(null);
    for (Target target : targets) {
      long id = AlertStore.add(tx, launch.id(), c.outage().id(), null, target, round);
      if (target.way() != Way.CHANNEL || !target.place().equals(c.outage().channel())) {
        tx.say(message(launch, c, suspect, target, id, tx.cause().at()));
      }
    }
  }

  private static Message message(
      Launch launch, Case c, @Nullable Suspect suspect, Target target, long id, Instant now) {
    Message.Urgency urgency = urgency(c.outage());
    String tag = Alert.tag(id);
    return switch (target.way()) {
      case CHANNEL, ON_CALL -> new Message.Live(target.address(), tag, CALM, true, urgency);
      case EMAIL ->
          new Message.Post(
              target.address(), tag, AlarmText.lines(launch, c, suspect, now), null, urgency);
      case SMS ->
          new Message.Post(target.address(), tag, AlarmText.sms(launch, c, now), null, urgency);
      case WEBHOOK ->
          new Message.Post(
              target.address(), tag, AlarmText.json(launch, c, suspect, now), null, urgency);
    };
  }

  /** Whom it may go to, from whoever is on call; the lead where nobody is. */
  public static List<String> people(DSLContext sql, Launch launch, Instant now) {
    List<String> order = RotaStore.of(sql, launch.id(), now).order(now, launch.zone());
    List<String> all = Stream.concat(order.stream(), Stream.of(launch.lead())).distinct().toList();
    List<String> unfit =
        PersonStore.find(sql, all).stream()
            .filter(person -> person.deactivated() || person.guest())
            .map(Person::id)
            .toList();
    List<String> able = order.stream().filter(id -> !unfit.contains(id)).toList();
    return able.isEmpty() ? List.of(launch.lead()) : able;
  }

  /** Its messages in Slack show what it is now. */
  public void edit(Tx tx, Case c) {
    tx.say(live(c.outage(), false));
    for (Alert alert : AlertStore.ofOutage(tx.sql(), c.outage().id())) {
      boolean own = alert.target().place().equals(c.outage().channel());
      if (alert.target().way() == Way.ON_CALL || (alert.target().way() == Way.CHANNEL && !own)) {
        tx.say(
            new Message.Live(
                alert.target().place(),
                Alert.tag(alert.id()),
                CALM,
                false,
                Message.Urgency.ANSWER));
      }
    }
  }

  void flapping(Tx tx, Case c) {
    thread(
        tx,
        c.outage(),
        "It goes to and fro. I say no more of it until it has been stable for %d minutes."
            .formatted(Flapping.STABLE.toMinutes()));
  }

  /** In the channel, and to whoever is on call. */
  void overdue(Tx tx, Launch launch, Overdue overdue) {
    String probe =
        "#%d %s".formatted(overdue.probe().number(), escape.apply(overdue.probe().name()));
    String late = AlarmText.lasted(Duration.between(overdue.since(), overdue.at()));
    String text =
        overdue.over()
            ? "I look again: %s, after %s.".formatted(probe, late)
            : "I am late with my looks: %s should have been looked at %s ago. Until I look again, an outage can go unnoticed. `/launch doctor` says what is wrong with me."
                .formatted(probe, late);
    String onCall = people(tx.sql(), launch, tx.cause().at()).getFirst();
    for (String place : List.of(launch.channel(), onCall)) {
      tx.say(new Message.Post(place, null, text, null, Message.Urgency.INCIDENT));
    }
  }

  void over(Tx tx, Launch launch, Case c) {
    edit(tx, c);
    Outage outage = c.outage();
    Instant now = tx.cause().at();
    thread(
        tx,
        outage,
        "%s. It lasted %s.".formatted(AlarmText.headline(c), AlarmText.lasted(outage.lasted(now))));
    AlertStore.ofOutage(tx.sql(), outage.id()).stream()
        .map(Alert::target)
        .filter(target ->
            switch (target.way()) {
              case EMAIL, SMS, WEBHOOK -> true;
              case CHANNEL, ON_CALL -> false;
            })
        .distinct()
        .forEach(target -> {
          long id =
              AlertStore.add(tx, launch.id(), outage.id(), null, target, outage.care().round());
          tx.say(message(launch, c, Suspects.of(tx.sql(), c).orElse(null), target, id, now));
        });
  }

  /**
   * What people must notice, under the alarm's message; while that does not stand it says as much.
   */
  public void thread(Tx tx, Outage outage, String plain) {
    AlertStore.place(tx.sql(), subject(outage))
        .ifPresent(place ->
            tx.say(
                new Message.Post(
                    place.channel(), place.ts(), escape.apply(plain), null, urgency(outage))));
  }

  private static Message live(Outage outage, boolean post) {
    return new Message.Live(
        outage.channel(),
        subject(outage),
        CALM,
        post,
        post ? urgency(outage) : Message.Urgency.ANSWER);
  }

  private static Message.Urgency urgency(Outage outage) {
    return switch (outage.severity()) {
      case CRITICAL -> Message.Urgency.INCIDENT;
      case WARNING -> Message.Urgency.NEWS;
      case INFO -> Message.Urgency.NUDGE;
    };
  }
}
