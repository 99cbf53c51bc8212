package launchbot.nudge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import launchbot.launch.Settings;
import launchbot.launch.WorkingDays;
import launchbot.nudge.Nudges.Ruling;
import launchbot.nudge.Past.Told;
import launchbot.nudge.Past.Way;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is told what, how often, and when not. Monday is 7 December 2026. */
class NudgesTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final WorkingDays DAYS = Settings.DEFAULT.workingDays(ZONE);
  private static final Instant SINCE = at("2026-12-01T09:00");

  @ParameterizedTest
  @CsvSource({
    // what is found: in working hours only, a blocker until 21:00
    "UNOWNED, false, 2026-12-07T10:00, TELL",
    "UNOWNED, false, 2026-12-07T08:59, QUIET",
    "UNOWNED, false, 2026-12-07T18:00, QUIET",
    "UNOWNED, true, 2026-12-07T18:00, TELL",
    "UNOWNED, true, 2026-12-07T20:59, TELL",
    "UNOWNED, true, 2026-12-07T21:00, QUIET",
    "UNOWNED, true, 2026-12-07T03:00, QUIET",
    "UNOWNED, true, 2026-12-05T12:00, QUIET",
    // what has its hour: then, on working days
    "FOCUS, false, 2026-12-07T08:00, TELL",
    "FOCUS, false, 2026-12-05T09:00, QUIET",
    "LIST, false, 2026-12-07T09:00, TELL"
  })
  void hours(Kind kind, boolean urgent, String when, Ruling ruling) {
    assertThat(Nudges.judge(nudge(kind, urgent), Past.NOTHING, moment(when, false, 0)))
        .isEqualTo(ruling);
  }

  @Test
  void atMostOnceADay() {
    Past past = past(null, told("2026-12-07T10:00", 0, Way.TOLD));
    assertThat(judge(past, "2026-12-07T15:00")).isEqualTo(Ruling.QUIET);
    assertThat(judge(past, "2026-12-08T10:00")).isEqualTo(Ruling.TELL);
  }

  @Test
  void aSnoozeIsQuietUntilItEndsAndThenTellsOnTheSameDayToo() {
    Hold hold = hold().snoozed(at("2026-12-07T11:30"), "U1");
    Past past = past(hold, told("2026-12-07T10:00", 0, Way.TOLD));
    assertThat(judge(past, "2026-12-07T11:29")).isEqualTo(Ruling.QUIET);
    assertThat(judge(past, "2026-12-07T11:30")).isEqualTo(Ruling.TELL);
    Past again =
        past(hold, told("2026-12-07T10:00", 0, Way.TOLD), told("2026-12-07T11:30", 1, Way.TOLD));
    assertThat(judge(again, "2026-12-07T12:00")).isEqualTo(Ruling.QUIET);
  }

  @Test
  void whatIsStoppedStaysSoUntilItBeginsAnew() {
    Hold stopped = hold().stopped(at("2026-12-03T10:00"), "U1");
    assertThat(judge(past(stopped), "2026-12-07T10:00")).isEqualTo(Ruling.QUIET);
    Hold before = hold().stopped(at("2026-11-30T10:00"), "U1");
    assertThat(judge(past(before), "2026-12-07T10:00")).isEqualTo(Ruling.TELL);
    assertThat(judge(past(stopped.resumed("U1")), "2026-12-07T10:00")).isEqualTo(Ruling.TELL);
  }

  @Test
  void afterFiveTimesTheLeadIsToldOnceAndItEnds() {
    List<Told> told = new ArrayList<>();
    for (int day = 1; day <= 4; day++) {
      told.add(told("2026-12-0%dT10:00".formatted(day), 0, Way.TOLD));
    }
    assertThat(judge(new Past(told, null), "2026-12-07T10:00")).isEqualTo(Ruling.TELL);
    told.add(told("2026-12-07T10:00", 0, Way.DIGEST));
    assertThat(judge(new Past(told, null), "2026-12-08T10:00")).isEqualTo(Ruling.LEAD);
    told.add(told("2026-12-08T10:00", 0, Way.LEAD));
    assertThat(judge(new Past(told, null), "2026-12-09T10:00")).isEqualTo(Ruling.QUIET);
  }

  @Test
  void whatWasToldBeforeItBeganDoesNotCount() {
    List<Told> told = new ArrayList<>();
    for (int day = 16; day <= 20; day++) {
      told.add(told("2026-11-%dT10:00".formatted(day), 0, Way.TOLD));
    }
    told.add(told("2026-11-23T10:00", 0, Way.LEAD));
    assertThat(judge(new Past(told, null), "2026-12-07T10:00")).isEqualTo(Ruling.TELL);
  }

  @Test
  void whatComesEveryDayNeverEnds() {
    List<Told> told = new ArrayList<>();
    for (int day = 1; day <= 9; day++) {
      told.add(told("2026-12-0%dT09:00".formatted(day), 0, Way.TOLD));
    }
    assertThat(
            Nudges.judge(
                nudge(Kind.FOCUS, false),
                new Past(told, null),
                moment("2026-12-10T09:00", false, 0)))
        .isEqualTo(Ruling.TELL);
  }

  @Test
  void beyondTheDaysMessagesAndWhenLateItJoinsTheDigest() {
    assertThat(
            Nudges.judge(
                nudge(Kind.UNOWNED, false), Past.NOTHING, moment("2026-12-07T10:00", false, 6)))
        .isEqualTo(Ruling.DIGEST);
    assertThat(
            Nudges.judge(
                nudge(Kind.FOCUS, false), Past.NOTHING, moment("2026-12-07T09:00", true, 0)))
        .isEqualTo(Ruling.DIGEST);
  }

  @Test
  void whoSwitchedThemOffIsNotWrittenToButTheChannelIs() {
    var off = new Nudges.Moment(at("2026-12-07T10:00"), DAYS, false, true, 0, 6);
    assertThat(Nudges.judge(nudge(Kind.STUCK, true), Past.NOTHING, off)).isEqualTo(Ruling.QUIET);
    assertThat(Nudges.judge(nudge(Kind.UNOWNED, true), Past.NOTHING, off)).isEqualTo(Ruling.TELL);
  }

  @ParameterizedTest
  @CsvSource({
    "HOUR, 2026-12-07T10:05, 2026-12-07T11:05",
    "HOUR, 2026-12-07T17:30, 2026-12-08T09:00",
    "HOUR, 2026-12-07T06:30, 2026-12-07T09:00",
    "HOUR, 2026-12-04T17:30, 2026-12-07T09:00",
    "HOUR, 2026-12-05T12:00, 2026-12-07T09:00",
    "TOMORROW, 2026-12-07T10:05, 2026-12-08T09:00",
    "TOMORROW, 2026-12-04T10:05, 2026-12-07T09:00",
    "THREE_DAYS, 2026-12-07T10:05, 2026-12-10T09:00",
    "THREE_DAYS, 2026-12-02T10:05, 2026-12-07T09:00"
  })
  void snoozesEndWhenPeopleWork(Snooze snooze, String now, String until) {
    assertThat(snooze.until(at(now), DAYS, LocalTime.of(9, 0))).isEqualTo(at(until));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-12-15, 2026-12-08, 7",
    "2026-12-15, 2026-12-14, 1",
    "2026-12-15, 2026-12-09, 0",
    "2026-12-15, 2026-12-15, 0",
    // a week before a weekend, and the day before a Monday, are days off
    "2026-12-12, 2026-12-04, 7",
    "2026-12-13, 2026-12-04, 7",
    "2026-12-14, 2026-12-11, 1",
    "2026-12-14, 2026-12-13, 0"
  })
  void datesAreToldAWeekAndADayAhead(LocalDate due, LocalDate today, int rung) {
    OptionalInt expected = rung == 0 ? OptionalInt.empty() : OptionalInt.of(rung);
    assertThat(Ladder.rung(due, today, DAYS)).isEqualTo(expected);
  }

  private static Ruling judge(Past past, String when) {
    return Nudges.judge(nudge(Kind.UNOWNED, false), past, moment(when, false, 0));
  }

  private static Nudges.Moment moment(String when, boolean late, int said) {
    return new Nudges.Moment(at(when), DAYS, late, false, said, 6);
  }

  private static Nudge nudge(Kind kind, boolean urgent) {
    return new Nudge(kind, "unowned:12", "C1", SINCE, urgent, "Nobody owns #12");
  }

  private static Hold hold() {
    return Hold.none(1, "unowned:12", "C1", Kind.UNOWNED);
  }

  private static Past past(@Nullable Hold hold, Told... told) {
    return new Past(List.of(told), hold);
  }

  private static Told told(String when, int again, Way way) {
    return new Told(LocalDateTime.parse(when).toLocalDate(), again, way, at(when));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }
}
