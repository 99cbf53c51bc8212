package launchbot.bot;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that runs as clocks do, from a moment that the test chooses, and can be put forward. */
public final class Ticking implements InstantSource {
  private final AtomicReference<Duration> ahead;

  public Ticking(Instant from) {
    ahead = new AtomicReference<>(Duration.between(Instant.now(), from));
  }

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  public void forward(Duration time) {
    ahead.updateAndGet(before -> before.plus(time));
  }
}
