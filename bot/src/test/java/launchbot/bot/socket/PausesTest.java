package launchbot.bot.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How long it waits before it tries again. */
class PausesTest {
  private static final Pauses USUAL = Pauses.USUAL;

  @Test
  void eachFailureDoublesItUpToAMinute() {
    assertThat(USUAL.after(1, 1)).isEqualTo(Duration.ofSeconds(1));
    assertThat(USUAL.after(2, 1)).isEqualTo(Duration.ofSeconds(2));
    assertThat(USUAL.after(6, 1)).isEqualTo(Duration.ofSeconds(32));
    assertThat(USUAL.after(7, 1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(USUAL.after(Integer.MAX_VALUE, 1)).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void luckSpreadsItOverItsSecondHalf() {
    assertThat(USUAL.after(3, 0)).isEqualTo(Duration.ofSeconds(2));
    assertThat(USUAL.after(3, 0.5)).isEqualTo(Duration.ofSeconds(3));
    assertThat(USUAL.after(3, 1)).isEqualTo(Duration.ofSeconds(4));
  }

  @Test
  void itIsNeverNothing() {
    assertThat(USUAL.after(0, 0)).isPositive();
  }
}
