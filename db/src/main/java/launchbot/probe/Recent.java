package launchbot.probe;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last looks, as far as they decide what is believed.
 *
 * @param pending whether a look has failed and is being confirmed
 * @param failing the last 32 looks as bits, the newest the lowest, 1 for one that failed
 * @param slow the same for those that were degraded
 * @param failedAt when the looks failed that count at the moment, the first of them first
 * @param slowSince when the first of the degraded ones was; null for none
 * @param good how many looks in a row did not fail
 * @param goodSince when the first of those was; null for none
 */
public record Recent(
    boolean pending,
    int failing,
    int slow,
    List<Instant> failedAt,
    @Nullable Instant slowSince,
    int good,
    @Nullable Instant goodSince) {
  static final Recent NONE = new Recent(false, 0, 0, List.of(), null, 0, null);

  public Recent {
    failedAt = List.copyOf(failedAt);
  }
}
