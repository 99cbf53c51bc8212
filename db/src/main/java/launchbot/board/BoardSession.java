package launchbot.board;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A link to a board, and the session that it opened. Neither secret is known here.
 *
 * @param person whose it is, a Slack user id
 * @param openedAt null while the link has not been used
 * @param endsAt when the link, and once it was used the session, is over
 */
public record BoardSession(
    long id,
    long launch,
    String person,
    Instant madeAt,
    @Nullable Instant openedAt,
    Instant endsAt) {
  /** How long a link waits to be used: it is meant for now. */
  public static final Duration LINK = Duration.ofMinutes(10);

  /** How long a browser stays in: about the week of a launch. */
  public static final Duration STAY = Duration.ofDays(7);

  /** Whether the link may still be used. */
  public boolean waits(Instant now) {
    return openedAt == null && now.isBefore(endsAt);
  }

  /** Whether a browser is in. */
  public boolean open(Instant now) {
    return openedAt != null && now.isBefore(endsAt);
  }
}
