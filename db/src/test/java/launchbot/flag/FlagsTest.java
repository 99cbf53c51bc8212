package launchbot.flag;

import static launchbot.flag.Switches.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.TreeSet;
import launchbot.checklist.Evidence;
import launchbot.launch.Holidays;
import launchbot.launch.WorkingDays;
import launchbot.ledger.Verdict;
import launchbot.people.Role;
import org.junit.jupiter.api.Test;

/** Making, limiting, removing, reminding, and what switches prove. */
class FlagsTest {
  private static final WorkingDays WORKING =
      new WorkingDays(
          ZoneOffset.UTC,
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(9, 0),
          LocalTime.of(18, 0),
          Holidays.NONE,
          new TreeSet<>());

  @Test
  void whatCanBeASwitch() {
    assertThat(Flags.objection("new-checkout.v2", "Paying by card", 0, Role.LEAD)).isEmpty();
    for (String key :
        List.of("", "-x", "a b", "<!channel>", "ü", "\u202Eabc", "🚀", "x".repeat(65), "a/b")) {
      assertThat(Flags.objection(key, "Paying", 0, Role.LEAD)).as(key).isPresent();
    }
    assertThat(Flags.objection("a", " \t", 0, Role.LEAD)).isPresent();
    assertThat(Flags.objection("a", "x".repeat(151), 0, Role.LEAD)).isPresent();
    assertThat(Flags.objection("a", "x", Flags.MOST, Role.LEAD)).isPresent();
    assertThat(Flags.objection("a", "x", 0, Role.MEMBER)).isPresent();
    assertThat(Flags.environment("Staging")).contains("staging");
    assertThat(Flags.environment("two words")).isEmpty();
  }

  @Test
  void oneThatIsOffIsNotRemoved() {
    assertThat(Flags.remove(Switches.off(), Role.LEAD, NOW)).isInstanceOf(Verdict.Refused.class);
    assertThat(Flags.remove(Switches.on(), Role.MEMBER, NOW)).isInstanceOf(Verdict.Refused.class);
    assertThat(Flags.remove(Switches.on(), Role.LEAD, NOW)).isInstanceOf(Verdict.Moved.class);
  }

  @Test
  void limitsAreTheLeads() {
    var solo = new Flag.Solo(true, Duration.ofHours(2));
    assertThat(Flags.limit(Switches.on(), solo, Role.MEMBER)).isInstanceOf(Verdict.Refused.class);
    assertThat(Flags.limit(Switches.on(), solo, Role.LEAD)).isInstanceOf(Verdict.Moved.class);
    for (Duration wrong : List.of(Duration.ZERO, Duration.ofDays(4))) {
      assertThat(Flags.limit(Switches.on(), new Flag.Solo(true, wrong), Role.LEAD))
          .isInstanceOf(Verdict.Refused.class);
    }
  }

  @Test
  void remindersComeDailyWhenPeopleWorkAndEnd() {
    // Off since Tuesday 11:00.
    assertThat(Flags.remindAt(Switches.off(), WORKING))
        .contains(Instant.parse("2026-12-02T11:00:00Z"));
    // Friday 23:00: not on Saturday night, but on Monday morning.
    Flag late =
        Switches.off()
            .turned(
                new Flag.Turned(
                    false, Instant.parse("2026-12-04T23:00:00Z"), "U1", "x", null, false));
    assertThat(Flags.remindAt(late, WORKING)).contains(Instant.parse("2026-12-07T09:00:00Z"));
    assertThat(Flags.remindAt(Switches.on(), WORKING)).isEmpty();
    assertThat(Flags.remindAt(reminded(Flags.REMINDERS - 1), WORKING)).isPresent();
    assertThat(Flags.remindAt(reminded(Flags.REMINDERS), WORKING)).isEmpty();
  }

  @Test
  void aProgramThatAsksProvesThem() {
    assertThat(Wired.of(List.of(), NOW)).isEmpty();
    assertThat(result(Switches.on())).isEqualTo(Evidence.Result.AMBER);
    assertThat(result(asked(Duration.ofHours(23)))).isEqualTo(Evidence.Result.GREEN);
    assertThat(result(asked(Duration.ofHours(24)))).isEqualTo(Evidence.Result.RED);
    assertThat(result(asked(Duration.ofHours(1)).removed(NOW))).isEqualTo(Evidence.Result.RED);
    assertThat(result(tried(Duration.ofDays(89)))).isEqualTo(Evidence.Result.GREEN);
    assertThat(result(tried(Duration.ofDays(91)))).isEqualTo(Evidence.Result.AMBER);
  }

  private static Evidence.Result result(Flag flag) {
    return Wired.of(List.of(flag), NOW).orElseThrow().result();
  }

  private static Flag asked(Duration ago) {
    return Switches.flag(true, Flag.Solo.DEFAULT, NOW.minus(ago));
  }

  private static Flag tried(Duration ago) {
    return Switches.on()
        .turned(new Flag.Turned(true, NOW.minus(ago), "U1", "to try it", null, false));
  }

  private static Flag reminded(int times) {
    Flag off = Switches.off();
    return new Flag(
        off.id(),
        off.launch(),
        off.environment(),
        off.key(),
        off.what(),
        off.turned(),
        off.solo(),
        off.madeBy(),
        off.madeAt(),
        null,
        times,
        null,
        1);
  }
}
