package launchbot.bot.launch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a feature shows on the board in a browser.
 *
 * @param key names what it is about; lines of the status with the same key are not shown beside it
 * @param title of the part: {@code Rollback 3}
 * @param rank parts of a lower one stand further up: 0 burns, 1 is under way, 2 is good to know
 * @param lines the most important first
 */
public record BoardPart(String key, String title, int rank, List<Line> lines) {

  public BoardPart {
    lines = List.copyOf(lines);
  }

  /** How it looks. A word says the same, for those who do not see colours. */
  public enum Tone {
    BAD,
    WARN,
    GOOD,
    PLAIN
  }

  /**
   * @param words one line in mrkdwn, user text in it escaped
   * @param since when it began, which the board counts from; null for nothing to count
   * @param target how long it may take from then on; null for no limit
   */
  public record Line(Tone tone, String words, @Nullable Instant since, @Nullable Duration target) {
    public static Line of(Tone tone, String words) {
      return new Line(tone, words, null, null);
    }
  }
}
