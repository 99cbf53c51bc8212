package launchbot.notice;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** When an outage has lasted so long that something is owed for it. */
public final class Goodwill {
  public static final Duration USUAL = Duration.ofHours(1);

  private Goodwill() {}

  /**
   * @param planned windows that customers were told of
   * @param after how long an unplanned one may last
   */
  public static Instant due(Instant began, List<Notice.Window> planned, Duration after) {
    return planned.stream()
        .filter(window -> !began.isBefore(window.from()) && began.isBefore(window.until()))
        .map(Notice.Window::until)
        .max(Comparator.naturalOrder())
        .orElseGet(() -> began.plus(after));
  }
}
