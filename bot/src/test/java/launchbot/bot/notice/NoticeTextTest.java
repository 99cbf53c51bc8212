package launchbot.bot.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import launchbot.bot.Golden;
import launchbot.notice.Moment;
import launchbot.notice.Notice;
import launchbot.notice.Shows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What customers read, as Slack and mail get it. */
class NoticeTextTest {
  private static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");
  private static final Instant NOW = Instant.parse("2026-12-03T21:10:00Z");

  @Test
  void asAMessageAndAsPlainText() {
    Notice outage =
        notice(
            1,
            null,
            "Checkout is not available",
            "Nobody can pay & <!channel> *now*.\n"
                + "See https://shop.example.com/<x>.\n\n"
                + "We are sorry.");
    Golden.check("notice-outage", NoticeText.slack(outage, null, ZONE));
    Golden.text("notice-outage-plain", NoticeText.plain(outage, null, ZONE));
    Notice correction = notice(2, 1L, "Correction", "Paying by invoice works.");
    Golden.check("notice-correction", NoticeText.slack(correction, outage, ZONE));
    Golden.text("notice-correction-plain", NoticeText.plain(correction, outage, ZONE));
  }

  @Test
  void theLongestTextFitsWhateverHasToBeEscaped() {
    Notice longest = notice(1, null, "&".repeat(150), "&".repeat(1500) + "😀".repeat(750));
    Golden.check("notice-longest", NoticeText.slack(longest, null, ZONE));
    assertThat(NoticeText.slack(longest, null, ZONE).blocksJson()).doesNotContain("…");
  }

  private static Notice notice(int number, @Nullable Long corrects, String headline, String body) {
    return new Notice(
        number,
        1,
        number,
        4L,
        Moment.OUTAGE,
        Notice.State.APPROVED,
        new Notice.Text(headline, body),
        Shows.OUTAGE,
        List.of(),
        null,
        null,
        corrects,
        false,
        new Notice.Written("U1", NOW),
        new Notice.Asked(NOW, NOW.plus(Duration.ofMinutes(30))),
        new Notice.Approved("U2", NOW, false),
        1);
  }
}
