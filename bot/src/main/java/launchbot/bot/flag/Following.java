package launchbot.bot.flag;

import java.time.Duration;
import java.time.Instant;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.StatusBoard;
import launchbot.decision.DecisionLog;
import launchbot.decision.Kind;
import launchbot.flag.Flag;
import launchbot.flag.FlagRequest;
import launchbot.flag.FlagRequestStore;
import launchbot.flag.FlagStore;
import launchbot.flag.FlagTimer;
import launchbot.flag.Flags;
import launchbot.flag.Requests;
import launchbot.flag.Turning;
import launchbot.incident.Event;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.launch.SettingsStore;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.timer.TimerStore;

/** What follows when a switch is turned, in the same transaction. */
final class Following {
  private static final Duration CALM = Duration.ofSeconds(1);

  private final Response response;

  Following(Response response) {
    this.response = response;
  }

  /** It is kept, decided, said once, followed in open incidents; its timers are set. */
  void turned(Tx tx, Launch launch, Turning.Turned turned) {
    Flag flag = turned.next();
    FlagStore.save(tx, flag, turned.change());
    String by = tx.cause().actor().id();
    DecisionLog.add(
        tx,
        launch.id(),
        Kind.SWITCH,
        "rollback switch show %s %s".formatted(flag.key(), flag.environment()),
        words(flag),
        null,
        by);
    for (var incident : IncidentStore.open(tx.sql(), launch.id())) {
      response.note(tx, incident, Event.Kind.DECISION, words(flag));
      response.edit(tx, incident);
    }
    remind(tx, launch, flag);
    Instant until = flag.turned().until();
    if (until == null) {
      TimerStore.cancel(tx, flag.id(), FlagTimer.UNTIL);
    } else {
      TimerStore.set(tx, FlagTimer.UNTIL, flag.id(), until);
    }
    FlagRequestStore.waiting(tx.sql(), flag.id())
        .flatMap(request -> Requests.expire(request, flag, tx.cause().at()))
        .ifPresent(request -> ended(tx, launch, request));
    tx.say(live(launch.channel(), FlagLive.subject(flag), !flag.on()));
    StatusBoard.follow(tx, launch);
    AskedFor.prove(tx, launch.id());
  }

  /** What the timeline and the log say of its last turn. */
  static String words(Flag flag) {
    String reason = flag.turned().reason();
    return "switched %s %s%s%s"
        .formatted(
            flag.on() ? "on" : "off",
            flag.name(),
            flag.turned().alone() ? ", alone, being on call" : "",
            reason == null ? "" : ", because " + reason);
  }

  /** When it is said next that it is off; no more once it is on. */
  static void remind(Tx tx, Launch launch, Flag flag) {
    var working = SettingsStore.of(tx.sql(), launch.id()).workingDays(launch.zone());
    Flags.remindAt(flag, working)
        .ifPresentOrElse(
            at -> TimerStore.set(tx, FlagTimer.REMIND, flag.id(), at),
            () -> TimerStore.cancel(tx, flag.id(), FlagTimer.REMIND));
  }

  /** Somebody asks: the card stands in the channel, and with the lead. */
  static void asked(Tx tx, Launch launch, FlagRequest request) {
    TimerStore.set(tx, FlagTimer.EXPIRES, request.id(), request.expiresAt());
    tx.say(live(launch.channel(), AskLive.subject(AskLive.CHANNEL, request), true));
    tx.say(live(launch.lead(), AskLive.subject(AskLive.LEAD, request), true));
  }

  /** It is answered, or over: its cards show how. */
  static void ended(Tx tx, Launch launch, FlagRequest request) {
    FlagRequestStore.save(tx, request);
    TimerStore.cancel(tx, request.id(), FlagTimer.EXPIRES);
    tx.say(live(launch.channel(), AskLive.subject(AskLive.CHANNEL, request), false));
    tx.say(live(launch.lead(), AskLive.subject(AskLive.LEAD, request), false));
  }

  private static Message live(String channel, String subject, boolean post) {
    return new Message.Live(channel, subject, CALM, post, Message.Urgency.INCIDENT);
  }
}
