package launchbot.incident;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import launchbot.ledger.Change;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.probe.Length;
import org.jspecify.annotations.Nullable;

/** When the next update comes: what people say, or the pace of the severity. */
public final class Updates {
  /** The longest that anybody is left without word. */
  static final Duration LONGEST = Duration.ofDays(1);

  /** In characters, each of what an update says. */
  public static final int WORDS = 1_000;

  private static final Pattern CLOCK = Pattern.compile("([01]?\\d|2[0-3])[:.]([0-5]\\d)");
  private static final Duration HALF_A_DAY = Duration.ofHours(12);

  private Updates() {}

  /** What was made of a time that somebody typed. */
  public sealed interface Next {}

  /** Nothing was typed: the usual pace. */
  public record Usual() implements Next {}

  public record At(Instant at) implements Next {}

  /** It cannot be meant; a whole sentence for whoever typed it. */
  public record Wrong(String why) implements Next {}

  /**
   * {@code 14:30}, {@code 20 min}, {@code in 1 h}.
   *
   * @param zone in which a time of day is meant
   */
  public static Next next(@Nullable String typed, Instant now, ZoneId zone) {
    String text =
        typed == null
            ? ""
            : typed.strip().toLowerCase(Locale.ROOT).replaceFirst("^(in|by|at)\\s+", "");
    if (text.isEmpty()) {
      return new Usual();
    }
    Matcher clock = CLOCK.matcher(text);
    if (clock.matches()) {
      return onClock(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)), now, zone);
    }
    return Length.of(text)
        .<Next>map(length ->
            length.compareTo(LONGEST) > 0
                ? new Wrong("That is more than a day away: say a time within 24 hours.")
                : length.compareTo(Duration.ofMinutes(1)) < 0
                    ? new Wrong("That is now: say a time at least a minute away.")
                    : new At(now.plus(length)))
        .orElseGet(() -> new Wrong("I don't know that time: type `14:30`, `20 min` or `1 h`."));
  }

  /** Just after midnight is meant by 00:15 at 23:50; what has gone by today is a mistake. */
  private static Next onClock(int hour, int minute, Instant now, ZoneId zone) {
    ZonedDateTime here = now.atZone(zone);
    Instant today = here.toLocalDate().atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant();
    if (today.isAfter(now)) {
      return new At(today);
    }
    Instant tomorrow =
        here.toLocalDate().plusDays(1).atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant();
    return Duration.between(now, tomorrow).compareTo(HALF_A_DAY) < 0
        ? new At(tomorrow)
        : new Wrong(
            "%02d:%02d has gone by: say a time that is still to come.".formatted(hour, minute));
  }

  /** One was sent: the next is due when that says, or when the pace does. */
  public static Verdict<Incident> sent(
      Incident incident, Update.Draft draft, Role role, Instant now) {
    Optional<String> no = objection(incident, role).or(() -> objection(draft, now));
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    Instant said = draft.nextBy();
    return due(
        incident,
        said == null ? now.plus(incident.sev().cadence()) : said,
        "updated",
        draft.conditions());
  }

  /** It is asked for again later. */
  public static Verdict<Incident> snooze(Incident incident, Duration time, Role role, Instant now) {
    return objection(incident, role)
        .<Verdict<Incident>>map(Verdict.Refused::new)
        .orElseGet(() -> due(incident, now.plus(time), "updates-snoozed", null));
  }

  /** It is not asked for any more, until the status becomes another one. */
  public static Verdict<Incident> stop(Incident incident, Role role) {
    Optional<String> no = objection(incident, role);
    if (no.isPresent()) {
      return new Verdict.Refused<>(no.get());
    }
    return incident.updateDue() == null
        ? new Verdict.Refused<>("Nobody is reminded of updates any more already.")
        : due(incident, null, "updates-stopped", null);
  }

  private static Verdict<Incident> due(
      Incident incident, @Nullable Instant next, String verb, @Nullable String reason) {
    Instant before = incident.updateDue();
    return new Verdict.Moved<>(
        incident.updateDue(next),
        new Change(
            verb,
            incident.subject(),
            List.of(
                new Change.Field(
                    "update due",
                    before == null ? null : before.toString(),
                    next == null ? null : next.toString())),
            reason));
  }

  private static Optional<String> objection(Incident incident, Role role) {
    return Permissions.check(role, Verb.RESPOND)
        .or(() ->
            incident.open()
                ? Optional.empty()
                : Optional.of(
                    "Incident %d is over, so no update is waited for. Reopen it if it is not."
                        .formatted(incident.number())));
  }

  private static Optional<String> objection(Update.Draft draft, Instant now) {
    if (draft.conditions().isBlank()) {
      return Optional.of("Say how it stands: what users feel now, what is known.");
    }
    if (tooLong(draft.conditions()) || tooLong(draft.actions()) || tooLong(draft.needs())) {
      return Optional.of("Each part of an update has at most %d characters.".formatted(WORDS));
    }
    Instant next = draft.nextBy();
    if (next == null) {
      return Optional.empty();
    }
    return !next.isAfter(now) || next.isAfter(now.plus(LONGEST))
        ? Optional.of("The next update comes within 24 hours: say a time that is still to come.")
        : Optional.empty();
  }

  private static boolean tooLong(@Nullable String words) {
    return words != null && words.length() > WORDS;
  }
}
