package launchbot.sprint;

import static launchbot.sprint.Now.MONDAY;
import static launchbot.sprint.Now.WORKING;
import static launchbot.sprint.Now.at;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-20T12:00, ACTIVE, false",
    "2026-11-22T23:59, ACTIVE, false",
    "2026-11-23T00:00, ACTIVE, true", // where the launch is; it is Sunday still in UTC
    "2026-11-23T00:00, PAUSED, true",
    "2026-11-25T12:00, ACTIVE, true",
    "2026-11-28T12:00, ACTIVE, true", // between two of its days
    "2027-03-01T12:00, ACTIVE, true", // long after the plan's last day
    "2026-11-25T12:00, WENT, false",
    "2026-11-25T12:00, STOPPED, false"
  })
  void itHoldsFromDayOneUntilGoOrStop(String local, Sprint.State state, boolean holds) {
    Sprint sprint = Now.sprint(state, state.open() ? null : at("2026-11-24T15:00"));
    assertThat(Freeze.of(sprint, WORKING, at(local)).holds()).isEqualTo(holds);
  }

  @Test
  void itSaysWhy() {
    Sprint active = Now.sprint(Sprint.State.ACTIVE, null);
    assertThat(Freeze.of(null, WORKING, at("2026-11-23T09:00"))).isEqualTo(new Freeze.Never());
    assertThat(Freeze.of(active, WORKING, at("2026-11-22T09:00")))
        .isEqualTo(new Freeze.Ahead(MONDAY));
    assertThat(Freeze.of(active, WORKING, at("2026-11-25T09:00")))
        .isEqualTo(new Freeze.On(MONDAY, 3, 5, MONDAY.plusDays(4), false));
    assertThat(Freeze.of(active, WORKING, at("2026-11-29T09:00")))
        .isEqualTo(new Freeze.On(MONDAY, 5, 5, MONDAY.plusDays(4), false));
    assertThat(
            Freeze.of(
                Now.sprint(Sprint.State.WENT, at("2026-11-27T15:00")),
                WORKING,
                at("2026-11-28T09:00")))
        .isEqualTo(new Freeze.Lifted(at("2026-11-27T15:00"), true));
  }
}
