package launchbot.bot.nudge;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.OptionalInt;
import launchbot.jobs.nudge.Crew;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Tx;
import launchbot.people.Person;
import launchbot.people.PersonStore;
import launchbot.sprint.Sprint;
import launchbot.sprint.Timetable;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The moment at which something is said in a launch.
 *
 * @param sprint null where none was started
 * @param scheduled when it was due: everything that depends on time is decided by it
 * @param late it was due more than a day ago
 */
record Scene(
    Tx tx,
    Launch launch,
    Settings settings,
    @Nullable Sprint sprint,
    Instant scheduled,
    boolean late) {
  private static final Duration ON_TIME = Duration.ofMinutes(10);

  /** The same with this sprint, which may not be stored yet. */
  Scene with(Sprint begun) {
    return new Scene(tx, launch, settings, begun, scheduled, late);
  }

  DSLContext sql() {
    return tx.sql();
  }

  Crew.Phase phase() {
    return Crew.phase(sprint);
  }

  WorkingDays days() {
    return days(launch.zone());
  }

  /** The team's working days, in somebody's zone. */
  WorkingDays days(ZoneId zone) {
    return settings.workingDays(zone);
  }

  LocalDate today() {
    return today(launch.zone());
  }

  LocalDate today(ZoneId zone) {
    return scheduled.atZone(zone).toLocalDate();
  }

  /** On which day it is said, which may be later than the one it was due on. */
  LocalDate saidOn(ZoneId zone) {
    return tx.cause().at().atZone(zone).toLocalDate();
  }

  /** Which day of the running sprint this is; empty where it is none. */
  OptionalInt day() {
    return sprint == null || phase() != Crew.Phase.RUNNING
        ? OptionalInt.empty()
        : timetable(sprint).on(today());
  }

  Timetable timetable(Sprint sprint) {
    return Timetable.of(sprint, days(), today());
  }

  /** Whether it was missed at its time. */
  boolean missed() {
    return tx.cause().at().isAfter(scheduled.plus(ON_TIME));
  }

  /** Whether the lead can be written to now. */
  boolean leadWorks() {
    ZoneId zone =
        PersonStore.find(sql(), List.of(launch.lead())).stream()
            .map(Person::zone)
            .findFirst()
            .orElse(launch.zone());
    return days(zone).open(scheduled);
  }

  /** Whether this is the week's first working day. */
  boolean weekBegins() {
    LocalDate monday = today().with(java.time.DayOfWeek.MONDAY);
    return days().onOrAfter(monday).equals(today());
  }
}
