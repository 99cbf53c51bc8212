package launchbot.bot.room;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import launchbot.bot.incident.Response;
import launchbot.bot.slack.Mrkdwn;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.jobs.Rate;
import launchbot.launch.Launch;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Actor;
import launchbot.ledger.Cause;
import launchbot.ledger.Change;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.outbox.Message;
import launchbot.outbox.OutboxStore;
import launchbot.outbox.PostedStore;
import launchbot.outbox.RescueStore;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.room.MovedStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads whose channel takes no more messages go on elsewhere: a new head message goes up in the
 * launch's channel, and what had not been delivered follows under it in its order. Where that is no
 * place either, somebody is told what to do. The incident itself was kept all the while.
 */
final class Threads {
  private static final Logger log = LoggerFactory.getLogger(Threads.class);
  private static final String NAME = "lost threads";
  private static final Duration LATELY = Duration.ofHours(24);
  private static final int BATCH = 20;

  private final Ledger ledger;
  private final Response response;
  private final InstantSource clock;

  Threads(Ledger ledger, Response response, InstantSource clock) {
    this.ledger = ledger;
    this.response = response;
    this.clock = clock;
  }

  /** Also without an event: a bot that was taken out of a private channel hears of nothing. */
  Rate rate() {
    return new Rate(NAME, Duration.ofSeconds(5), this::look);
  }

  void look() {
    Instant since = clock.instant().minus(LATELY);
    for (MovedStore.Lost lost : ledger.across(sql -> MovedStore.lost(sql, since, BATCH))) {
      try {
        write(lost.workspace(), tx -> leave(tx, lost.incident(), lost.channel()));
      } catch (RuntimeException e) {
        log.error("The thread of {} of {} comes up again", lost.incident(), lost.workspace(), e);
      }
    }
  }

  /** The thread leaves that channel, unless it has before. */
  void leave(Tx tx, long id, String from) {
    Optional<Incident> found = IncidentStore.find(tx.sql(), id);
    Optional<Launch> launch = found.flatMap(one -> LaunchStore.lock(tx, one.launch()));
    Optional<Incident> held = IncidentStore.lock(tx, id);
    if (launch.isEmpty() || held.isEmpty()) {
      return;
    }
    Incident incident = held.get();
    if (!incident.channel().equals(from)) {
      // It has left; what was on its way there at that moment follows.
      follow(tx, incident, from, incident.channel());
      return;
    }
    String own = launch.get().channel();
    String to = own.equals(from) || MovedStore.left(tx.sql(), id, own) ? null : own;
    if (!MovedStore.moved(tx, id, from, to)) {
      return;
    }
    if (to == null) {
      tx.say(told(tx, launch.get(), incident, from));
    } else {
      moved(tx, launch.get(), incident, to);
      response.say(
          tx,
          incident.movedTo(to),
          "This thread was in %s, which takes no messages of mine any more: it is archived, or private without me in it. It goes on here."
              .formatted(Mrkdwn.channel(from)),
          null);
    }
  }

  /**
   * Its head message goes up there, unless it stands there, and what had not been delivered comes
   * after it.
   */
  Incident moved(Tx tx, Launch launch, Incident incident, String to) {
    String subject = Response.subject(incident);
    if (PostedStore.place(tx.sql(), subject).filter(at -> at.channel().equals(to)).isEmpty()) {
      OutboxStore.forgetPosted(tx.sql(), subject);
    }
    Incident moved = incident.movedTo(to);
    follow(tx, incident, incident.channel().equals(to) ? "" : incident.channel(), to);
    return response.save(
        tx,
        launch,
        incident,
        moved,
        new Change(
            "moved",
            incident.subject(),
            List.of(new Change.Field("channel", incident.channel(), to)),
            null));
  }

  /**
   * The head message first, so that the others find it.
   *
   * @param gone which channel takes no messages; empty where it does again
   */
  private static void follow(Tx tx, Incident incident, String gone, String to) {
    String subject = Response.subject(incident);
    List<Message> undelivered =
        RescueStore.takeBack(tx.sql(), subject, tx.cause().at().minus(LATELY), gone);
    tx.say(new Message.Live(to, subject, Duration.ZERO, true, Message.Urgency.INCIDENT));
    undelivered.forEach(message -> tx.say(in(to, message)));
  }

  private static Message in(String channel, Message message) {
    return switch (message) {
      case Message.Reply reply ->
          new Message.Reply(channel, reply.root(), reply.text(), reply.blocks(), reply.urgency());
      case Message.Live live ->
          new Message.Live(
              channel, live.subject(), live.root(), live.calm(), live.post(), live.urgency());
      case Message.Post _, Message.File _, Message.Mail _ -> message;
    };
  }

  /** Whoever opened it, or the lead. */
  private static Message told(Tx tx, Launch launch, Incident incident, String from) {
    String opener = incident.opened().by();
    return new Message.Post(
        opener == null || gone(tx, opener) ? launch.lead() : opener,
        null,
        "%sIncident %d, %s, has no thread any more: %s takes no messages of mine; it is archived, or private without me in it.\nThe incident goes on, and so does the public page. Unarchive the channel, or invite me there with `/invite @launchbot`; then type `/incident thread %d` in it, or in any other channel that I am in, and the thread goes up there with all that was not said."
            .formatted(
                incident.drill() ? "DRILL · " : "",
                incident.number(),
                Mrkdwn.plain(Mrkdwn.truncate(incident.feels(), 300)),
                Mrkdwn.channel(from),
                incident.number()),
        null,
        Message.Urgency.INCIDENT);
  }

  private static boolean gone(Tx tx, String person) {
    return PersonStore.find(tx.sql(), person)
        .map(PersonStore.Known::person)
        .map(Person::deactivated)
        .orElse(false);
  }

  private interface Work {
    void in(Tx tx);
  }

  private void write(String workspace, Work work) {
    ledger.write(
        new Cause(workspace, Actor.schedule(NAME), clock.instant(), null),
        tx -> {
          work.in(tx);
          return tx;
        });
  }
}
