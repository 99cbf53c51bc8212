package launchbot.sprint;

import static launchbot.sprint.Samples.TODAY;
import static launchbot.sprint.Samples.in;
import static launchbot.sprint.Samples.moved;
import static launchbot.sprint.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import launchbot.launch.Launch;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchesTest {
  private static final Launch LAUNCH =
      new Launch(7, "C1", "Checkout", Samples.BERLIN, LocalDate.of(2026, 12, 18), "U0ADA");

  private static List<Verdict<Launch>> everything(Role role) {
    return List.of(
        Launches.rename(LAUNCH, "Shop", role),
        Launches.zone(LAUNCH, ZoneId.of("Asia/Kathmandu"), role),
        Launches.date(LAUNCH, TODAY, TODAY, role),
        Launches.date(LAUNCH, null, TODAY, role),
        Launches.lead(LAUNCH, "U0BEN", role),
        Launches.archive(LAUNCH, in("stopped"), role));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theLeadDecides(Role role) {
    assertThat(everything(role))
        .allSatisfy(
            verdict -> assertThat(verdict instanceof Verdict.Moved).isEqualTo(role == Role.LEAD));
  }

  @Test
  void oneThingChangesAtATime() {
    assertThat(moved(Launches.rename(LAUNCH, " The \u202Enew\tshop ", Role.LEAD)))
        .isEqualTo(
            new Launch(7, "C1", "The new shop", LAUNCH.zone(), LAUNCH.launchDate(), "U0ADA"));
    assertThat(moved(Launches.lead(LAUNCH, "U0BEN", Role.LEAD)).lead()).isEqualTo("U0BEN");
    assertThat(moved(Launches.date(LAUNCH, null, TODAY, Role.LEAD)).launchDate()).isNull();
  }

  @Test
  void whatIsSoAlreadyIsSaid() {
    assertThat(refusal(Launches.rename(LAUNCH, " Checkout", Role.LEAD))).contains("already");
    assertThat(refusal(Launches.zone(LAUNCH, Samples.BERLIN, Role.LEAD))).contains("already");
    assertThat(refusal(Launches.lead(LAUNCH, "U0ADA", Role.LEAD))).contains("already");
    assertThat(refusal(Launches.date(LAUNCH, LAUNCH.launchDate(), TODAY, Role.LEAD)))
        .contains("already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-30 | has passed
          2031-12-02 | more than five years away
          """)
  void aLaunchLiesAhead(LocalDate date, String why) {
    assertThat(refusal(Launches.date(LAUNCH, date, TODAY, Role.LEAD))).contains(why);
  }

  @Test
  void aNameIsOneToEightyCharacters() {
    assertThat(refusal(Launches.rename(LAUNCH, " \n", Role.LEAD))).contains("needs a name");
    assertThat(refusal(Launches.rename(LAUNCH, "x".repeat(81), Role.LEAD))).contains("at most 80");
    assertThat(moved(Launches.rename(LAUNCH, "🚀".repeat(80), Role.LEAD)).name()).hasSize(160);
  }

  @ParameterizedTest
  @CsvSource({
    "ahead, false",
    "active, false",
    "over, false",
    "paused, false",
    "went, true",
    "stopped, true"
  })
  void onlyWhatHasEndedIsArchived(String state, boolean archived) {
    assertThat(Launches.archive(LAUNCH, in(state), Role.LEAD) instanceof Verdict.Moved)
        .isEqualTo(archived);
    assertThat(moved(Launches.archive(LAUNCH, null, Role.LEAD))).isEqualTo(LAUNCH);
  }
}
