package launchbot.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether all is well again, minute by minute; and what a drill has shown. */
class VerificationTest {
  private static final Instant OVER = Instant.parse("2026-12-03T21:10:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @ParameterizedTest
  @CsvSource({
    // what is measured, well since (minutes after the end; - not), minute, confirmed, comes to
    "good, -, 0, false, wait",
    "good, 0, 4, false, wait",
    "good, 0, 5, false, well",
    "good, 3, 7, false, wait",
    "good bad, 0, 9, false, wait",
    "good bad, -, 30, false, ask",
    "good unknown, 0, 4, false, wait",
    "good unknown, 0, 5, false, ask",
    "good unknown, 0, 5, true, well",
    "good bad, 0, 5, true, wait",
    "unknown, 0, 5, false, ask",
    "nothing, 0, 5, false, ask",
    "nothing, 0, 1, true, well",
  })
  void itIsWellAfterLongEnough(
      String looks, String since, int minute, boolean confirmed, String comes) {
    RunWatch watch = RunWatch.begun(1, OVER.minusSeconds(600)).over(OVER);
    if (!since.equals("-")) {
      watch = watch.seen(after(Integer.parseInt(since)), null);
    }
    if (confirmed) {
      watch = watch.confirmed("UADA", "bought a shirt");
    }
    Verification.Turn turn = Verification.look(watch, readings(looks), PATIENCE, after(minute));
    assertThat(turn.getClass().getSimpleName().toLowerCase(Locale.ROOT)).isEqualTo(comes);
    if (looks.contains("bad")) {
      assertThat(turn.watch().goodSince()).isNull();
      assertThat(turn.watch().said()).isEqualTo("bad (7.2 %)");
    }
    if (turn instanceof Verification.Ask ask) {
      assertThat(Verification.look(ask.watch(), readings(looks), PATIENCE, after(minute + 1)))
          .as("asked once")
          .isInstanceOf(Verification.Wait.class);
    }
  }

  @Test
  void whileStepsAreOpenNothingIsLookedAt() {
    RunWatch watch = RunWatch.begun(1, OVER);
    assertThat(Verification.look(watch, readings("good"), PATIENCE, after(60)))
        .isEqualTo(new Verification.Wait(watch));
  }

  @Test
  void aDrillIsHeldAgainstItsTargetsAndTheLastOne() {
    Instant began = OVER.minusSeconds(660);
    Run run = Runs.in(new Status.Verified(after(5)));
    RunStep one = step(run, 1, done(began, began.plusSeconds(240), false));
    RunStep two = step(run, 2, done(began.plusSeconds(240), OVER, true));
    var watch = RunWatch.begun(run.id(), began).over(OVER);
    DrillReport first = DrillReport.of(run, List.of(one, two), watch, after(5), null);
    assertThat(first.drill().target()).isEqualTo(Duration.ofMinutes(10));
    assertThat(first.drill().took()).isEqualTo(Duration.ofMinutes(11));
    assertThat(first.drill().recovered()).isEqualTo(Duration.ofMinutes(16));
    assertThat(first.inTime()).isFalse();
    assertThat(first.slower()).isEmpty();
    assertThat(first.lines()).extracting(DrillReport.Line::late).containsExactly(false, true);
    assertThat(first.drill().simulated()).isEqualTo(1);
    assertThat(first.drill().late()).isEqualTo(1);

    DrillReport next =
        DrillReport.of(run, List.of(one), watch.over(after(-4)), after(1), first.drill());
    assertThat(next.slower()).contains(Duration.ofMinutes(-4));
  }

  private static StepState done(Instant since, Instant at, boolean simulated) {
    return new StepState.Done(since, at, "UADA", null, simulated);
  }

  private static RunStep step(Run run, int number, StepState state) {
    return new RunStep(number, run.id(), number, run.plan().steps().getFirst(), state, "UADA", 1);
  }

  private static Instant after(int minutes) {
    return OVER.plus(Duration.ofMinutes(minutes));
  }

  private static List<Verification.Reading> readings(String looks) {
    return Arrays.stream(looks.split(" "))
        .filter(one -> !one.equals("nothing"))
        .map(one ->
            new Verification.Reading(
                one, Verification.Look.valueOf(one.toUpperCase(Locale.ROOT)), number(one)))
        .toList();
  }

  private static @Nullable String number(String look) {
    return look.equals("bad") ? "7.2 %" : null;
  }
}
