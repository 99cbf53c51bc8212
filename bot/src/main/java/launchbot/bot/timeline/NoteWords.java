package launchbot.bot.timeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody notes, and when it happened: {@code restarted the queue at 21:40}. */
sealed interface NoteWords {

  record Note(String words, Instant at) implements NoteWords {}

  /** Not understood; the sentence says what to type instead. */
  record Refused(String why) implements NoteWords {}

  String USAGE =
      "Say what happened: `/incident note restarted the queue`, with a time where it was not now:"
          + " `/incident note restarted the queue at 21:40`.";
  int MOST = 1_000;

  /**
   * @param now where the writer is; a time that is still to come today was yesterday's
   */
  static NoteWords read(String typed, ZonedDateTime now) {
    Matcher at = Pattern.compile("(?i)(?:^|\\s+)at\\s+(\\d{1,2})[:.](\\d{2})$").matcher(typed);
    if (!at.find()) {
      return note(typed, now.toInstant());
    }
    LocalTime time;
    try {
      time = LocalTime.of(Integer.parseInt(at.group(1)), Integer.parseInt(at.group(2)));
    } catch (DateTimeException e) {
      return new Refused(
          "There is no time %s:%s: name one as 21:40.".formatted(at.group(1), at.group(2)));
    }
    // A minute that begins now is meant although its seconds are over or still to come.
    boolean today = !time.isAfter(now.toLocalTime().plusSeconds(Math.min(60, left(now))));
    LocalDateTime moment = now.toLocalDate().minusDays(today ? 0 : 1).atTime(time);
    if (now.getZone().getRules().getValidOffsets(moment).isEmpty()) {
      return new Refused("The clocks left out %s that night: name another time.".formatted(time));
    }
    return note(typed.substring(0, at.start()), moment.atZone(now.getZone()).toInstant());
  }

  /** So that the minute after midnight's last one is not tomorrow's. */
  private static long left(ZonedDateTime now) {
    return Duration.between(now.toLocalTime(), LocalTime.MAX).toSeconds();
  }

  private static NoteWords note(String words, Instant at) {
    String said = words.strip();
    if (said.isEmpty()) {
      return new Refused(USAGE);
    }
    return said.length() > MOST
        ? new Refused(
            "That is %d characters long; a line has %d at most. Shorten it, or mark a message."
                .formatted(said.length(), MOST))
        : new Note(said, at);
  }
}
