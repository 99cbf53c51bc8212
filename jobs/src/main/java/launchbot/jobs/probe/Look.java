package launchbot.jobs.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a check knows of the look that it is asked for.
 *
 * @param probe the id of the probe that it is for; null where there is none, as in an audit
 * @param at when it began
 * @param timeout for all of it
 * @param secrets of the workspace, opened when they are needed
 */
public record Look(
    String workspace,
    long launch,
    @Nullable Long probe,
    Instant at,
    Duration timeout,
    Secrets secrets) {

  /** The secrets of a workspace that probes may use, by the names that people gave them. */
  public interface Secrets {
    Secrets NONE = _ -> Optional.empty();

    /** Never shown, never logged, never in an outcome. */
    Optional<String> of(String name);
  }
}
