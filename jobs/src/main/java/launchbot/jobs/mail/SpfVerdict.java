package launchbot.jobs.mail;

import org.jspecify.annotations.Nullable;

/**
 * What SPF says of a sender, and what made it say so.
 *
 * @param why one sentence without a full stop; it may hold what a stranger's record says
 * @param explanation the domain's own words for a fail; null where it has none
 */
public record SpfVerdict(SpfResult result, String why, @Nullable String explanation) {
  static SpfVerdict of(SpfResult result, String why) {
    return new SpfVerdict(result, why, null);
  }
}
