package launchbot.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * A clock that the page can put forward. It moves the bot only when the bot reads the same one; it
 * never goes back, since what was written down would then lie ahead.
 */
public final class SandboxClock implements InstantSource {

  private final InstantSource real;
  private volatile Duration ahead = Duration.ZERO;

  public SandboxClock(InstantSource real) {
    this.real = real;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(ahead);
  }

  /** How far it is ahead of the real one. */
  Duration ahead() {
    return ahead;
  }

  /** Puts it that far ahead of the real one; less than before changes nothing. */
  synchronized void ahead(Duration next) {
    if (next.compareTo(ahead) > 0) {
      ahead = next;
    }
  }
}
