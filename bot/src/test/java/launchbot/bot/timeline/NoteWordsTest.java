package launchbot.bot.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZonedDateTime;
import launchbot.bot.words.Words;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When something happened that somebody notes. */
class NoteWordsTest {
  private static final String NIGHT = "2026-12-04T00:20:30+01:00[Europe/Stockholm]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          restarted it               | restarted it            | 2026-12-03T23:20:30Z
          restarted it at 23:50      | restarted it            | 2026-12-03T22:50:00Z
          restarted it at 00:10      | restarted it            | 2026-12-03T23:10:00Z
          restarted it at 0.21       | restarted it            | 2026-12-03T23:21:00Z
          restarted it AT 00:22      | restarted it            | 2026-12-02T23:22:00Z
          it broke at 21:40 and 22:10 | it broke at 21:40 and 22:10 | 2026-12-03T23:20:30Z
          looked at 3 hosts          | looked at 3 hosts       | 2026-12-03T23:20:30Z
          """)
  void aTimeThatIsStillToComeWasYesterdays(String typed, String words, Instant at) {
    assertThat(NoteWords.read(typed, ZonedDateTime.parse(NIGHT)))
        .isEqualTo(new NoteWords.Note(words, at));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          it at 24:00  | There is no time 24:00
          it at 21:60  | There is no time 21:60
          at 21:40     | Say what happened
          """)
  void whatCannotBeMeantIsRefused(String typed, String why) {
    assertThat(NoteWords.read(typed, ZonedDateTime.parse(NIGHT)))
        .isInstanceOfSatisfying(
            NoteWords.Refused.class, refused -> assertThat(refused.why()).contains(why));
  }

  @Test
  void anHourThatTheClocksLeftOutIsRefusedAndOneThatCameTwiceIsTheFirst() {
    var spring = ZonedDateTime.parse("2027-03-28T09:00:00+02:00[Europe/Stockholm]");
    assertThat(NoteWords.read("it at 02:30", spring)).isInstanceOf(NoteWords.Refused.class);
    var autumn = ZonedDateTime.parse("2026-10-25T09:00:00+01:00[Europe/Stockholm]");
    assertThat(NoteWords.read("it at 02:30", autumn))
        .isEqualTo(new NoteWords.Note("it", Instant.parse("2026-10-25T00:30:00Z")));
  }

  @Test
  void aLineHasAnEnd() {
    assertThat(NoteWords.read("x".repeat(1_001), ZonedDateTime.parse(NIGHT)))
        .isInstanceOf(NoteWords.Refused.class);
    assertThat(NoteWords.read(" ", ZonedDateTime.parse(NIGHT)))
        .isEqualTo(new NoteWords.Refused(NoteWords.USAGE));
  }

  @Test
  void whatFollowsTimeline() {
    assertThat(TimelineWords.read(Words.of(""))).isEqualTo(new TimelineWords.Listed(null));
    assertThat(TimelineWords.read(Words.of("--page=2"))).isEqualTo(new TimelineWords.Listed(2));
    assertThat(TimelineWords.read(Words.of("as file"))).isEqualTo(new TimelineWords.AsFile());
    for (String words : new String[] {"--page=99999", "--page=x", "--page", "xyzzy", "as"}) {
      assertThat(TimelineWords.read(Words.of(words))).isInstanceOf(TimelineWords.Refused.class);
    }
  }

  @Test
  void theThreadOfALink() {
    assertThat(
            Threads.of(
                "https://x.slack.com/archives/C1/p1732000100000100?thread_ts=1731.000200&cid=C1"))
        .contains("1731.000200");
    assertThat(Threads.of("https://x.slack.com/archives/C1/p1732000100000100")).isEmpty();
    assertThat(Threads.of("https://x.slack.com/?thread_ts=evil")).isEmpty();
    assertThat(Threads.of(null)).isEmpty();
  }
}
