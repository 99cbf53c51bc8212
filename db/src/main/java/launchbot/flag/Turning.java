package launchbot.flag;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/**
 * Who may turn a switch, and when somebody else has to say so. The lead and approvers may; whoever
 * is on call may within the limits that the team set; anybody else of the team asks.
 */
public final class Turning {
  private Turning() {}

  /**
   * @param approver whether they hold that role in the launch
   */
  public record Who(String person, Role role, boolean onCall, boolean approver) {
    boolean decides() {
      return role == Role.LEAD || (approver && role != Role.GUEST);
    }
  }

  /**
   * What is wanted.
   *
   * @param until when it is proposed to turn it on again; null for no time
   */
  public record Wish(boolean on, @Nullable String reason, @Nullable Instant until) {}

  /**
   * How many are off that whoever was on call turned alone.
   *
   * @param most how many may be
   */
  public record Alone(int off, int most) {}

  /** What becomes of it. */
  public sealed interface Answer {}

  public record Turned(Flag next, Change change) implements Answer {}

  /**
   * Somebody else has to say yes.
   *
   * @param why whoever asks may not do it alone, in mrkdwn
   */
  public record Asks(Wish wish, String why) implements Answer {}

  /**
   * @param why in mrkdwn
   */
  public record Refused(String why) implements Answer {}

  public static Answer decide(Flag flag, Wish wish, Who who, Alone alone, Instant now) {
    Optional<String> no = objection(flag, wish, who, now);
    if (no.isPresent()) {
      return new Refused(no.get());
    }
    if (who.decides()) {
      return turned(flag, wish, who.person(), false, now);
    }
    Optional<String> limit = limit(flag, wish, who, alone, now);
    if (limit.isPresent()) {
      return new Asks(wish, limit.get());
    }
    Instant longest = now.plus(flag.solo().longest());
    Instant until = wish.until() == null ? longest : wish.until();
    return turned(
        flag,
        new Wish(wish.on(), wish.reason(), wish.on() ? null : until),
        who.person(),
        true,
        now);
  }

  /** Why nobody could: whoever asks, and whoever approves. */
  static Optional<String> objection(Flag flag, Wish wish, Who who, Instant now) {
    Optional<String> no = Permissions.check(who.role(), Verb.SWITCH_FLAG);
    if (no.isPresent()) {
      return no;
    }
    if (flag.removedAt() != null) {
      return Optional.of("That switch was removed. `/rollback switch list` shows those there are.");
    }
    if (flag.on() == wish.on()) {
      return Optional.of(
          "It is %s already. `/rollback switch show %s %s` says since when and by whom."
              .formatted(wish.on() ? "on" : "off", flag.key(), flag.environment()));
    }
    if (!wish.on() && Wording.lineOrNull(wish.reason()) == null) {
      return Optional.of(
          "Why? Everybody reads it: `/rollback switch off %s %s because cards are charged twice`."
              .formatted(flag.key(), flag.environment()));
    }
    Instant until = wish.until();
    return until != null && !until.isAfter(now)
        ? Optional.of("That time has passed: name one that lies ahead, such as `until 18:00`.")
        : Optional.empty();
  }

  private static Optional<String> limit(Flag flag, Wish wish, Who who, Alone alone, Instant now) {
    if (!who.onCall()) {
      return Optional.of("Whoever is on call, the lead and approvers turn it without asking.");
    }
    if (!flag.solo().allowed()) {
      return Optional.of("This switch is not turned alone, also not by whoever is on call.");
    }
    if (wish.on()) {
      return Optional.empty();
    }
    if (alone.off() >= alone.most()) {
      return Optional.of(
          "%d %s off already that somebody on call turned alone, and no more may be."
              .formatted(alone.off(), alone.off() == 1 ? "switch is" : "switches are"));
    }
    Instant until = wish.until();
    return until != null && until.isAfter(now.plus(flag.solo().longest()))
        ? Optional.of(
            "Alone it may be off for %d min at most.".formatted(flag.solo().longest().toMinutes()))
        : Optional.empty();
  }

  static Turned turned(Flag flag, Wish wish, String by, boolean alone, Instant now) {
    String reason = Wording.lineOrNull(wish.reason());
    Flag next =
        flag.turned(
            new Flag.Turned(
                wish.on(), now, by, reason, wish.on() ? null : wish.until(), alone && !wish.on()));
    return new Turned(
        next,
        new Change(
            wish.on() ? "switched-on" : "switched-off",
            flag.subject(),
            List.of(
                new Change.Field(flag.name(), word(flag.on()), word(wish.on())),
                new Change.Field("alone", null, String.valueOf(alone))),
            reason));
  }

  private static String word(boolean on) {
    return on ? "on" : "off";
  }
}
