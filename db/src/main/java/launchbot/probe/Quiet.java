package launchbot.probe;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What maintenance makes of a turn: nothing while it lasts, at its end what differs from before.
 */
final class Quiet {
  private Quiet() {}

  /**
   * @param before the state that the next look will compare with; null outside of maintenance
   * @param said what is announced
   */
  record Answer(@Nullable WatchState before, Optional<Watching.Turned> said) {}

  /**
   * @param watch how it stood before the look
   * @param running whether a maintenance of it runs at the look
   */
  static Answer of(Watch watch, Watching.Decision decision, boolean running) {
    WatchState before = watch.before();
    if (running) {
      return new Answer(before == null ? watch.settled() : before, Optional.empty());
    }
    if (before == null) {
      return new Answer(null, decision.turned());
    }
    Watch next = decision.next();
    Watch.Last last = next.last();
    boolean unclear =
        next.recent().pending()
            || (decision.unsure() && decision.turned().isEmpty())
            || (last != null && last.outcome().level() == Level.UNTESTABLE);
    if (unclear) {
      return new Answer(before, Optional.empty());
    }
    return new Answer(
        null,
        next.settled() == before
            ? Optional.empty()
            : Optional.of(new Watching.Turned(before, next.settled(), next.since())));
  }
}
