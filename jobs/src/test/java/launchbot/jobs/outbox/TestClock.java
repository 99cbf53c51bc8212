package launchbot.jobs.outbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time stands until the test moves it. */
final class TestClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-12-01T20:00:00Z");

  @Override
  public Instant instant() {
    return now;
  }

  synchronized void pass(Duration time) {
    now = now.plus(time);
  }
}
