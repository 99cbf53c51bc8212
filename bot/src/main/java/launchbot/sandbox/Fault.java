package launchbot.sandbox;

import com.google.gson.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One switched-on trouble.
 *
 * @param id tells it from the others, for switching it off
 * @param method the only one that it befalls; null: all
 * @param channel the id of the only channel that it befalls; null: all, and calls without one
 * @param calls how many calls it still befalls; below zero: until it is switched off
 */
record Fault(
    int id,
    Kind kind,
    @Nullable String method,
    @Nullable String channel,
    @Nullable Instant until,
    int calls,
    Duration delay,
    String error) {

  enum Kind {
    DOWN,
    SLOW,
    RATE_LIMITED,
    TIMES_OUT_AFTER,
    ERROR
  }

  /** What befalls one call; the parts that are zero or null do not. */
  record Effect(
      int status, long retryAfter, @Nullable String error, Duration before, Duration after) {
    static final Effect NONE = new Effect(0, 0, null, Duration.ZERO, Duration.ZERO);
  }

  boolean covers(String called, @Nullable String channelId) {
    return (method == null || method.equals(called))
        && (channel == null || channel.equals(channelId));
  }

  boolean over(Instant now) {
    return until != null && !now.isBefore(until);
  }

  /** The same with one call fewer to befall. */
  Fault less() {
    return new Fault(id, kind, method, channel, until, calls - 1, delay, error);
  }

  /** This trouble on top of what befalls the call already. */
  Effect onTopOf(Effect so, Instant now) {
    return switch (kind) {
      case DOWN -> new Effect(503, 0, null, so.before(), so.after());
      case SLOW -> new Effect(so.status(), so.retryAfter(), so.error(), delay, so.after());
      case RATE_LIMITED -> {
        Instant end = until == null ? now : until;
        long seconds = Math.max(1, Duration.between(now, end).plusMillis(999).toSeconds());
        yield new Effect(429, seconds, null, so.before(), so.after());
      }
      case TIMES_OUT_AFTER ->
          new Effect(so.status(), so.retryAfter(), so.error(), so.before(), delay);
      case ERROR -> new Effect(so.status(), so.retryAfter(), error, so.before(), so.after());
    };
  }

  JsonObject toJson() {
    return Json.of(
        "id",
        id,
        "kind",
        kind.name().toLowerCase(Locale.ROOT),
        "method",
        method,
        "channel",
        channel,
        "until",
        until == null ? null : until.getEpochSecond(),
        "calls",
        calls < 0 ? null : calls,
        "millis",
        delay.toMillis(),
        "error",
        error);
  }
}
