package launchbot.bot.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import launchbot.bot.launch.Feature;
import launchbot.bot.launch.Roles;
import launchbot.bot.launch.StatusBoard;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Visit;
import launchbot.decision.Decision;
import launchbot.decision.DecisionStore;
import launchbot.decision.GoCall;
import launchbot.decision.GoCallStore;
import launchbot.decision.GoCalls;
import launchbot.incident.Event;
import launchbot.incident.TimelineStore;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Ledger;
import launchbot.ledger.Tx;
import launchbot.ledger.Verdict;
import launchbot.outbox.Message;
import launchbot.people.Role;
import launchbot.sprint.Sprint;
import launchbot.sprint.SprintStore;
import launchbot.sprint.Sprints;
import org.jspecify.annotations.Nullable;

/**
 * Asking whether to go and answering it: load, decide by the rules, save, say. One transaction a
 * request, with the question's row locked, so that of two answers at once each sees the other.
 */
final class GoDesk {
  private final Ledger ledger;
  private final Situations situations;
  private final Supplier<List<Feature>> features;

  GoDesk(Ledger ledger, Situations situations, Supplier<List<Feature>> features) {
    this.ledger = ledger;
    this.situations = situations;
    this.features = features;
  }

  /** What became of a request. */
  sealed interface Outcome {}

  /** Done and saved. */
  record Done(Launch launch, GoCall call) implements Outcome {}

  /** Not done; in mrkdwn. */
  record Refused(String why) implements Outcome {}

  Ledger ledger() {
    return ledger;
  }

  Situations situations() {
    return situations;
  }

  /** Freezes the facts and asks every approver. */
  Outcome ask(Visit visit, long id, @Nullable String reason) {
    return ledger.write(
        visit.cause(),
        tx -> {
          Optional<Launch> launch = LaunchStore.find(tx.sql(), id);
          return launch.isEmpty() ? new Refused(Here.GONE) : ask(tx, visit, launch.get(), reason);
        });
  }

  private Outcome ask(Tx tx, Visit visit, Launch launch, @Nullable String reason) {
    Instant now = visit.at();
    Optional<GoCall> standing = GoCallStore.newest(tx.sql(), launch.id());
    if (standing.isPresent() && standing.get().expiredBy(now)) {
      standing = expire(tx, launch, standing.get().id(), now);
    }
    List<String> approvers =
        LaunchStore.roles(tx.sql(), launch.id()).getOrDefault(LaunchRole.APPROVER, List.of());
    boolean went =
        SprintStore.find(tx.sql(), launch.id())
            .filter(sprint -> sprint.state() == Sprint.State.WENT)
            .isPresent();
    var verdict =
        GoCalls.ask(
            standing,
            went,
            launch.id(),
            situations.of(tx.sql(), launch, now).facts(),
            approvers,
            reason,
            who(visit, launch),
            now);
    return switch (verdict) {
      case Verdict.Refused<GoCall>(String why) -> new Refused(why);
      case Verdict.Moved<GoCall>(GoCall call, var change) ->
          GoCallStore.add(tx, call, change)
              .<Outcome>map(added -> {
                say(tx, launch, added, true);
                return new Done(launch, added);
              })
              .orElseGet(() -> new Refused("Somebody has just asked: the card is in the channel."));
    };
  }

  /** A rule about a question. */
  interface Rule {
    Verdict<GoCall> decide(GoCall call, GoCalls.Who who);
  }

  /** Answers, overrides, withdraws. */
  Outcome change(Visit visit, long id, Rule rule) {
    return ledger.write(
        visit.cause(),
        tx -> {
          Optional<GoCall> call = GoCallStore.lock(tx, id);
          if (call.isEmpty()) {
            return new Refused("There is no such question. `/launch go` asks one.");
          }
          Launch launch = LaunchStore.find(tx.sql(), call.get().launch()).orElseThrow();
          return switch (rule.decide(call.get(), who(visit, launch))) {
            case Verdict.Refused<GoCall>(String why) -> new Refused(why);
            case Verdict.Moved<GoCall>(GoCall next, var change) -> {
              GoCallStore.save(tx, next, change);
              if (!visit.person().guest()) {
                LaunchStore.join(
                    tx, Set.of(new LaunchStore.Seat(launch.id(), visit.person().id())));
              }
              settle(tx, launch, next);
              yield new Done(launch, next);
            }
          };
        });
  }

  /** Ends a question that nobody answered in time; what it is then, if it is still there. */
  Optional<GoCall> expire(Tx tx, Launch launch, long id, Instant now) {
    Optional<GoCall> locked = GoCallStore.lock(tx, id);
    if (locked.isPresent()
        && GoCalls.expire(locked.get(), now)
            instanceof Verdict.Moved<GoCall>(GoCall next, var change)) {
      GoCallStore.save(tx, next, change);
      say(tx, launch, next, false);
      return Optional.of(next);
    }
    return locked;
  }

  /** What follows from an answer: the decision is kept and said once, and a go ends the sprint. */
  private void settle(Tx tx, Launch launch, GoCall call) {
    say(tx, launch, call, false);
    if (!call.state().decided()) {
      return;
    }
    Decision decision = DecisionStore.add(tx, call);
    TimelineStore.noteInOpen(
        tx,
        launch.id(),
        Event.Kind.DECISION,
        decision.decidedBy(),
        decision.go() ? "the launch is a go" : "the launch is a no-go");
    Card card = GoView.result(launch, decision);
    tx.say(
        new Message.Post(
            launch.channel(), null, card.text(), card.blocksJson(), Message.Urgency.NEWS));
    if (decision.go()) {
      went(tx, launch, decision);
    }
  }

  private void went(Tx tx, Launch launch, Decision decision) {
    Instant now = tx.cause().at();
    LocalDate today = now.atZone(launch.zone()).toLocalDate();
    SprintStore.lock(tx, launch.id())
        .map(sprint -> Sprints.go(sprint, decision.reason(), now, today))
        .ifPresent(verdict -> {
          // A sprint that was stopped meanwhile stays stopped: the decision stands all the same.
          if (verdict instanceof Verdict.Moved<Sprint>(Sprint sprint, var change)) {
            SprintStore.save(tx, sprint, change);
            features.get().forEach(feature -> feature.ended(tx, launch, sprint));
          }
        });
  }

  /** The card in the channel, and each approver's own, show how it is now. */
  static void say(Tx tx, Launch launch, GoCall call, boolean post) {
    tx.say(live(launch.channel(), GoLive.subject(call.id()), post));
    for (String approver : call.approvers()) {
      tx.say(live(approver, GoLive.subject(call.id(), approver), post));
    }
    StatusBoard.follow(tx, launch);
  }

  private static Message live(String channel, String subject, boolean post) {
    return new Message.Live(channel, subject, Duration.ofSeconds(1), post, Message.Urgency.ANSWER);
  }

  static GoCalls.Who who(Visit visit, Launch launch) {
    Role role = Roles.of(visit, launch);
    return new GoCalls.Who(visit.person().id(), role);
  }
}
