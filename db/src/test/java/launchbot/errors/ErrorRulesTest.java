package launchbot.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import launchbot.errors.ErrorFigures.Group;
import launchbot.errors.ErrorFigures.Sums;
import launchbot.errors.ErrorFigures.Totals;
import launchbot.probe.Level;
import launchbot.probe.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorRulesTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0, false, UNTESTABLE",
    "19, 0, false, UNTESTABLE",
    "19, 19, false, DOWN", // nineteen server errors are a spike, whatever the share
    "19, 4, false, UNTESTABLE",
    "19, 0, true, UP", // a quiet window ends what events raised
    "20, 0, false, UP",
    "20, 1, false, DOWN",
    "1000, 9, false, UP",
    "1000, 10, false, DOWN"
  })
  void aShareNeedsTwentyRequests(long requests, long failed, boolean alarmed, Level level) {
    Outcome outcome =
        ErrorRules.judge(
            figures(new Totals(requests, failed, 0, Buckets.NONE), Sums.NONE, 0),
            ErrorTerms.USUAL,
            alarmed);
    assertThat(outcome.level()).as(outcome.words()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "9, 0, false",
    "10, 0, true",
    "10, 36, true", // three times the mean of three
    "10, 48, false", // the mean is four
    "40, 120, true",
    "100, 480, false", // the mean is forty: two and a half times
    "121, 480, true"
  })
  void aSpikeStandsOutFromTheHourBefore(long now, long earlier, boolean spike) {
    assertThat(ErrorRules.spike("timeouts", now, earlier).isPresent()).isEqualTo(spike);
  }

  @Test
  void repeatedServerErrorsAlarmWithoutTotals() {
    assertThat(judge(new Group("http", "/pay", 5, 5)).words())
        .isEqualTo("5 server errors on /pay in 5 min");
    assertThat(judge(new Group("http", "/pay", 4, 4)).level()).isEqualTo(Level.UNTESTABLE);
    assertThat(judge(new Group("http", "/pay", 5, 0)).level()).isEqualTo(Level.UNTESTABLE);
  }

  @Test
  void failedPaymentsAndSignInsAlarm() {
    assertThat(
            ErrorRules.judge(figures(Totals.NONE, Sums.NONE, 2), ErrorTerms.USUAL, false).words())
        .isEqualTo("2 failed payment callbacks in 15 min");
    assertThat(judge(new Group("auth", "/login", 30, 0)).words())
        .isEqualTo("30 failed sign-ins in 5 min, usually none");
    assertThat(judge(new Group("timeout", "", 12, 0)).facts())
        .containsEntry("affected users", "3")
        .containsEntry("most errors", "an unnamed route, timeout (12)");
  }

  @Test
  void slowIsDegraded() {
    var latency = new Buckets(new TreeMap<>(Map.of(500.0, 90L, 1_000.0, 10L)));
    Outcome slow =
        ErrorRules.judge(
            figures(new Totals(100, 0, 0, latency), Sums.NONE, 0),
            new ErrorTerms(0.01, Duration.ofMillis(700), List.of(), List.of()),
            false);
    assertThat(slow.level()).isEqualTo(Level.DEGRADED);
    assertThat(slow.words()).startsWith("95 of 100 requests take up to 750 ms, more than 700 ms");
  }

  @ParameterizedTest
  @CsvSource({"1%, 0.01", "0.5 %, 0.005", "100, 1", "0%, -1", "101, -1", "x, -1", "1.%, -1"})
  void sharesAreRead(String text, double share) {
    assertThat(ErrorTerms.share(text).orElse(-1)).isEqualTo(share);
  }

  private static Outcome judge(Group group) {
    var figures = new ErrorFigures(List.of(group), Totals.NONE, Sums.NONE, 0, 3);
    return ErrorRules.judge(figures, ErrorTerms.USUAL, false);
  }

  private static ErrorFigures figures(Totals traffic, Sums earlier, int payments) {
    return new ErrorFigures(List.of(), traffic, earlier, payments, 0);
  }
}
