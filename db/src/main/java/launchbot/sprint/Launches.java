package launchbot.sprint;

import static launchbot.sprint.Against.first;
import static launchbot.sprint.Against.orMoved;
import static launchbot.sprint.Against.when;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import launchbot.launch.Launch;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Verdict;
import launchbot.people.Permissions;
import launchbot.people.Role;
import launchbot.people.Verb;
import launchbot.triage.Wording;
import org.jspecify.annotations.Nullable;

/** What may be changed about a launch itself. */
public final class Launches {
  private static final int LONGEST_NAME = 80;
  private static final int YEARS = 5;

  private Launches() {}

  public static Verdict<Launch> rename(Launch launch, String name, Role role) {
    String line = Wording.line(name);
    return orMoved(
        first(
            Permissions.check(role, Verb.CONFIGURE),
            againstName(line),
            when(line.equals(launch.name()), "The launch has that name already.")),
        new Launch(
            launch.id(), launch.channel(), line, launch.zone(), launch.launchDate(), launch.lead()),
        change("renamed", launch, "name", launch.name(), line));
  }

  /** What speaks against a name. */
  public static Optional<String> againstName(String name) {
    String line = Wording.line(name);
    return first(
        when(line.isEmpty(), "A launch needs a name: `/launch rename Checkout`."),
        Wording.tooLong("The name of a launch", line, LONGEST_NAME));
  }

  public static Verdict<Launch> zone(Launch launch, ZoneId zone, Role role) {
    return orMoved(
        first(
            Permissions.check(role, Verb.CONFIGURE),
            when(
                zone.equals(launch.zone()),
                "The launch keeps the time of %s already.".formatted(zone))),
        new Launch(
            launch.id(), launch.channel(), launch.name(), zone, launch.launchDate(), launch.lead()),
        change("moved to another zone", launch, "zone", launch.zone().getId(), zone.getId()));
  }

  /**
   * @param date null for none
   */
  public static Verdict<Launch> date(
      Launch launch, @Nullable LocalDate date, LocalDate today, Role role) {
    LocalDate before = launch.launchDate();
    return orMoved(
        first(
            Permissions.check(role, Verb.RESCHEDULE),
            date == null
                ? when(before == null, "The launch has no date.")
                : first(
                    againstDate(date, today),
                    when(date.equals(before), "The launch is on %s already.".formatted(date)))),
        new Launch(
            launch.id(), launch.channel(), launch.name(), launch.zone(), date, launch.lead()),
        change("dated", launch, "launch date", text(before), text(date)));
  }

  /** What speaks against a launch on a date. */
  public static Optional<String> againstDate(LocalDate date, LocalDate today) {
    return first(
        when(
            date.isBefore(today),
            "%s has passed: a launch lies ahead. Give a date such as `4 dec`.".formatted(date)),
        when(
            date.isAfter(today.plusYears(YEARS)),
            "%s is more than five years away: check the year.".formatted(date)));
  }

  /** Somebody else answers for it. Whether that person can is asked of Slack, before. */
  public static Verdict<Launch> lead(Launch launch, String person, Role role) {
    return orMoved(
        first(
            Permissions.check(role, Verb.GIVE_ROLES),
            when(
                person.equals(launch.lead()),
                "<@%s> leads this launch already.".formatted(person))),
        new Launch(
            launch.id(),
            launch.channel(),
            launch.name(),
            launch.zone(),
            launch.launchDate(),
            person),
        change("led by somebody else", launch, "lead", launch.lead(), person));
  }

  /**
   * Closes it for good.
   *
   * @param sprint null where it never had one
   */
  public static Verdict<Launch> archive(Launch launch, @Nullable Sprint sprint, Role role) {
    return orMoved(
        first(
            Permissions.check(role, Verb.RESCHEDULE),
            when(
                sprint != null && sprint.state().open(),
                "A sprint runs here: end it first with `/launch go` or `/launch stop because …`.")),
        launch,
        new Change("archived", subject(launch), List.of(), null));
  }

  /** What its history is written about. */
  public static Subject subject(Launch launch) {
    return new Subject("launch", launch.id());
  }

  private static Change change(
      String verb, Launch launch, String field, @Nullable String from, @Nullable String to) {
    return new Change(verb, subject(launch), List.of(new Change.Field(field, from, to)), null);
  }

  private static @Nullable String text(@Nullable LocalDate date) {
    return date == null ? null : date.toString();
  }
}
