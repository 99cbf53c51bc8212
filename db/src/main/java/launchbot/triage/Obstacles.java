package launchbot.triage;

import java.util.ArrayList;
import java.util.List;

/** Which entries speak against the launch (PLAYBOOK "The verdict"). */
public final class Obstacles {
  /** So many of each kind are named; whoever looks for them asks for one more. */
  public static final int NAMED = 10;

  private Obstacles() {}

  /**
   * @param entries the first blockers and highs that are not closed, more than {@link #NAMED} of a
   *     kind where there are more; others among them say nothing
   */
  public static List<Obstacle> of(List<Entry> entries, Tally tally) {
    List<Obstacle> obstacles = new ArrayList<>();
    for (Obstacle.Kind kind : Obstacle.Kind.values()) {
      List<Entry> found = entries.stream().filter(entry -> is(kind, entry)).toList();
      found.stream().limit(NAMED).forEach(e -> obstacles.add(new Obstacle.One(kind, e)));
      if (found.size() > NAMED) {
        obstacles.add(new Obstacle.More(kind, tally.open(found.getFirst().severity())));
      }
    }
    return obstacles;
  }

  private static boolean is(Obstacle.Kind kind, Entry entry) {
    if (entry.state().closed() || entry.deleted()) {
      return false;
    }
    boolean lacking = entry.owner() == null || entry.workaround() == null;
    return switch (kind) {
      case OPEN_BLOCKER -> entry.severity() == Severity.BLOCKER;
      case LACKING_HIGH -> entry.severity() == Severity.HIGH && lacking;
      case HIGH_ON_WORKAROUND -> entry.severity() == Severity.HIGH && !lacking;
    };
  }
}
