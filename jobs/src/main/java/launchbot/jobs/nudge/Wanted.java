package launchbot.jobs.nudge;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import launchbot.jobs.calendar.Appointment;
import launchbot.jobs.calendar.Hours;
import launchbot.jobs.calendar.Rhythm;
import launchbot.jobs.nudge.Errand.What;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.launch.WorkingDays;
import launchbot.nudge.Hold;
import launchbot.people.Person;
import org.jspecify.annotations.Nullable;

/** Which appointments a launch wants: a pure function of its rows. */
public final class Wanted {
  static final String NUDGE = "nudge";
  static final String STANDUP = "standup";
  static final String OPERATOR = "operator";

  private static final LocalTime OPERATORS_HOUR = LocalTime.of(10, 0);
  private static final LocalTime LATEST_WATCH = LocalTime.of(20, 0);

  /** Days off are listed for the year in hand and the next, so that they change once a year. */
  private static final int YEARS = 2;

  private Wanted() {}

  /**
   * Morning, evening, hourly watch, each person's list, the snoozes that end.
   *
   * @param today of which only the year matters
   */
  public static List<Appointment> nudges(Crew crew, LocalDate today) {
    Crew.Phase phase = crew.phase();
    if (phase == Crew.Phase.RESTING) {
      return List.of();
    }
    Settings settings = crew.settings();
    var here = new Place(crew, crew.launch().zone(), today);
    List<Appointment> wanted = new ArrayList<>();
    if (phase != Crew.Phase.LOOSE) {
      wanted.add(here.at(NUDGE, What.MORNING, null, settings.morning()));
    }
    if (phase == Crew.Phase.RUNNING) {
      wanted.add(here.at(NUDGE, What.EVENING, null, settings.evening()));
    }
    wanted.add(here.at(NUDGE, What.WATCH, null, watch(settings)));
    for (Person person : crew.people()) {
      wanted.add(
          new Place(crew, person.zone(), today)
              .at(NUDGE, What.LIST, person.id(), settings.morning()));
    }
    for (Hold hold : crew.holds()) {
      Instant until = hold.snoozedUntil();
      if (until != null) {
        wanted.add(again(crew, hold, until));
      }
    }
    return wanted;
  }

  /** Each person's three questions, where the team wants them. */
  public static List<Appointment> standups(Crew crew, LocalDate today) {
    LocalTime time = crew.settings().standup();
    if (time == null || crew.phase() == Crew.Phase.RESTING) {
      return List.of();
    }
    return crew.people().stream()
        .map(person ->
            new Place(crew, person.zone(), today).at(STANDUP, What.STANDUP, person.id(), time))
        .toList();
  }

  /** Every Monday; whether it is time the duty asks. */
  public static Appointment operator(String workspace, Launch oldest) {
    var rhythm = Rhythm.on(EnumSet.of(DayOfWeek.MONDAY), oldest.zone(), OPERATORS_HOUR);
    var errand = new Errand(workspace, oldest.id(), What.OPERATOR, null);
    return new Appointment(OPERATOR, errand.ids(), rhythm, Hours.WORKING);
  }

  /** Once an hour while people work, and once when they have just gone. */
  private static SortedSet<LocalTime> watch(Settings settings) {
    SortedSet<LocalTime> times = new TreeSet<>();
    LocalTime last = settings.to().isAfter(LATEST_WATCH) ? LATEST_WATCH : settings.to();
    LocalTime time = settings.from().truncatedTo(ChronoUnit.HOURS).plusHours(1);
    while (time.isBefore(last) && time.isAfter(settings.from())) {
      times.add(time);
      time = time.plusHours(1);
    }
    times.add(last);
    return times;
  }

  /** Daily at its minute until it has ended: a rhythm knows no dates. */
  private static Appointment again(Crew crew, Hold hold, Instant until) {
    ZoneId zone =
        crew.people().stream()
            .filter(person -> person.id().equals(hold.recipient()))
            .map(Person::zone)
            .findFirst()
            .orElse(crew.launch().zone());
    var errand =
        new Errand(crew.workspace(), crew.launch().id(), What.AGAIN, String.valueOf(hold.id()));
    var at = until.atZone(zone).toLocalTime();
    return Appointment.of(NUDGE, Rhythm.daily(zone, at), errand.ids().toArray(String[]::new));
  }

  /** Where somebody's days begin, and which of them are working days. */
  private record Place(Crew crew, ZoneId zone, LocalDate today) {

    Appointment at(String kind, What what, @Nullable String detail, LocalTime time) {
      return at(kind, what, detail, new TreeSet<>(Set.of(time)));
    }

    Appointment at(String kind, What what, @Nullable String detail, SortedSet<LocalTime> times) {
      WorkingDays days = crew.settings().workingDays(zone);
      LocalDate first = today.with(TemporalAdjusters.firstDayOfYear());
      SortedSet<LocalDate> off =
          days.off(first, first.plusYears(YEARS).minusDays(1)).stream()
              .filter(day -> days.week().contains(day.getDayOfWeek()))
              .collect(Collectors.toCollection(TreeSet::new));
      var errand = new Errand(crew.workspace(), crew.launch().id(), what, detail);
      var rhythm = new Rhythm(times, days.week(), zone, off);
      return new Appointment(kind, errand.ids(), rhythm, hours(days, times));
    }

    /** The team's working hours, and the times that it chose for itself beside them. */
    private static Hours hours(WorkingDays days, SortedSet<LocalTime> times) {
      LocalTime from = days.from().isBefore(times.getFirst()) ? days.from() : times.getFirst();
      LocalTime to = days.to();
      if (!to.isAfter(times.getLast())) {
        LocalTime later = times.getLast().plusMinutes(1);
        // Past midnight: the end of the day.
        to = later.isAfter(times.getLast()) ? later : LocalTime.MIDNIGHT;
      }
      return new Hours(from, to, days.week());
    }
  }
}
