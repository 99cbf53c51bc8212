package launchbot.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one call told.
 *
 * @param key what the caller calls it by, so that a repeated one counts once; null for nothing
 */
public record ErrorReport(List<ErrorEvent> events, List<Traffic> totals, @Nullable String key) {
  public ErrorReport {
    events = List.copyOf(events);
    totals = List.copyOf(totals);
  }
}
