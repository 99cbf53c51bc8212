package launchbot.flag;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may not turn a switch alone asks for it. People are Slack user ids.
 *
 * @param number counts within the launch; what people call it by
 * @param on whether it is to be turned on
 * @param reason always given where it is to be turned off
 * @param note why it was refused; null otherwise
 */
public record FlagRequest(
    long id,
    long launch,
    long flag,
    int number,
    boolean on,
    @Nullable String reason,
    @Nullable Instant until,
    String askedBy,
    Instant askedAt,
    Instant expiresAt,
    State state,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable String note) {
  /** What is known grows old: after that it is asked anew. */
  public static final Duration LASTS = Duration.ofMinutes(30);

  /** What became of it. */
  public enum State {
    ASKED,
    APPROVED,
    REFUSED,
    EXPIRED,
    /** It stood that way already when it was answered. */
    OVERTAKEN;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String key) {
      return valueOf(key.toUpperCase(Locale.ROOT));
    }
  }

  FlagRequest ended(State how, @Nullable String by, Instant at, @Nullable String why) {
    return new FlagRequest(
        id, launch, flag, number, on, reason, until, askedBy, askedAt, expiresAt, how, by, at, why);
  }
}
