package launchbot.bot.rollback;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import launchbot.bot.incident.Response;
import launchbot.bot.launch.StatusBoard;
import launchbot.incident.Event;
import launchbot.incident.Incident;
import launchbot.incident.IncidentStore;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.rollback.Request;
import launchbot.rollback.Run;
import launchbot.rollback.RunLifecycle;
import launchbot.rollback.RunListener;
import launchbot.rollback.RunStore;
import launchbot.rollback.Status;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The one desk of rollbacks: every way in, a command, a button, a criterion, a timer, comes through
 * here, within its own transaction, which has locked the launch, the incident and the run, in that
 * order. Permissions are asked by whoever calls, since a criterion has none.
 */
public final class Rollback {
  /** What the live message of a rollback is called, before its id. */
  public static final String KIND = "rollback";

  private static final Duration CALM = Duration.ofSeconds(1);

  private final Response response;
  private final Supplier<List<RunListener>> listeners;

  /**
   * @param listeners known only once all features have been made
   */
  public Rollback(Response response, Supplier<List<RunListener>> listeners) {
    this.response = response;
    this.listeners = listeners;
  }

  /** Names its live message. */
  public static String subject(Run run) {
    return KIND + ":" + run.id();
  }

  /** The incident in whose thread it goes on; empty where it has a message of its own. */
  public static Optional<Incident> incident(DSLContext sql, Run run) {
    return Optional.ofNullable(run.incident()).flatMap(id -> IncidentStore.find(sql, id));
  }

  /** Keeps a new one: its message goes up, in the thread of its incident where it has one. */
  public Run propose(Tx tx, Launch launch, Run.Draft draft, Status first) {
    Run run = RunStore.add(tx, launch.id(), draft, first);
    note(
        tx,
        run,
        Event.Kind.DECISION,
        "%srollback %d was proposed: %s"
            .formatted(run.drill() ? "DRILL, " : "", run.number(), run.reason()));
    live(tx, run, true);
    told(tx, launch, null, run);
    return run;
  }

  /** Asks for another status; a refusal changes nothing. */
  public Verdict<Run> decide(Tx tx, Launch launch, Run run, Request request) {
    Verdict<Run> verdict = RunLifecycle.decide(run, request, tx.cause().at());
    return verdict instanceof Verdict.Moved<Run>(Run next, Change change)
        ? new Verdict.Moved<>(save(tx, launch, run, next, change), change)
        : verdict;
  }

  private Run save(Tx tx, Launch launch, Run before, Run after, Change change) {
    Run kept = RunStore.save(tx, after, change);
    String reason = change.reason();
    note(
        tx,
        kept,
        Event.Kind.DECISION,
        "%srollback %d: %s%s"
            .formatted(
                kept.drill() ? "DRILL, " : "",
                kept.number(),
                change.verb(),
                reason == null ? "" : ": " + reason));
    live(tx, kept, false);
    told(tx, launch, before, kept);
    return kept;
  }

  private void told(Tx tx, Launch launch, @Nullable Run before, Run after) {
    listeners.get().forEach(one -> one.changed(tx, launch, before, after));
    incident(tx.sql(), after).ifPresent(one -> response.edit(tx, one));
    StatusBoard.follow(tx, launch);
  }

  /** Its message shows what it is now: whoever changes something that stands in it calls this. */
  public void follow(Tx tx, Run run) {
    live(tx, run, false);
  }

  private void live(Tx tx, Run run, boolean post) {
    incident(tx.sql(), run)
        .ifPresentOrElse(
            incident -> response.live(tx, incident, subject(run), post),
            () ->
                tx.say(
                    new Message.Live(
                        run.channel(), subject(run), CALM, post, Message.Urgency.INCIDENT)));
  }

  /** In its thread, which is the incident's where it has one. For what people must notice. */
  public void say(Tx tx, Run run, String mrkdwn, @Nullable String blocks) {
    incident(tx.sql(), run)
        .ifPresentOrElse(
            incident -> response.say(tx, incident, mrkdwn, blocks),
            () ->
                tx.say(
                    new Message.Reply(
                        run.channel(), subject(run), mrkdwn, blocks, Message.Urgency.INCIDENT)));
  }

  /** A line in the timeline of its incident, where it has one. */
  public void note(Tx tx, Run run, Event.Kind kind, String words) {
    incident(tx.sql(), run).ifPresent(incident -> response.note(tx, incident, kind, words));
  }
}
