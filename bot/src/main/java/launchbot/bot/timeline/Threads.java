package launchbot.bot.timeline;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The thread that a message stands in, as its link says it: events about an emoji do not.
 *
 * <p>Source: docs.slack.dev, chat.getPermalink: {@code …/p1732?thread_ts=1731.5&cid=C1}.
 */
final class Threads {
  private static final Pattern THREAD =
      Pattern.compile("[?&]thread_ts=(\\d{1,11}\\.\\d{6})(?=&|$)");

  private Threads() {}

  /** Empty where it stands in none, or no link is known. */
  static Optional<String> of(@Nullable String link) {
    Matcher thread = THREAD.matcher(link == null ? "" : link);
    return thread.find() ? Optional.of(thread.group(1)) : Optional.empty();
  }
}
