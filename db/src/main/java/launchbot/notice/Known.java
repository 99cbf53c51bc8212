package launchbot.notice;

import java.time.Instant;
import java.time.ZoneId;
import launchbot.incident.Status;
import org.jspecify.annotations.Nullable;

/**
 * What is known when a notice is drafted. Nothing internal is in it: no probe's address, no host,
 * no words that were meant for the team alone.
 *
 * @param feature what customers call it; null where that cannot be told
 * @param since when they began to feel it; null for what has not begun
 * @param over when that ended; null while it lasts
 * @param symptoms what they feel, a sentence; null where nobody has said it fit for them
 * @param workaround what they can do meanwhile; null for nothing known
 * @param status of the incident; null without one
 * @param report where trouble is reported, an address; null for nowhere
 * @param next until when the next word comes; null where none does
 * @param window of a maintenance; null for none
 * @param zone in which times are said
 */
public record Known(
    @Nullable String feature,
    @Nullable Instant since,
    @Nullable Instant over,
    @Nullable String symptoms,
    @Nullable String workaround,
    @Nullable Status status,
    @Nullable String report,
    @Nullable Instant next,
    Notice.@Nullable Window window,
    ZoneId zone) {

  /** With the next word by then. */
  public Known next(@Nullable Instant by) {
    return new Known(feature, since, over, symptoms, workaround, status, report, by, window, zone);
  }
}
