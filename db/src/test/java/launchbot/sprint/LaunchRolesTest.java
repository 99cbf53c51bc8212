package launchbot.sprint;

import static launchbot.sprint.Samples.moved;
import static launchbot.sprint.Samples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import launchbot.launch.Launch;
import launchbot.launch.LaunchRole;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LaunchRolesTest {
  private static final Launch LAUNCH =
      new Launch(7, "C1", "Checkout", Samples.BERLIN, null, "U0ADA");
  private static final Map<LaunchRole, List<String>> HELD =
      Map.of(LaunchRole.LEAD, List.of("U0ADA"), LaunchRole.APPROVER, List.of("U0BEN"));

  private static Verdict<List<String>> give(LaunchRole role, Role who, String... people) {
    return LaunchRoles.give(LAUNCH, role, List.of(people), HELD, who);
  }

  private static Verdict<List<String>> take(LaunchRole role, Role who, String... people) {
    return LaunchRoles.take(LAUNCH, role, List.of(people), HELD, who);
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theLeadGivesAndTakes(Role who) {
    boolean may = who == Role.LEAD;
    assertThat(give(LaunchRole.TESTER, who, "U0BEN") instanceof Verdict.Moved).isEqualTo(may);
    assertThat(take(LaunchRole.APPROVER, who, "U0BEN") instanceof Verdict.Moved).isEqualTo(may);
  }

  @Test
  void onlyWhatChangesIsRecorded() {
    var given =
        (Verdict.Moved<List<String>>)
            give(LaunchRole.APPROVER, Role.LEAD, "U0BEN", "U0EVE", "U0EVE");
    assertThat(given.next()).containsExactly("U0EVE");
    assertThat(given.change().fields()).hasSize(1);
    assertThat(moved(take(LaunchRole.APPROVER, Role.LEAD, "U0BEN", "U0EVE")))
        .containsExactly("U0BEN");
  }

  @Test
  void thereIsOneLeadAlways() {
    assertThat(refusal(give(LaunchRole.LEAD, Role.LEAD, "U0BEN"))).contains("one lead");
    assertThat(refusal(take(LaunchRole.LEAD, Role.LEAD, "U0ADA"))).contains("never without a lead");
  }

  @Test
  void whatIsSoAlreadyIsSaid() {
    assertThat(refusal(give(LaunchRole.APPROVER, Role.LEAD, "U0BEN"))).contains("already");
    assertThat(refusal(take(LaunchRole.SUPPORT, Role.LEAD, "U0BEN"))).contains("do not have");
  }

  @Test
  void aRoleIsNotEverybodys() {
    String[] many = IntStream.range(0, 20).mapToObj(i -> "U" + i).toArray(String[]::new);
    assertThat(refusal(give(LaunchRole.APPROVER, Role.LEAD, many))).contains("At most 20");
    assertThat(moved(give(LaunchRole.TESTER, Role.LEAD, many))).hasSize(20);
  }
}
