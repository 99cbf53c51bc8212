package launchbot.jobs.nudge;

import java.util.List;
import launchbot.launch.Launch;
import launchbot.launch.Settings;
import launchbot.nudge.Hold;
import launchbot.people.Person;
import launchbot.sprint.Sprint;
import org.jspecify.annotations.Nullable;

/**
 * A launch with everything that says when somebody in it is spoken to.
 *
 * @param sprint null where none was started
 * @param people who take part and can be asked: no guests, nobody who has left
 * @param holds what is snoozed
 */
public record Crew(
    String workspace,
    Launch launch,
    Settings settings,
    @Nullable Sprint sprint,
    List<Person> people,
    List<Hold> holds) {

  public Crew {
    people = List.copyOf(people);
    holds = List.copyOf(holds);
  }

  /** How far it is. */
  public enum Phase {
    /** No sprint was started. */
    LOOSE,
    RUNNING,
    /** Paused or stopped: nobody wants to be asked anything. */
    RESTING,
    LAUNCHED
  }

  public Phase phase() {
    return phase(sprint);
  }

  public static Phase phase(@Nullable Sprint sprint) {
    if (sprint == null) {
      return Phase.LOOSE;
    }
    return switch (sprint.state()) {
      case ACTIVE -> Phase.RUNNING;
      case PAUSED, STOPPED -> Phase.RESTING;
      case WENT -> Phase.LAUNCHED;
    };
  }
}
