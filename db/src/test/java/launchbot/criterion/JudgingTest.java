package launchbot.criterion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A minute is a sign: {@code B} bad, {@code .} good, {@code ?} not measured, {@code _} no look. */
class JudgingTest {
  private static final Instant START = Instant.parse("2026-12-01T10:00:00Z");
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          error rate >= 5% for 3m            | ..BBB      | ----*      | 3 bad minutes
          error rate >= 5% for 3m            | BB.BB.BB   | --------   | a good one in between begins anew
          error rate >= 5% for 3m            | BB?B       | ---*       | what is not measured breaks nothing
          error rate >= 5% for 3m            | B?B?B      | ----*      | and adds nothing
          error rate >= 5% for 3m            | BB????     | ------     | nor does it ever trip
          error rate >= 5% for 3m            | BB????B    | ------*    | four are borne
          error rate >= 5% for 3m            | BB?????B   | --------   | more begin anew
          error rate >= 5% for 3m            | ????????   | --------   | nothing known is not bad
          error rate >= 5% for 3m            | BB_B       | ----       | a minute without a look begins anew
          error rate >= 5% for 3m            | BBB...     | --***-     | over once good as long as it was bad
          error rate >= 5% for 3m            | BBB..B...  | --******-  | good ones in a row
          error rate >= 5% for 3m            | BBB..?...  | --******-  | not measured is not good
          error rate >= 5% for 3m            | BBB??????  | --*******  | nor does it end anything
          error rate >= 5% for 3m            | BBBBBBBB   | --******   | once is once
          error rate >= 5% in 3 of 5 minutes | B.B.B      | ----*      | with good ones in between
          error rate >= 5% in 3 of 5 minutes | B.B..B     | ------     | the first has left the window
          error rate >= 5% in 3 of 5 minutes | B?B?B      | ----*      | minutes count that were not measured
          error rate >= 5% in 3 of 5 minutes | BB_B       | ----       | but not those without a look
          error rate >= 5% in 3 of 5 minutes | BBB...     | --***-     | three good ones in a row
          """)
  void followsTheMinutes(String text, String minutes, String tripped, String why) {
    Criterion criterion = good(text);
    Standing standing = Standing.FRESH;
    var said = new StringBuilder();
    for (int i = 0; i < minutes.length(); i++) {
      Instant from = START.plus(MINUTE.multipliedBy(i));
      OptionalDouble value = value(minutes.charAt(i));
      if (minutes.charAt(i) != '_') {
        standing =
            Judging.after(
                criterion,
                standing,
                new Look(from, from.plus(MINUTE), value, Duration.ZERO, Look.Sort.FRESH));
      }
      said.append(standing.tripped() ? '*' : '-');
    }
    assertThat(said.toString()).as(why).isEqualTo(tripped.substring(0, minutes.length()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          smoke fails                  | .B      | -*      | at once
          smoke fails 2x               | B.B.BB. | -----** | two in a row
          smoke fails 2x               | BB..    | -**-    | good twice ends it
          smoke fails 2x               | B?B     | --*     | not measured is neither
          smoke fails 2x               | BB.?..  | -****-  | nor good
          smoke fails for 2m           | BBB     | --*     | from the first to the last look
          smoke fails for 2m           | BB_B    | ----    | too long without a look
          probe 4 fails 3 of 5         | B.B.B   | ----*   | looks, whenever they were
          probe 4 fails 3 of 5         | B?B?B   | ----*   | that were measured
          probe 4 fails 3 of 5         | BB...B  | ------  | the first is one too many ago
          probe 4 fails 3 of 5         | BB....BBB | --------* | long ago
          drift > 0                    | .B.B    | -*-*    | each time that it comes true
          """)
  void followsTheLooks(String text, String looks, String tripped, String why) {
    Criterion criterion = good(text);
    Standing standing = Standing.FRESH;
    var said = new StringBuilder();
    for (int i = 0; i < looks.length(); i++) {
      if (looks.charAt(i) != '_') {
        Instant at = START.plus(MINUTE.multipliedBy(i));
        standing =
            Judging.after(
                criterion, standing, Look.of(at, value(looks.charAt(i)), Duration.ofSeconds(90)));
      }
      said.append(standing.tripped() ? '*' : '-');
    }
    assertThat(said.toString()).as(why).isEqualTo(tripped);
  }

  @Test
  void saysSinceWhen() {
    Standing standing = run("error rate >= 5% for 3m", ".BBB");
    assertThat(standing.since()).isEqualTo(START.plus(MINUTE));
    assertThat(run("error rate >= 5% in 3 of 5 minutes", "BB...BBB").since())
        .isEqualTo(START.plus(MINUTE.multipliedBy(5)));
  }

  @Test
  void aLookThatIsNotNewerChangesNothing() {
    Criterion twice = good("smoke fails 2x");
    Look look = Look.of(START, OptionalDouble.of(1), MINUTE);
    Standing once = Judging.after(twice, Standing.FRESH, look);
    assertThat(Judging.after(twice, once, look)).isEqualTo(once);
    assertThat(Judging.after(twice, once, Look.of(START.minusSeconds(5), look.value(), MINUTE)))
        .isEqualTo(once);
  }

  @Test
  void aClockThatWasPutBackBeginsAnewAndTripsNothing() {
    Criterion twice = good("smoke fails 2x");
    Standing ahead =
        Judging.after(
            twice,
            Standing.FRESH,
            Look.of(START.plus(Duration.ofDays(1)), OptionalDouble.of(1), MINUTE));
    Standing back = Judging.after(twice, ahead, Look.of(START, OptionalDouble.of(1), MINUTE));
    assertThat(back.tripped()).isFalse();
    assertThat(back.at()).isEqualTo(START);
    assertThat(
            Judging.after(twice, back, Look.of(START.plus(MINUTE), OptionalDouble.of(1), MINUTE))
                .tripped())
        .isTrue();
  }

  @Test
  void whatIsSeenInAMaintenanceOrDrillIsShownAndNotCounted() {
    Criterion twice = good("smoke fails 2x");
    Standing once =
        Judging.after(twice, Standing.FRESH, Look.of(START, OptionalDouble.of(1), MINUTE));
    Look second = Look.of(START.plus(MINUTE), OptionalDouble.of(1), MINUTE).quiet();
    Standing quiet = Judging.after(twice, once, second);
    assertThat(quiet.tripped()).isFalse();
    assertThat(quiet.value()).isEqualTo(1);
    Look third = Look.of(START.plus(MINUTE.multipliedBy(2)), OptionalDouble.of(1), MINUTE);
    assertThat(Judging.after(twice, quiet, third).tripped()).isFalse();
  }

  @Test
  void aNumberThatStillStandsGoesOnInTimeButIsNotCountedAgain() {
    Look first = Look.of(START, OptionalDouble.of(3), MINUTE);
    Look again =
        new Look(
            START.plus(MINUTE),
            START.plus(MINUTE),
            OptionalDouble.of(3),
            MINUTE,
            Look.Sort.STANDING);
    Criterion twice = good("drift > 0 2x");
    assertThat(Judging.after(twice, Judging.after(twice, Standing.FRESH, first), again).tripped())
        .isFalse();
    Criterion lasting = good("drift > 0 for 1m");
    assertThat(
            Judging.after(lasting, Judging.after(lasting, Standing.FRESH, first), again).tripped())
        .isTrue();
  }

  private static Standing run(String text, String minutes) {
    Standing standing = Standing.FRESH;
    for (int i = 0; i < minutes.length(); i++) {
      Instant from = START.plus(MINUTE.multipliedBy(i));
      standing =
          Judging.after(
              good(text),
              standing,
              new Look(
                  from,
                  from.plus(MINUTE),
                  value(minutes.charAt(i)),
                  Duration.ZERO,
                  Look.Sort.FRESH));
    }
    return standing;
  }

  private static OptionalDouble value(char sign) {
    return sign == '?' ? OptionalDouble.empty() : OptionalDouble.of(sign == 'B' ? 7 : 0);
  }

  private static Criterion good(String typed) {
    return ((Criteria.Good) Criteria.read(typed)).criterion();
  }
}
