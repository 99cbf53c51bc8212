package launchbot.bot.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Moments that lie behind, typed at 00:10 on a Saturday in Stockholm. */
class PastTest {
  private static final ZonedDateTime NOW =
      ZonedDateTime.of(2026, 11, 21, 0, 10, 0, 0, ZoneId.of("Europe/Stockholm"));

  @ParameterizedTest
  @CsvSource({
    "now, 2026-11-21T00:10",
    "0:05, 2026-11-21T00:05",
    "21:40, 2026-11-21T21:40",
    "yesterday 21:40, 2026-11-20T21:40",
    "Yesterday at 9:40pm, 2026-11-20T21:40",
    "since 00:02, 2026-11-21T00:02",
    "fri 21:40, 2026-11-20T21:40",
    "20 nov 21:40, 2026-11-20T21:40",
    "31 dec 23:00, 2025-12-31T23:00",
    "2026-11-19 08:00, 2026-11-19T08:00",
    "tomorrow 8:00, 2026-11-22T08:00",
    "20 min ago, 2026-11-20T23:50",
    "2h ago, 2026-11-20T22:10",
    "1 day ago, 2026-11-20T00:10",
  })
  void momentsAreRead(String typed, String there) {
    assertThat(Past.read(typed, NOW))
        .isEqualTo(new Past.Found(LocalDateTime.parse(there).atZone(NOW.getZone()).toInstant()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "21",
        "25:00",
        "30 feb 21:40",
        "21:40 yesterday evening",
        "<!channel> 21:40",
        "99999 min ago",
        "ago",
        "2026-11-19",
        "-1:30"
      })
  void whatIsNoMomentIsSaidToBeNone(String typed) {
    assertThat(Past.read(typed, NOW)).isInstanceOf(Past.Unclear.class);
  }
}
