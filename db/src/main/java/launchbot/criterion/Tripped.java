package launchbot.criterion;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A criterion has come true.
 *
 * @param environment whose plan it stands in
 * @param text the criterion: {@code error rate >= 5% for 3m}
 * @param measured the number that tripped it, with its unit: {@code 7.2 %}
 * @param since when it began to be true
 * @param feature key of the feature that it is about; null for all
 * @param release id of the release that ran then; null where none is known
 * @param alarm id of the outage that was open for the same cause; null for none
 */
public record Tripped(
    String environment,
    String text,
    String measured,
    Instant since,
    Instant at,
    @Nullable String feature,
    @Nullable Long release,
    @Nullable Long alarm) {}
