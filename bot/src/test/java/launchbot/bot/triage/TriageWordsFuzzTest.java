package launchbot.bot.triage;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.LocalDate;
import launchbot.bot.slack.Mrkdwn;
import launchbot.bot.words.Words;

/**
 * Any text after {@code /triage add} can be read, and what was read can be shown. How to look for
 * one that cannot stands in {@code junit-platform.properties}.
 */
class TriageWordsFuzzTest {

  @FuzzTest(maxDuration = "1m")
  void readsAnything(byte[] data) {
    var words = Words.of(new String(data, UTF_8));
    DraftWords draft = TriageWords.read(words, LocalDate.of(2026, 11, 20));
    Mrkdwn.truncate(Mrkdwn.plain(draft.title()), 20);
  }
}
