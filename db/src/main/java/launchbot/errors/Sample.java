package launchbot.errors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One of the latest events, as it is kept: who was hit is in it as a hash only. */
public record Sample(
    String kind,
    String route,
    @Nullable Integer status,
    @Nullable String request,
    @Nullable String release,
    @Nullable String job,
    @Nullable String record,
    @Nullable String message,
    Instant at) {

  /** Whether it tells what a server error has to: where, what, and in which request. */
  public boolean hasRequest() {
    return !route.isEmpty() && status != null && request != null;
  }

  /** Whether it tells what the failure of a job has to: which job, and at which record. */
  public boolean hasRecord() {
    return job != null && record != null;
  }

  /** Whether it tells what logs have to: the request, the error and the release. */
  public boolean hasContext() {
    return request != null && release != null && message != null;
  }
}
