package launchbot.probe;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A domain that a workspace says is its own.
 *
 * @param domain in ASCII and small letters
 * @param token what only this workspace was told
 * @param provedAt null until its proof was seen
 * @param seenAt when its proof was last looked for, seen or not; null for never
 * @param lostAt when the proof was first missed after it had been seen; null while it is there
 */
public record OwnedDomain(
    long id,
    String domain,
    String token,
    String askedBy,
    @Nullable Instant provedAt,
    @Nullable Instant seenAt,
    @Nullable Instant lostAt) {
  /** Where on its web server the proof may lie. */
  public static final String FILE = "/.well-known/launchbot-verify.txt";

  /** How long what was seen is believed. */
  public static final Duration BELIEVED = Duration.ofDays(30);

  /** What its DNS (TXT) or its file has to say. */
  public String proof() {
    return "launchbot-verify=" + token;
  }

  public boolean proved() {
    return provedAt != null && lostAt == null;
  }

  /** Whether it is that host, or the host is below it. */
  public boolean covers(String host) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  OwnedDomain with(@Nullable Instant provedAt, Instant seenAt, @Nullable Instant lostAt) {
    return new OwnedDomain(id, domain, token, askedBy, provedAt, seenAt, lostAt);
  }
}
