package launchbot.bot.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our clock against Slack's. */
class SlackClockTest {
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "'Tue, 1 Dec 2026 20:00:00 GMT', FINE, agrees",
    "'Tue, 01 Dec 2026 19:59:00 GMT', FINE, agrees",
    "'Tue, 01 Dec 2026 20:01:00 GMT', FINE, agrees",
    "'Tue, 01 Dec 2026 19:58:59 GMT', FAULT, 61 seconds ahead of",
    "'Tue, 01 Dec 2026 20:05:00 GMT', FAULT, 300 seconds behind",
    "yesterday, NOTE, did not say",
  })
  void isHeldAgainstTheDateOfTheAnswer(String date, Finding.Mark mark, String words) {
    Finding found = SlackClock.of(Map.of("date", List.of(date)), NOW);
    assertThat(found.mark()).isEqualTo(mark);
    assertThat(found.words()).contains(words);
  }

  @Test
  void withoutADateNothingIsKnown() {
    assertThat(SlackClock.of(null, NOW).mark()).isEqualTo(Finding.Mark.NOTE);
    assertThat(SlackClock.of(Map.of(), NOW).mark()).isEqualTo(Finding.Mark.NOTE);
  }
}
