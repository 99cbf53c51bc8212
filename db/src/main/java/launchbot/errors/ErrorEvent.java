package launchbot.errors;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One thing that went wrong in somebody's program.
 *
 * @param id what the program calls it by, so that a repeated one counts once; null for nothing
 * @param kind {@code http}, {@code job}, {@code auth}, {@code payment}, {@code timeout}, or another
 *     word of theirs
 * @param route folded by {@link Routes}; empty where there is none
 * @param status of HTTP; null where there is none
 * @param user opaque; it is hashed before it is kept
 * @param message bounded, and without what looks like a secret
 */
public record ErrorEvent(
    @Nullable String id,
    String kind,
    String route,
    @Nullable Integer status,
    @Nullable String request,
    @Nullable String release,
    @Nullable String job,
    @Nullable String record,
    @Nullable String user,
    @Nullable String message,
    Instant at) {
  public static final String HTTP = "http";
  public static final String JOB = "job";
  public static final String AUTH = "auth";
  public static final String PAYMENT = "payment";
  public static final String TIMEOUT = "timeout";

  /** Those that rules know; they are told apart however many others there are. */
  public static final Set<String> KINDS = Set.of(HTTP, JOB, AUTH, PAYMENT, TIMEOUT);

  private static final int SERVER = 500;

  /** Whether a server answered that it failed. */
  public boolean server() {
    Integer code = status;
    return code != null && code >= SERVER;
  }

  /** What it is counted under: its route, else its job. */
  public String place() {
    return !route.isEmpty() ? route : job == null ? "" : job;
  }
}
