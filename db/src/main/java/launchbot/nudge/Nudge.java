package launchbot.nudge;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Something that somebody should hear about.
 *
 * @param subject names it within the launch, for ever the same: {@code unowned:12}, {@code focus}
 * @param recipient the launch's channel, or a person
 * @param since when what it is about began: what was told, or stopped, before does not count
 * @param urgent may be said in the evening too
 * @param line one line in mrkdwn, user text in it escaped, for digests and lists
 */
public record Nudge(
    Kind kind, String subject, String recipient, Instant since, boolean urgent, String line) {
  /** What a subject looks like. */
  public static final Pattern SUBJECT = Pattern.compile("[a-z0-9:-]{1,40}");

  public Nudge {
    if (!SUBJECT.matcher(subject).matches()) {
      throw new IllegalArgumentException("no subject: " + subject);
    }
  }
}
