package launchbot.probe;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How long a probe stood how: what uptime is reckoned from. */
final class Spans {
  /** Beyond two intervals nobody was looking: the bot was away, or the probe was late. */
  private static final Duration GRACE = Duration.ofSeconds(90);

  private Spans() {}

  /** What is over by now, and what has begun. */
  record Step(List<Span> over, Span.Open open) {

    private Step to(WatchState stand, Instant when) {
      Instant since = when.isAfter(open.since()) ? when : open.since();
      if (stand == open.stand()) {
        return this;
      }
      List<Span> all = new ArrayList<>(over);
      if (since.isAfter(open.since())) {
        all.add(new Span(open.since(), since, open.stand()));
      }
      return new Step(all, new Span.Open(stand, since));
    }
  }

  /**
   * After a look. Downtime begins with the first look that failed, once that is confirmed, and ends
   * with the first that did not; time in which nobody could look is unknown.
   *
   * @param before how it stood before that look
   * @param next what was decided after it
   */
  static Step after(Watch before, Watch next, Pace pace, Instant at) {
    var step = new Step(List.of(), before.open());
    Watch.Last last = before.last();
    Watch.Last now = next.last();
    boolean blind = now == null || now.outcome().level() == Level.UNTESTABLE;
    if (last != null) {
      boolean gap = at.isAfter(last.at().plus(pace.every().multipliedBy(2)).plus(GRACE));
      step = gap || blind ? step.to(WatchState.UNKNOWN, last.at()) : step;
    }
    if (blind || next.recent().pending()) {
      return step;
    }
    return step.to(next.settled(), next.settled() == before.settled() ? at : next.since());
  }

  /** Nobody looks from now on. */
  static Step stopped(Watch watch, Instant now) {
    return new Step(List.of(), watch.open()).to(WatchState.UNKNOWN, now);
  }
}
