package launchbot.release;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import launchbot.probe.Kind;
import org.jooq.DSLContext;

/**
 * The release before something went wrong: the first to look at.
 *
 * @param before from its beginning until it went wrong
 */
public record Suspect(Release release, Duration before) {
  /** What is older is none any more. */
  private static final Duration RECENT = Duration.ofDays(14);

  /** Empty where none was released in the two weeks before. */
  public static Optional<Suspect> of(DSLContext sql, long launch, Instant at) {
    return ReleaseStore.before(sql, launch, at)
        .map(one -> new Suspect(one, Duration.between(one.startedAt(), at)))
        .filter(one -> one.before().compareTo(RECENT) <= 0);
  }

  /** Whether a probe of that kind sees errors, for which a release is the first thing to ask of. */
  public static boolean concerns(Kind kind) {
    return kind == Kind.ERRORS || kind == Kind.METRICS;
  }
}
