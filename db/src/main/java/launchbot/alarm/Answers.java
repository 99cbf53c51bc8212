package launchbot.alarm;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;

/** What people may do with an alarm. */
public final class Answers {
  /** So long an acknowledgement holds; then it is looked for somebody anew. */
  public static final Duration STALE = Duration.ofHours(2);

  private Answers() {}

  /** Somebody is on it. Of two at once the first has it. */
  public static Verdict<Outage> take(Outage outage, String person, Role role, Instant now) {
    Optional<String> no = objection(outage, role);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    String by = outage.acknowledgedBy();
    if (by != null) {
      return new Verdict.Refused<>(
          by.equals(person)
              ? "You have it already."
              : "<@%s> was quicker and is on it: ask there whether you can help.".formatted(by));
    }
    return new Verdict.Moved<>(
        outage.takenBy(person, now),
        new Change("taken", outage.subject(), List.of(new Change.Field("by", null, person)), null));
  }

  /** It keeps quiet for a while; whoever has it need not be asked. */
  public static Verdict<Outage> snooze(Outage outage, Duration time, Role role, Instant now) {
    Optional<String> no = objection(outage, role);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    String by = outage.acknowledgedBy();
    if (by != null) {
      return new Verdict.Refused<>("<@%s> is on it, so nobody is reminded anyway.".formatted(by));
    }
    if (outage.snoozed(now)) {
      return new Verdict.Refused<>("It is snoozed already.");
    }
    Instant until = now.plus(time);
    return new Verdict.Moved<>(
        outage.snoozed(until, false),
        new Change(
            "snoozed",
            outage.subject(),
            List.of(new Change.Field("until", null, until.toString())),
            null));
  }

  private static Optional<String> objection(Outage outage, Role role) {
    Optional<String> no = Permissions.check(role, Verb.ANSWER_ALARM);
    return no.isPresent() || outage.open() ? no : Optional.of("It is over already.");
  }
}
