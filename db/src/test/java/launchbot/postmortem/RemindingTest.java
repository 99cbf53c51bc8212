package launchbot.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import launchbot.launch.Settings;
import launchbot.launch.WorkingDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemindingTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final LocalTime NINE = LocalTime.of(9, 0);

  /** Saint Nicholas is off: a Monday. */
  private static final WorkingDays DAYS =
      Settings.DEFAULT
          .withDaysOff(new TreeSet<>(List.of(LocalDate.of(2026, 12, 7))))
          .workingDays(BERLIN);

  @ParameterizedTest
  @CsvSource({
    // over, due: Monday the 7th is off
    "2026-12-02T12:00:00Z, 2026-12-10",
    "2026-12-03T21:30:00Z, 2026-12-11",
    "2026-12-03T23:30:00Z, 2026-12-14", // Friday already, in Berlin
    "2026-12-05T12:00:00Z, 2026-12-14", // on a Saturday
  })
  void due(String resolved, String due) {
    assertThat(Reminding.due(Instant.parse(resolved), DAYS)).isEqualTo(LocalDate.parse(due));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 2026-12-10T08:00:00Z, OWNER",
    "1, 2026-12-14T08:00:00Z, OWNER",
    "2, 2026-12-17T08:00:00Z, OWNER",
    "3, 2026-12-18T08:00:00Z, LEAD",
  })
  void whoHearsOfItWhen(int reminded, String at, Reminding.Step step) {
    Postmortem one = postmortem(reminded, Postmortem.State.DRAFT);
    Instant then = Instant.parse(at);
    assertThat(Reminding.next(one, DAYS, NINE)).contains(then);
    assertThat(Reminding.now(one, DAYS, then)).isEqualTo(step);
  }

  @Test
  void itEnds() {
    assertThat(Reminding.next(postmortem(4, Postmortem.State.DRAFT), DAYS, NINE)).isEmpty();
    for (var state : List.of(Postmortem.State.PUBLISHED, Postmortem.State.SKIPPED)) {
      assertThat(Reminding.next(postmortem(1, state), DAYS, NINE)).isEmpty();
      assertThat(Reminding.now(postmortem(1, state), DAYS, Instant.parse("2026-12-10T08:00:00Z")))
          .isEqualTo(Reminding.Step.NOTHING);
    }
  }

  @Test
  void atNightItWaitsForTheMorning() {
    Instant friday = Instant.parse("2026-12-04T20:00:00Z");
    assertThat(Reminding.now(postmortem(0, Postmortem.State.DRAFT), DAYS, friday))
        .isEqualTo(Reminding.Step.LATER);
    assertThat(Reminding.morning(DAYS, NINE, friday)).isEqualTo("2026-12-08T08:00:00Z");
    assertThat(Reminding.morning(DAYS, NINE, Instant.parse("2026-12-04T03:00:00Z")))
        .isEqualTo("2026-12-04T08:00:00Z");
  }

  private static Postmortem postmortem(int reminded, Postmortem.State state) {
    return new Postmortem(
        1,
        1,
        7,
        4,
        false,
        "U1",
        state,
        Night.BEGAN,
        LocalDate.of(2026, 12, 10),
        reminded,
        null,
        null,
        null,
        1);
  }
}
