package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Time is walked through, not waited for. */
class DutiesTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Instant MONDAY = Instant.parse("2026-12-07T00:00:00Z");

  private final List<String> ran = new ArrayList<>();

  private final Duty backup =
      duty(Appointment.of("backup", Rhythm.daily(BERLIN, LocalTime.of(2, 30))));
  private final Duty standup =
      duty(
          Appointment.of("standup", Rhythm.workingDays(BERLIN, LocalTime.of(9, 0)), "T1", "1"),
          Appointment.of("standup", Rhythm.workingDays(BERLIN, LocalTime.of(9, 0)), "T1", "2"));

  @Test
  void everyOccasionComesInOrder() {
    var walked = new Duties(List.of(standup, backup)).walk(MONDAY, MONDAY.plusSeconds(100_000));
    assertThat(ran)
        .containsExactly(
            "backup@2026-12-07T01:30:00Z",
            "standup/T1/1@2026-12-07T08:00:00Z",
            "standup/T1/2@2026-12-07T08:00:00Z",
            "backup@2026-12-08T01:30:00Z")
        .isEqualTo(Diary.receipts(walked));
  }

  @Test
  void theEndBelongsToItAndTheBeginningDoesNot() {
    Instant due = Instant.parse("2026-12-07T01:30:00Z");
    var duties = new Duties(List.of(backup));
    assertThat(duties.walk(due.minusSeconds(1), due)).hasSize(1);
    assertThat(duties.walk(due, due.plusSeconds(1))).isEmpty();
    assertThat(duties.walk(due, due)).isEmpty();
    assertThat(new Duties(List.of()).walk(due, due.plusSeconds(1))).isEmpty();
  }

  /** What one occasion changes, the next one depends on. */
  @Test
  void whatIsWantedIsAskedAnewAfterEachOccasion() {
    var wanted = new ArrayList<>(backup.wanted().get());
    var once =
        new Duty(
            "backup",
            () -> List.copyOf(wanted),
            occasion -> {
              ran.add(occasion.receipt());
              wanted.clear();
            });
    assertThat(new Duties(List.of(once)).walk(MONDAY, MONDAY.plusSeconds(1_000_000))).hasSize(1);
  }

  @Test
  void everyOneOfManyComesEveryDay() {
    var many = Diary.many(200, MONDAY, 60_000);
    var walked =
        new Duties(List.of(new Duty("note", () -> many, _ -> {})))
            .walk(MONDAY, MONDAY.plusSeconds(7 * 24 * 3600));
    assertThat(walked).hasSize(1_400).doesNotHaveDuplicates();
  }

  @Test
  void whatIsWantedTwiceOrIsOfAnotherKindIsABug() {
    var appointment = Appointment.of("backup", Rhythm.daily(BERLIN, LocalTime.NOON));
    var twice = new Duty("backup", () -> List.of(appointment, appointment), _ -> {});
    var other = new Duty("other", () -> List.of(appointment), _ -> {});
    for (Duty duty : List.of(twice, other)) {
      assertThatThrownBy(() -> new Duties(List.of(duty)).wanted(duty.kind()))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> new Duties(List.of(backup, backup)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Duty duty(Appointment... appointments) {
    return new Duty(
        appointments[0].kind(), () -> List.of(appointments), one -> ran.add(one.receipt()));
  }
}
