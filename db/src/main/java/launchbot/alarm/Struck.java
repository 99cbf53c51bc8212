package launchbot.alarm;

import java.time.Instant;
import java.util.Map;
import launchbot.probe.Phase;
import launchbot.probe.Probe;
import launchbot.probe.Turn;
import launchbot.probe.WatchState;
import org.jspecify.annotations.Nullable;

/**
 * A probe that is part of an alarm, and what it saw last.
 *
 * @param state UP once it has recovered or is watched no more
 * @param phase where it failed; null where it did not
 * @param words one sentence without a full stop; it may hold what a stranger's server said
 * @param since its own first failing look
 * @param at when that became known
 */
public record Struck(
    Probe probe,
    WatchState state,
    @Nullable Phase phase,
    String words,
    @Nullable Integer status,
    Map<String, String> facts,
    Instant since,
    Instant at) {

  /** What stands for the words of one that nobody looks at any more. */
  private static final String REMOVED = "it was removed, so nobody looks at it any more";

  public Struck {
    facts = Map.copyOf(facts);
  }

  /** What a probe has come to. */
  public static Struck of(Turn turn) {
    WatchState state =
        switch (turn.to()) {
          case DOWN -> WatchState.DOWN;
          case DEGRADED -> WatchState.DEGRADED;
          case UP, UNKNOWN, PENDING -> WatchState.UP;
        };
    return new Struck(
        turn.probe(),
        state,
        turn.outcome().phase(),
        turn.outcome().words(),
        turn.outcome().status(),
        turn.outcome().facts(),
        turn.since(),
        turn.at());
  }

  /** It is removed: whether it has recovered will never be known. */
  public Struck removed(Instant when) {
    return new Struck(probe, WatchState.UP, null, REMOVED, null, Map.of(), since, when);
  }

  public boolean gone() {
    return state == WatchState.UP && words.equals(REMOVED);
  }

  public boolean bad() {
    return state != WatchState.UP;
  }
}
