package launchbot.jobs.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.quartz.JobDataMap;

class AppointmentTest {
  private static final ZoneId ZONE = ZoneId.of("Pacific/Apia");
  private static final Rhythm NINE = Rhythm.workingDays(ZONE, LocalTime.of(9, 0));

  static Stream<Appointment> many() {
    return Stream.of(
        Appointment.of("backup", Rhythm.daily(ZONE, LocalTime.of(2, 30))),
        Appointment.of("backup", Rhythm.daily(ZONE, LocalTime.of(2, 30, 15, 5_000_000))),
        Appointment.of("backup", Rhythm.daily(ZoneId.of("UTC"), LocalTime.of(2, 30))),
        Appointment.of("backup", Rhythm.daily(ZONE, LocalTime.of(2, 30), LocalTime.NOON)),
        Appointment.of("backup", Rhythm.workingDays(ZONE, LocalTime.of(2, 30))),
        Appointment.of("nudge", NINE, "T1", "12"),
        Appointment.of("nudge", NINE, "T11", "2"),
        Appointment.of("nudge", NINE.except(Set.of(LocalDate.EPOCH)), "T1", "12"),
        new Appointment("nudge", List.of("T1", "12"), NINE, Hours.WORKING));
  }

  @ParameterizedTest
  @MethodSource("many")
  void isReadAsItWasWritten(Appointment appointment) {
    assertThat(Written.read(new JobDataMap(Written.of(appointment)))).isEqualTo(appointment);
  }

  /** Another version's words stop nothing: the trigger ends, and reconciling makes a new one. */
  @ParameterizedTest
  @ValueSource(strings = {"zone", "times", "days", "holidays", "from", "open", "ids"})
  void whatCannotBeReadIsNone(String word) {
    var garbled = new JobDataMap(Written.of(many().toList().getLast()));
    garbled.put(word, "Mars/Olympus Mons");
    assertThat(Written.read(garbled)).isNull();
    garbled.remove(word);
    assertThat(Written.read(garbled)).isNull();
    assertThat(Written.read(new JobDataMap())).isNull();
  }

  @Test
  void everyDifferenceIsSeenInTheFingerprint() {
    assertThat(many().map(Written::fingerprint)).doesNotHaveDuplicates();
    assertThat(many().map(Reconciliation::key)).doesNotHaveDuplicates();
  }

  @Test
  void itsNameAndReceiptAreOfIdsAndTime() {
    var appointment = Appointment.of("nudge", NINE, "T1", "12");
    assertThat(appointment.name()).isEqualTo("nudge/T1/12");
    var occasion = new Occasion(appointment, Instant.parse("2026-12-01T20:00:00Z"), false);
    assertThat(occasion.receipt()).isEqualTo("nudge/T1/12@2026-12-01T20:00:00Z");
    assertThat(new Occasion(appointment, occasion.scheduled(), true).receipt())
        .isEqualTo(occasion.receipt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "what people wrote", "T1/12", "T1,12", "#"})
  void takesIdsOnly(String id) {
    assertThatThrownBy(() -> Appointment.of("nudge", NINE, id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Nudge", "@later", "RECOVERING_JOBS", "a b"})
  void takesKindsThatNothingElseIsCalled(String kind) {
    assertThatThrownBy(() -> Appointment.of(kind, NINE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void itsTimesLieWithinItsHours() {
    var early = Rhythm.workingDays(ZONE, LocalTime.of(8, 59));
    var weekend = Rhythm.daily(ZONE, LocalTime.NOON);
    for (Rhythm outside : List.of(early, weekend)) {
      assertThatThrownBy(() -> new Appointment("nudge", List.of(), outside, Hours.WORKING))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
