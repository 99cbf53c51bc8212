package launchbot.flag;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Switches as tests need them. */
final class Switches {
  static final Instant NOW = Instant.parse("2026-12-01T12:00:00Z");

  private Switches() {}

  static Flag on() {
    return flag(true, Flag.Solo.DEFAULT, null);
  }

  static Flag off() {
    return flag(false, Flag.Solo.DEFAULT, null);
  }

  static Flag flag(boolean on, Flag.Solo solo, @Nullable Instant askedAt) {
    return new Flag(
        7,
        3,
        "production",
        "checkout",
        "Paying by card",
        new Flag.Turned(on, NOW.minus(Duration.ofHours(1)), null, null, null, false),
        solo,
        "UADA",
        NOW.minus(Duration.ofDays(3)),
        askedAt,
        0,
        null,
        1);
  }
}
