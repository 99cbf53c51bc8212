package launchbot.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CriteriaTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          error rate >= 5% for 3m                   | error rate >= 5% for 3m
          Error rate ≥ 5 % for 3 min                | error rate >= 5% for 3m
          error-rate > 0.50 per cent for 180 seconds| error rate > 0.5% for 3m
          error rate => 100% for 1m                 | error rate >= 100% for 1m
          error rate >= 5% in 3 of 5 minutes        | error rate >= 5% in 3 of 5 minutes
          error rate >= 5% 3 of 5 looks             | error rate >= 5% in 3 of 5 minutes
          p95 > 800ms for 5m                        | p95 > 800ms for 5m
          P95 > 1.5 s for 1h                        | p95 > 1500ms for 1h
          p95 of GET /checkout > 800ms for 5m       | p95 of GET /checkout > 800ms for 5m
          p95 of post /Orders?x=1 >= 2 seconds in 2 out of 4 | p95 of POST /Orders?x=1 >= 2000ms in 2 of 4 minutes
          p95 of /checkout>800ms for 5m             | p95 of /checkout > 800ms for 5m
          smoke fails 2x                            | smoke fails 2x
          smoke fails twice                         | smoke fails 2x
          smoke fails 3 times                       | smoke fails 3x
          smoke fails                               | smoke fails
          smoke fails once                          | smoke fails
          smoke fails for 10m                       | smoke fails for 10m
          smoke fails in 3 of 5 minutes             | smoke fails in 3 of 5 minutes
          probe 4 fails 3 of 5                      | probe 4 fails 3 of 5
          probe #4 fails 3 of 5 looks               | probe 4 fails 3 of 5
          probe 12 fails for 90s                    | probe 12 fails for 90s
          probe 4 reads >= 10                       | probe 4 reads >= 10
          drift > 0                                 | drift > 0
          drift>0                                   | drift > 0
          drift ≠ 0 2×                              | drift != 0 2x
          drift < −5.250                            | drift < -5.25
          reading drift > 0                         | drift > 0
          reading orders-drift > 0                  | reading orders-drift > 0
          Reading Orders-Drift > 1000 in 3 of 5     | reading orders-drift > 1000 in 3 of 5 looks
          ＥＲＲＯＲ rate ＞ ５％ for 3m              | error rate > 5% for 3m
          """)
  void isReadAndWrittenInOneWay(String typed, String canonical) {
    assertThat(good(typed).text()).isEqualTo(canonical);
    assertThat(good(canonical)).isEqualTo(good(typed));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          error rate >= 0,5% for 3m    | with a point, not a comma
          p95 > 1,000ms for 5m         | with a point, not a comma
          drift > 0,5                  | with a point, not a comma
          error rate for 3m            | from which share on
          error rate >= 5 for 3m       | in per cent
          error rate >= 0% for 3m      | in per cent
          error rate >= 101% for 3m    | in per cent
          error rate >= 5ms for 3m     | in per cent
          error rate < 5% for 3m       | needs `>` or `>=`
          error rate >= 5%             | for how long
          error rate >= 5% 3x          | by the minute
          error rate >= 5% for 90s     | whole ones
          error rate >= 5% for 3       | how long or how often
          error rate >= 5% for 25h     | at most 24 hours
          error rate >= 5% for 0m      | at most 24 hours
          error rate >= 5% in 6 of 5   | of the last so many
          error rate >= 5% in 3 of 33  | of the last so many
          error rate >= 5% for 3m now  | how long or how often
          p95 > 800 for 5m             | a time with its unit
          p95 > 5% for 5m              | a time with its unit
          p95 of checkout > 1s for 5m  | from which time on
          smoke fails 0x               | 1 to 20 looks
          smoke fails 21x              | 1 to 20 looks
          smoke fails > 3              | how long or how often
          probe fails 2x               | can't read that criterion
          probe 1234567 fails          | can't read that criterion
          drift                        | from which number on
          drift > 5%                   | has no unit
          drift = 0                    | from where on it is bad
          drift > 1e9                  | from which number on
          reading > 0                  | can't read that criterion
          reading <!channel> > 0       | can't read that criterion
          when it feels wrong          | can't read that criterion
          ''                           | can't read that criterion
          """)
  void isRefusedWithWhatToTypeInstead(String typed, String why) {
    assertThat(Criteria.read(typed))
        .isInstanceOfSatisfying(
            Criteria.Bad.class, bad -> assertThat(bad.why()).contains(why).contains("`"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "error rate >= ", "drift > \u202e0", "p95 of /\u0000 > "})
  void isNeverReadFromWhatIsTooLongOrStrange(String start) {
    assertThat(Criteria.read(start.repeat(200))).isInstanceOf(Criteria.Bad.class);
    assertThat(Criteria.read(start)).isInstanceOf(Criteria.Bad.class);
  }

  @Test
  void comparesAsItIsWritten() {
    assertThat(good("error rate >= 29% for 3m").broken(29)).isTrue();
    assertThat(good("error rate > 5% for 3m").broken(5)).isFalse();
    assertThat(good("drift != 0").broken(-1)).isTrue();
    assertThat(good("drift != 0").broken(0)).isFalse();
    assertThat(good("drift > 0").broken(Double.NaN)).isFalse();
    assertThat(good("smoke fails").broken(1)).isTrue();
    assertThat(good("smoke fails").broken(0)).isFalse();
  }

  private static Criterion good(String typed) {
    return switch (Criteria.read(typed)) {
      case Criteria.Good(Criterion criterion) -> criterion;
      case Criteria.Bad(String why) -> throw new AssertionError(typed + ": " + why);
    };
  }
}
