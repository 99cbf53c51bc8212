package launchbot.flag;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.triage.Wording;

/**
 * Making switches, setting their limits, taking them away, and how often one that is off is said.
 */
public final class Flags {
  public static final String PRODUCTION = "production";

  /** In one environment. */
  public static final int MOST = 100;

  /**
   * So many may be off at once that whoever was on call turned alone, unless the team says else.
   */
  public static final int MOST_ALONE = 2;

  /** After so many the reminders end. */
  public static final int REMINDERS = 14;

  static final int LONGEST_WHAT = 150;
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration LONGEST_ALONE = Duration.ofDays(3);
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern ENVIRONMENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");

  private Flags() {}

  public static boolean isKey(String typed) {
    return KEY.matcher(typed).matches();
  }

  /** As it is kept; empty where that can be no environment. */
  public static Optional<String> environment(String typed) {
    String lower = typed.toLowerCase(Locale.ROOT);
    return ENVIRONMENT.matcher(lower).matches() ? Optional.of(lower) : Optional.empty();
  }

  /**
   * Why no further one can be made; empty when it can.
   *
   * @param standing how many there are in that environment
   */
  public static Optional<String> objection(String key, String what, int standing, Role who) {
    Optional<String> no = Permissions.check(who, Verb.SET_FLAGS);
    if (no.isPresent()) {
      return no;
    }
    if (!isKey(key)) {
      return Optional.of(
          "A switch's key has letters, digits, `.`, `-` and `_`, 64 at most, as your program asks"
              + " for it: `/rollback switch add checkout \"Paying by card\"`.");
    }
    String line = Wording.line(what);
    if (line.isEmpty() || line.codePointCount(0, line.length()) > LONGEST_WHAT) {
      return Optional.of(
          "Say what it turns off, in %d characters at most: `/rollback switch add %s \"Paying by card\"`."
              .formatted(LONGEST_WHAT, key));
    }
    return standing >= MOST
        ? Optional.of(
            "An environment has at most %d switches. Remove one that nothing asks for any more."
                .formatted(MOST))
        : Optional.empty();
  }

  public static Verdict<Flag> limit(Flag flag, Flag.Solo solo, Role who) {
    Optional<String> no = Permissions.check(who, Verb.SET_FLAGS);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (solo.longest().compareTo(Duration.ofMinutes(1)) < 0
        || solo.longest().compareTo(LONGEST_ALONE) > 0) {
      return new Verdict.Refused<>("Alone a switch is off for a minute at least, 3 days at most.");
    }
    return new Verdict.Moved<>(
        flag.limited(solo),
        new Change(
            "switch-limited",
            flag.subject(),
            List.of(new Change.Field(flag.name(), words(flag.solo()), words(solo))),
            null));
  }

  /** One that is off stays: whoever asked for it would turn the feature on again. */
  public static Verdict<Flag> remove(Flag flag, Role who, Instant now) {
    Optional<String> no = Permissions.check(who, Verb.SET_FLAGS);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    if (!flag.on()) {
      return new Verdict.Refused<>(
          "It is off, and programs that find no switch turn the feature on again. Switch it on first: `/rollback switch on %s %s`."
              .formatted(flag.key(), flag.environment()));
    }
    return new Verdict.Moved<>(
        flag.removed(now),
        new Change(
            "switch-removed",
            flag.subject(),
            List.of(new Change.Field(flag.name(), flag.what(), null)),
            null));
  }

  /** When it is said next that it is off: a day later each time, when people work. */
  public static Optional<Instant> remindAt(Flag flag, WorkingDays working) {
    if (flag.on() || flag.removedAt() != null || flag.reminded() >= REMINDERS) {
      return Optional.empty();
    }
    Instant wanted = flag.turned().since().plus(DAY.multipliedBy(flag.reminded() + 1L));
    if (working.open(wanted)) {
      return Optional.of(wanted);
    }
    ZonedDateTime there = wanted.atZone(working.zone());
    LocalDate day = there.toLocalDate();
    LocalDate next =
        there.toLocalTime().isBefore(working.from())
            ? working.onOrAfter(day)
            : working.onOrAfter(day.plusDays(1));
    return Optional.of(next.atTime(working.from()).atZone(working.zone()).toInstant());
  }

  private static String words(Flag.Solo solo) {
    return solo.allowed() ? "alone for " + solo.longest().toMinutes() + " min" : "asks";
  }
}
