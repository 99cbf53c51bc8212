package launchbot.jobs.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import launchbot.jobs.calendar.Appointment;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.nudge.Hold;
import launchbot.nudge.Kind;
import launchbot.people.Person;
import launchbot.sprint.Plan;
import launchbot.sprint.Sprint;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which appointments follow from the rows. */
class WantedTest {
  private static final ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 1);
  private static final Instant NOON = Instant.parse("2027-03-01T11:00:00Z");
  private static final Launch LAUNCH = new Launch(7, "C1", "Shop", STOCKHOLM, null, "U1");
  private static final List<Person> PEOPLE =
      List.of(
          new Person("U1", "Ada", STOCKHOLM, false, false),
          new Person("U2", "Ben", NEW_YORK, false, false));

  @ParameterizedTest
  @CsvSource({
    ", 'list/U1 list/U2 watch'",
    "ACTIVE, 'evening list/U1 list/U2 morning watch'",
    "PAUSED, ''",
    "STOPPED, ''",
    "WENT, 'list/U1 list/U2 morning watch'"
  })
  void followsThePhase(Sprint.@Nullable State state, String what) {
    assertThat(names(Wanted.nudges(crew(state, Settings.DEFAULT, List.of()), TODAY)))
        .isEqualTo(what);
  }

  @Test
  void theStandUpIsAskedAtItsTimeWhereEachPersonIs() {
    assertThat(Wanted.standups(crew(null, Settings.DEFAULT, List.of()), TODAY)).isEmpty();
    Settings settings = with(LocalTime.of(9, 30), LocalTime.of(9, 0));
    List<Appointment> wanted =
        Wanted.standups(crew(Sprint.State.ACTIVE, settings, List.of()), TODAY);
    assertThat(wanted.stream().map(one -> one.rhythm().next(NOON).toString()))
        .containsExactly("2027-03-02T08:30:00Z", "2027-03-01T14:30:00Z");
    assertThat(Wanted.standups(crew(Sprint.State.PAUSED, settings, List.of()), TODAY)).isEmpty();
  }

  @Test
  void aSnoozeComesBackAtItsMinuteAndAHourOutsideOfTheDayIsFineToo() {
    Hold hold =
        new Hold(
            3, 7, "unowned:12", "C1", Kind.UNOWNED, NOON.plusSeconds(3_900), 1, null, null, "U1");
    Settings early = with(null, LocalTime.of(6, 45));
    var crew = crew(Sprint.State.ACTIVE, early, List.of(hold, hold.stopped(NOON, "U1")));
    List<Appointment> wanted = Wanted.nudges(crew, TODAY);
    assertThat(names(wanted)).isEqualTo("again/3 evening list/U1 list/U2 morning watch");
    assertThat(next(wanted, "again/3")).isEqualTo("2027-03-01T12:05:00Z");
    assertThat(next(wanted, "morning")).isEqualTo("2027-03-02T05:45:00Z");
  }

  @Test
  void oneRemindsOfTheBotsOwnBackup() {
    Appointment operator = Wanted.operator("T1", LAUNCH);
    assertThat(operator.name()).isEqualTo("operator/T1/7/operator");
    assertThat(operator.rhythm().next(NOON)).isEqualTo("2027-03-08T09:00:00Z");
  }

  /**
   * A month minute by minute, two zones that change their clocks on different Sundays, a holiday:
   * an appointment is due in exactly those minutes in which the wall clock of its place shows one
   * of its times on a working day.
   */
  @Test
  void minuteByMinuteTheWallClockIsRight() {
    Settings settings = with(LocalTime.of(9, 30), LocalTime.of(9, 0));
    var crew = crew(Sprint.State.ACTIVE, settings, List.of());
    List<Appointment> wanted = new ArrayList<>(Wanted.nudges(crew, TODAY));
    wanted.addAll(Wanted.standups(crew, TODAY));
    Instant minute = TODAY.atStartOfDay(STOCKHOLM).toInstant();
    Instant end = TODAY.plusMonths(1).atStartOfDay(STOCKHOLM).toInstant();
    Map<String, Instant> next = new HashMap<>();
    int due = 0;
    Set<String> zones = new HashSet<>();
    for (; minute.isBefore(end); minute = minute.plus(1, ChronoUnit.MINUTES)) {
      for (Appointment one : wanted) {
        Instant before = minute.minusNanos(1);
        Instant at = next.computeIfAbsent(one.name(), _ -> one.rhythm().next(before));
        ZonedDateTime there = minute.atZone(one.rhythm().zone());
        boolean expected =
            one.rhythm().times().contains(there.toLocalTime())
                && settings.workingDays(there.getZone()).works(there.toLocalDate());
        assertThat(at.equals(minute)).as("%s at %s", one.name(), there).isEqualTo(expected);
        if (expected) {
          due++;
          zones.add(there.getOffset().toString());
          next.put(one.name(), one.rhythm().next(minute));
        }
      }
    }
    assertThat(zones).as("offsets seen: the clocks did change").hasSize(4);
    System.out.printf("WantedTest: %d occasions in 44,580 minutes%n", due);
    assertThat(due).isEqualTo(21 * (2 + 9 + 2 + 2));
  }

  private static Settings with(@Nullable LocalTime standup, LocalTime morning) {
    Settings plain = Settings.DEFAULT;
    return new Settings(
        plain.from(),
        plain.to(),
        morning,
        plain.evening(),
        standup,
        false,
        null,
        new TreeSet<>(Set.of(LocalDate.of(2027, 3, 26), LocalDate.of(2027, 3, 29))),
        plain.dailyCap());
  }

  private static Crew crew(Sprint.@Nullable State state, Settings settings, List<Hold> holds) {
    var plan = new Plan("p", "P", 1, List.of(new Plan.Day("Rank", "", Set.of())), Set.of());
    Sprint sprint =
        state == null
            ? null
            : new Sprint(7, plan, TODAY, 0, state, List.of(), "U1", NOON, null, null, 1);
    return new Crew("T1", LAUNCH, settings, sprint, PEOPLE, holds);
  }

  private static String names(List<Appointment> wanted) {
    return String.join(
        " ",
        wanted.stream()
            .map(one -> String.join("/", one.ids().subList(2, one.ids().size())))
            .sorted()
            .toList());
  }

  private static String next(List<Appointment> wanted, String name) {
    return Objects.requireNonNull(
            wanted.stream()
                .filter(one -> one.name().endsWith("/" + name))
                .map(one -> one.rhythm().next(NOON))
                .findFirst()
                .orElse(null))
        .toString();
  }
}
