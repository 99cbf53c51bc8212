package launchbot.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** The short-lived permissions that Slack hands to an app: trigger ids and response URLs. */
final class Tickets {

  /** How long a trigger may open a view. */
  static final Duration TRIGGER_LIFE = Duration.ofSeconds(3);

  static final Duration RESPONSE_LIFE = Duration.ofMinutes(30);
  static final int RESPONSE_USES = 5;

  /**
   * Where an answer to a response URL goes.
   *
   * @param originalTs the message that was clicked; null after a command
   */
  record ResponseUrl(
      String userId,
      String channelId,
      @Nullable String originalTs,
      boolean originalEphemeral,
      @Nullable String threadTs) {}

  private record Trigger(String userId, Instant made, boolean used) {}

  private record Counted(ResponseUrl target, Instant made, int uses) {}

  private final InstantSource clock;
  private final Map<String, Trigger> triggers = new HashMap<>();
  private final Map<String, Counted> urls = new HashMap<>();

  Tickets(InstantSource clock) {
    this.clock = clock;
  }

  synchronized String trigger(String userId) {
    // Forgotten triggers still answer "expired" for a while, as Slack's do.
    Instant old = clock.instant().minus(Duration.ofMinutes(10));
    triggers.values().removeIf(trigger -> trigger.made().isBefore(old));
    String id = clock.instant().toEpochMilli() + "." + Cast.TEAM.length() + "." + hex(32);
    triggers.put(id, new Trigger(userId, clock.instant(), false));
    return id;
  }

  /** The person who may now be shown a view; each trigger gives this once. */
  synchronized String exchange(String id) {
    Trigger trigger = triggers.get(id);
    if (trigger == null) {
      throw new Refusal("invalid_trigger_id");
    }
    if (trigger.used()) {
      throw new Refusal("exchanged_trigger_id");
    }
    if (trigger.made().plus(TRIGGER_LIFE).isBefore(clock.instant())) {
      throw new Refusal("expired_trigger_id");
    }
    triggers.put(id, new Trigger(trigger.userId(), trigger.made(), true));
    return trigger.userId();
  }

  /** The last part of a new response URL. */
  synchronized String responseUrl(ResponseUrl target) {
    String token = hex(40);
    urls.put(token, new Counted(target, clock.instant(), 0));
    return token;
  }

  synchronized Optional<ResponseUrl> responseTarget(String token) {
    Counted counted = urls.get(token);
    return counted == null ? Optional.empty() : Optional.of(counted.target());
  }

  /** Counts one use. */
  synchronized void use(String token) {
    Counted counted = urls.get(token);
    if (counted == null || counted.made().plus(RESPONSE_LIFE).isBefore(clock.instant())) {
      throw new Refusal("expired_url");
    }
    if (counted.uses() >= RESPONSE_USES) {
      throw new Refusal("used_url");
    }
    urls.put(token, new Counted(counted.target(), counted.made(), counted.uses() + 1));
  }

  static String hex(int digits) {
    byte[] random = new byte[digits / 2];
    ThreadLocalRandom.current().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** Upper case letters and digits, as in Slack's ids. */
  static String id(String prefix) {
    return prefix + hex(10).toUpperCase(Locale.ROOT);
  }
}
