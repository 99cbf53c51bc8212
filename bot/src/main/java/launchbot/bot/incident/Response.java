package launchbot.bot.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import launchbot.bot.launch.StatusBoard;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentListener;
import launchbot.incident.IncidentStore;
import launchbot.incident.Lifecycle;
import launchbot.incident.Request;
import launchbot.incident.Status;
import launchbot.incident.TimelineStore;
import launchbot.launch.Launch;
import launchbot.ledger.Actor;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import org.jspecify.annotations.Nullable;

/**
 * The one desk of incidents: every way in, a command, a button, a mention, an alarm, a timer, comes
 * through here, within its own transaction. Permissions are asked by whoever calls, since an alarm
 * has none.
 */
public final class Response {
  /** What the head message in a channel of its own is called, before the incident's id. */
  public static final String ROOM = "incident-room";

  private static final Duration CALM = Duration.ofSeconds(1);

  private final Supplier<List<IncidentListener>> listeners;

  /**
   * @param listeners known only once all features have been made
   */
  public Response(Supplier<List<IncidentListener>> listeners) {
    this.listeners = listeners;
  }

  /** Names the head message. */
  public static String subject(Incident incident) {
    return IncidentStore.HEAD + ":" + incident.id();
  }

  /** Names the head message in a channel of its own. */
  public static String roomSubject(Incident incident) {
    return ROOM + ":" + incident.id();
  }

  /** Opens one: its head message goes up. The caller has locked the launch. */
  public Incident open(Tx tx, Launch launch, Incident.Draft draft) {
    Incident incident = IncidentStore.add(tx, launch.id(), draft);
    note(tx, incident, Event.Kind.OPENED, incident.feels());
    tx.say(head(incident, true));
    listeners.get().forEach(one -> one.opened(tx, launch, incident));
    StatusBoard.follow(tx, launch);
    return incident;
  }

  /** Asks for another status; a refusal changes nothing. The caller holds the incident's lock. */
  public Verdict<Incident> decide(Tx tx, Launch launch, Incident incident, Request request) {
    Verdict<Incident> verdict = Lifecycle.decide(incident, request, tx.cause().at());
    return verdict instanceof Verdict.Moved<Incident>(Incident next, Change change)
        ? new Verdict.Moved<>(save(tx, launch, incident, next, change), change)
        : verdict;
  }

  /**
   * Keeps what has become of it: its head message and everybody who listens follow. Its line in the
   * timeline is the caller's, but for a change of status, which is noted here.
   */
  public Incident save(Tx tx, Launch launch, Incident before, Incident after, Change change) {
    Incident kept = IncidentStore.save(tx, after, change);
    if (!before.status().equals(kept.status())) {
      turned(tx, before, kept);
    }
    edit(tx, kept);
    listeners.get().forEach(one -> one.changed(tx, launch, before, kept));
    StatusBoard.follow(tx, launch);
    return kept;
  }

  /**
   * Its line in the timeline; and in the thread, where it ends, goes on elsewhere, or begins anew.
   */
  private void turned(Tx tx, Incident before, Incident kept) {
    String said = kept.status().said();
    String words = kept.reopened() > before.reopened() ? "reopened" : kept.status().words();
    if (kept.status() instanceof Status.Merged(long into)) {
      IncidentStore.find(tx.sql(), into).ifPresent(other -> merged(tx, kept, other));
      return;
    }
    note(tx, kept, Event.Kind.STATUS, said == null ? words : words + ": " + said);
    if (!kept.open() || kept.reopened() > before.reopened()) {
      say(tx, kept, Told.inThread(kept, tx.cause()), null);
    }
  }

  private void merged(Tx tx, Incident gone, Incident into) {
    IncidentStore.handOver(tx, gone.id(), into.id());
    note(tx, gone, Event.Kind.STATUS, "merged into incident " + into.number());
    note(
        tx,
        into,
        Event.Kind.NOTE,
        "incident %d was merged into this one: %s".formatted(gone.number(), gone.feels()));
    say(tx, gone, Told.goesOn(gone, into), null);
    edit(tx, into);
  }

  /** Its head message shows what it is now, in its own channel too. */
  public void edit(Tx tx, Incident incident) {
    tx.say(head(incident, false));
    String room = incident.room();
    if (room != null) {
      tx.say(new Message.Live(room, roomSubject(incident), CALM, false, Message.Urgency.INCIDENT));
    }
  }

  /** In its thread. For what people must notice: what the head message shows is not said twice. */
  public void say(Tx tx, Incident incident, String mrkdwn, @Nullable String blocks) {
    tx.say(
        new Message.Reply(
            incident.channel(), subject(incident), mrkdwn, blocks, Message.Urgency.INCIDENT));
  }

  /**
   * A live message in its thread: posted where it does not stand yet, or only edited where it does.
   *
   * @param subject of the live message itself
   */
  public void live(Tx tx, Incident incident, String subject, boolean post) {
    tx.say(
        new Message.Live(
            incident.channel(), subject, subject(incident), CALM, post, Message.Urgency.INCIDENT));
  }

  /** A line in its timeline, of now and of whoever acts. */
  public void note(Tx tx, Incident incident, Event.Kind kind, String words) {
    Actor actor = tx.cause().actor();
    Instant now = tx.cause().at();
    TimelineStore.note(
        tx,
        Event.now(
            incident, kind, now, actor.kind() == Actor.Kind.PERSON ? actor.id() : null, words));
  }

  private static Message head(Incident incident, boolean post) {
    return new Message.Live(
        incident.channel(), subject(incident), CALM, post, Message.Urgency.INCIDENT);
  }
}
