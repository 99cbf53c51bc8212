package launchbot.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was said inside about an incident.
 *
 * @param id 0 while it is not kept
 * @param conditions what users feel and what is known
 * @param actions what is being done; null for nothing said
 * @param needs what or who is missing; null for nothing said
 * @param nextBy until when the next one comes; null where that is left to the usual pace
 */
public record Update(
    long id,
    long incident,
    String by,
    Instant at,
    String conditions,
    @Nullable String actions,
    @Nullable String needs,
    @Nullable Instant nextBy) {

  /** What somebody wants to say. */
  public record Draft(
      String conditions,
      @Nullable String actions,
      @Nullable String needs,
      @Nullable Instant nextBy) {}
}
