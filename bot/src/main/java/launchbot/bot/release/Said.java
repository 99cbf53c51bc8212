package launchbot.bot.release;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import launchbot.bot.slack.Blocks;
import launchbot.bot.slack.Card;
import launchbot.bot.slack.Mrkdwn;
import launchbot.jobs.alarm.AlarmText;
import launchbot.release.Release;

/** Releases in a few words, nothing escaped. */
final class Said {
  private Said() {}

  /** {@code 1.4.2 to production}. */
  static String where(Release release) {
    return release.version() + " to " + release.environment();
  }

  static String turned(Release.State state) {
    return switch (state) {
      case STARTED -> "began";
      case FINISHED -> "finished";
      case FAILED -> "failed";
      case ROLLED_BACK -> "was rolled back";
    };
  }

  static String now(Release.State state) {
    return switch (state) {
      case STARTED -> "under way";
      case FINISHED -> "finished";
      case FAILED -> "failed";
      case ROLLED_BACK -> "rolled back";
    };
  }

  static String lasted(Instant from, Instant until) {
    return AlarmText.lasted(until.isBefore(from) ? Duration.ZERO : Duration.between(from, until));
  }

  /** Whoever it is: a Slack user id, or a name that a pipeline told; escaped. */
  static String person(String by) {
    return by.matches("[UW][A-Z0-9]{5,30}") ? Mrkdwn.user(by) : Mrkdwn.plain(by);
  }

  /** A sentence, with lines below it. */
  static Card card(String head, List<String> lines) {
    return lines.isEmpty()
        ? Card.of(head)
        : new Card(head, Blocks.sections(Stream.concat(Stream.of(head), lines.stream()).toList()));
  }

  /** A digest or commit so that people tell it from others. */
  static String shortened(String build) {
    int most = build.startsWith("sha256:") ? "sha256:".length() + 12 : 12;
    return build.length() <= most ? build : build.substring(0, most);
  }
}
