package launchbot.probe;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a probe looks at (PLAYBOOK "Probes and automatic checks"). */
public enum Kind {
  HTTP("HTTP", "http", Duration.ofMinutes(1), true),
  TLS("TLS", "tls", Duration.ofHours(6), false),
  DNS("DNS", "dns", Duration.ofMinutes(5), true),
  REDIRECT("redirect", "redirect", Duration.ofHours(1), false),
  HEADERS("headers", "header", Duration.ofHours(1), false),
  PAGE("page", "page", Duration.ofHours(1), false),
  EMAIL_AUTH("email", "email-auth", Duration.ofHours(6), false),
  EXPOSURE("exposure", "exposure", Duration.ofHours(6), false),
  SECRET_SCAN("secret scan", "secret-scan", Duration.ofDays(1), false),
  SMOKE("smoke", "smoke", Duration.ofMinutes(10), true),
  PERF("performance", "perf", Duration.ofDays(1), false),
  HEARTBEAT("heartbeat", "heartbeat", Duration.ofDays(1), false),
  ERRORS("errors", "error-rate", Duration.ofMinutes(1), true),
  METRICS("metrics", "error-rate", Duration.ofMinutes(1), true),
  JSON("JSON value", "http", Duration.ofMinutes(5), false);

  private final String words;
  private final String source;
  private final Duration every;
  private final boolean outage;

  Kind(String words, String source, Duration every, boolean outage) {
    this.words = words;
    this.source = source;
    this.every = every;
    this.outage = outage;
  }

  /** As stored and typed: {@code email-auth}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** As people read it. */
  public String words() {
    return words;
  }

  /** The source of the checklist that it feeds, as {@code items.json} names it. */
  public String source() {
    return source;
  }

  /** How often it looks where nobody says otherwise. */
  public Duration every() {
    return every;
  }

  /**
   * Whether a failure means that users are hit now. The others find what will hurt: a certificate
   * with ten days left is not an outage and must not mask one.
   */
  public boolean outage() {
    return outage;
  }

  /** Those that wait to be told, rather than look. */
  public boolean passive() {
    return this == HEARTBEAT || this == ERRORS;
  }

  public static Optional<Kind> of(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
