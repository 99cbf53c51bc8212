package launchbot.decision;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Asking whether to go, answering, and ending it. A no-go by the facts forbids nothing, but whoever
 * asks all the same says why.
 */
public final class GoCalls {
  /** What is known grows old: after that it has to be asked anew. */
  public static final Duration LASTS = Duration.ofHours(24);

  private GoCalls() {}

  /** Who asks for something, and what they are in the launch. */
  public record Who(String person, Role role) {}

  /**
   * @param standing the newest question of the launch, if there was one
   * @param went whether the launch is over because it went
   * @param approvers who holds that role; empty: the lead is asked
   */
  public static Verdict<GoCall> ask(
      Optional<GoCall> standing,
      boolean went,
      long launch,
      Facts facts,
      List<String> approvers,
      @Nullable String reason,
      Who who,
      Instant now) {
    Optional<String> no = Permissions.check(who.role(), Verb.CALL_GO);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (went) {
      return new Verdict.Refused<>(
          "This launch has gone already. `/launch decisions` shows what was decided.");
    }
    if (standing.filter(call -> call.state() == GoCall.State.OPEN).isPresent()) {
      return new Verdict.Refused<>(
          "The question is open already; its card stands in the launch's channel. `/launch go"
              + " withdraw` takes it back.");
    }
    String why = Wording.lineOrNull(reason);
    if (facts.stops() && why == null) {
      return new Verdict.Refused<>(
          "The verdict is NO-GO. You may ask all the same, with a reason that everybody reads:"
              + " `/launch go ask because …`.");
    }
    Optional<String> tooLong = Wording.againstText("A reason", why);
    if (tooLong.isPresent()) {
      return new Verdict.Refused<>(tooLong.get());
    }
    var call =
        new GoCall(
            0,
            launch,
            GoCall.State.OPEN,
            facts,
            why,
            who.person(),
            now,
            now.plus(LASTS),
            approvers.isEmpty() ? List.of(who.person()) : approvers,
            List.of(),
            null,
            1);
    return new Verdict.Moved<>(
        call,
        new Change(
            "asked-go",
            call.subject(),
            List.of(
                new Change.Field("verdict", null, facts.call().name()),
                new Change.Field("approvers", null, String.join(" ", call.approvers()))),
            why));
  }

  /**
   * An approver's answer, which may still be changed while others have not given theirs. The last
   * one decides: go if everybody said go.
   */
  public static Verdict<GoCall> vote(
      GoCall call, boolean go, @Nullable String reason, Who who, Instant now) {
    Optional<String> no =
        Permissions.check(who.role(), Verb.DECIDE_GO).or(() -> notOpen(call, now));
    String why = Wording.lineOrNull(reason);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (!call.approvers().contains(who.person())) {
      return new Verdict.Refused<>(
          "This is asked of %s. Tell them what you think; the lead gives the role with `/launch role`."
              .formatted(
                  call.approvers().stream()
                      .map(person -> "<@" + person + ">")
                      .collect(Collectors.joining(", "))));
    }
    if (!go && why == null) {
      return new Verdict.Refused<>(
          "A no needs a reason, so that others can do something about it: `/launch go no because"
              + " …`.");
    }
    Optional<String> tooLong = Wording.againstText("A reason", why);
    if (tooLong.isPresent()) {
      return new Verdict.Refused<>(tooLong.get());
    }
    var vote = new Vote(who.person(), go, why, now);
    if (call.voteOf(who.person())
        .filter(
            before -> before.go() == go && java.util.Objects.equals(before.reason(), vote.reason()))
        .isPresent()) {
      return new Verdict.Refused<>(
          "You have said %s already.".formatted(go ? "go" : "no-go, for that reason"));
    }
    List<Vote> votes = new ArrayList<>(call.votes());
    votes.removeIf(before -> before.person().equals(who.person()));
    votes.add(vote);
    GoCall.State next =
        votes.size() < call.approvers().size()
            ? GoCall.State.OPEN
            : votes.stream().allMatch(Vote::go) ? GoCall.State.GO : GoCall.State.NO_GO;
    GoCall.Ending ending =
        next == GoCall.State.OPEN ? null : new GoCall.Ending(who.person(), now, null, false);
    return moved(call, next, votes, ending, go ? "said-go" : "said-no-go", why);
  }

  /** The lead goes without the approvers, and says why. */
  public static Verdict<GoCall> override(
      GoCall call, @Nullable String reason, Who who, Instant now) {
    String why = Wording.lineOrNull(reason);
    Optional<String> no =
        Permissions.check(who.role(), Verb.OVERRIDE_GO).or(() -> notOpen(call, now));
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (why == null) {
      return new Verdict.Refused<>(
          "Going without the approvers needs a reason that everybody reads: `/launch go override"
              + " because …`.");
    }
    Optional<String> tooLong = Wording.againstText("A reason", why);
    return tooLong.isPresent()
        ? new Verdict.Refused<>(tooLong.get())
        : moved(
            call,
            GoCall.State.GO,
            call.votes(),
            new GoCall.Ending(who.person(), now, why, true),
            "overrode",
            why);
  }

  /** Takes the question back; nothing is decided. */
  public static Verdict<GoCall> withdraw(GoCall call, Who who, Instant now) {
    Optional<String> no = Permissions.check(who.role(), Verb.CALL_GO).or(() -> notOpen(call, now));
    return no.isPresent()
        ? new Verdict.Refused<>(no.get())
        : moved(
            call,
            GoCall.State.WITHDRAWN,
            call.votes(),
            new GoCall.Ending(who.person(), now, null, false),
            "withdrew-go",
            null);
  }

  /** Nobody brought it to an end in time. */
  public static Verdict<GoCall> expire(GoCall call, Instant now) {
    return call.expiredBy(now)
        ? moved(
            call,
            GoCall.State.EXPIRED,
            call.votes(),
            new GoCall.Ending(call.calledBy(), call.expiresAt(), null, false),
            "go-expired",
            null)
        : new Verdict.Refused<>("It is not over.");
  }

  private static Optional<String> notOpen(GoCall call, Instant now) {
    if (call.expiredBy(now) || call.state() == GoCall.State.EXPIRED) {
      return Optional.of(
          "That question was asked more than a day ago, and the facts have grown old. The lead asks"
              + " anew with `/launch go`.");
    }
    return switch (call.state()) {
      case OPEN, EXPIRED -> Optional.empty();
      case WITHDRAWN ->
          Optional.of("The lead took that question back. `/launch go` asks a new one.");
      case GO, NO_GO ->
          Optional.of(
              "That is decided: *%s*. `/launch decisions` shows it."
                  .formatted(call.state() == GoCall.State.GO ? "GO" : "NO-GO"));
    };
  }

  private static Verdict<GoCall> moved(
      GoCall call,
      GoCall.State state,
      List<Vote> votes,
      GoCall.@Nullable Ending ending,
      String verb,
      @Nullable String reason) {
    var next =
        new GoCall(
            call.id(),
            call.launch(),
            state,
            call.facts(),
            call.reason(),
            call.calledBy(),
            call.calledAt(),
            call.expiresAt(),
            call.approvers(),
            votes,
            ending,
            call.version() + 1);
    List<Change.Field> fields =
        state.decided() ? List.of(new Change.Field("decision", null, state.key())) : List.of();
    return new Verdict.Moved<>(next, new Change(verb, call.subject(), fields, reason));
  }
}
