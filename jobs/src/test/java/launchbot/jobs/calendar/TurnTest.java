package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was due at one time and comes up at another; the zone is New York's, UTC-5 in December. */
class TurnTest {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  private static final Appointment NUDGE =
      new Appointment(
          "nudge",
          List.of("T1", "12"),
          Rhythm.workingDays(ZONE, LocalTime.of(9, 30))
              .except(Set.of(LocalDate.parse("2026-12-24"))),
          Hours.WORKING);

  private static final Appointment REVIEW =
      new Appointment(
          "review",
          List.of("T1"),
          Rhythm.on(Set.of(DayOfWeek.FRIDAY), ZONE, LocalTime.of(16, 0))
              .except(Set.of(LocalDate.parse("2026-12-28"))),
          Hours.WORKING);

  private static final Appointment BACKUP =
      Appointment.of("backup", Rhythm.daily(ZONE, LocalTime.of(2, 30)));

  @ParameterizedTest(name = "{0} of {1}, at {2}: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # on time, whatever the hour
          nudge  | 2026-12-01T14:30:00Z | 2026-12-01T14:30:00Z | now
          nudge  | 2026-12-01T14:30:00Z | 2026-12-01T14:40:00Z | now
          backup | 2026-12-01T07:30:00Z | 2026-12-01T07:30:01Z | now
          # a clock that is behind the database's replicas
          backup | 2026-12-01T07:30:00Z | 2026-12-01T07:29:58Z | now
          # missed, within its hours
          nudge  | 2026-12-01T14:30:00Z | 2026-12-01T14:40:01Z | now
          nudge  | 2026-12-01T14:30:00Z | 2026-12-01T22:59:59Z | now
          backup | 2026-12-01T07:30:00Z | 2026-12-02T07:29:59Z | now
          # missed, and it is night
          nudge  | 2026-12-01T14:30:00Z | 2026-12-01T23:00:00Z | later 2026-12-02T14:00:00Z
          nudge  | 2026-12-01T14:30:00Z | 2026-12-02T13:59:59Z | later 2026-12-02T14:00:00Z
          nudge  | 2026-12-01T14:30:00Z | 2026-12-02T14:00:00Z | now
          # the next one is due: that one does for both
          nudge  | 2026-12-01T14:30:00Z | 2026-12-02T14:30:00Z | superseded
          backup | 2026-12-01T07:30:00Z | 2026-12-09T00:00:00Z | superseded
          # over the weekend and over a holiday
          review | 2026-12-04T21:00:00Z | 2026-12-04T23:30:00Z | later 2026-12-07T14:00:00Z
          review | 2026-12-25T21:00:00Z | 2026-12-26T00:00:00Z | later 2026-12-29T14:00:00Z
          # more than a day ago: into the digest, at whatever hour
          review | 2026-12-04T21:00:00Z | 2026-12-05T21:00:00Z | later 2026-12-07T14:00:00Z
          review | 2026-12-04T21:00:00Z | 2026-12-05T21:00:01Z | digest
          review | 2026-12-04T21:00:00Z | 2026-12-07T14:00:00Z | digest
          review | 2026-12-04T21:00:00Z | 2026-12-11T20:59:59Z | digest
          review | 2026-12-04T21:00:00Z | 2026-12-11T21:00:00Z | superseded
          # Wednesday's before a holiday
          nudge  | 2026-12-23T14:30:00Z | 2026-12-24T14:10:00Z | later 2026-12-25T14:00:00Z
          nudge  | 2026-12-23T14:30:00Z | 2026-12-24T14:31:00Z | digest
          """)
  void whatWasDueThenAndComesUpNow(String kind, Instant scheduled, Instant now, String expected) {
    Appointment appointment =
        List.of(NUDGE, REVIEW, BACKUP).stream()
            .filter(one -> one.kind().equals(kind))
            .findFirst()
            .orElseThrow();
    String said =
        switch (Turn.of(appointment, scheduled, now)) {
          case Turn.Now(boolean late) -> late ? "digest" : "now";
          case Turn.Later(Instant until) -> "later " + until;
          case Turn.Superseded() -> "superseded";
        };
    assertThat(said).isEqualTo(expected);
  }
}
