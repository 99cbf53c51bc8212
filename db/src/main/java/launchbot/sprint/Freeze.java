package launchbot.sprint;

import java.time.Instant;
import java.time.LocalDate;
import launchbot.launch.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Whether new features wait: from the first minute of day 1 where the launch is, until the go or
 * the stop. It follows from the sprint and is stored nowhere.
 */
public sealed interface Freeze {

  /** No sprint was ever started. */
  record Never() implements Freeze {}

  /** It begins on that day. */
  record Ahead(LocalDate dayOne) implements Freeze {}

  /**
   * It holds, also while the sprint is paused and after the last day of its plan.
   *
   * @param since day 1
   * @param day how many days of the sprint have begun
   * @param of how many it has
   * @param last the plan's last day, when the go is meant to come
   */
  record On(LocalDate since, int day, int of, LocalDate last, boolean paused) implements Freeze {}

  /**
   * It ended.
   *
   * @param went with a go; otherwise the sprint was stopped
   */
  record Lifted(Instant at, boolean went) implements Freeze {}

  /**
   * @param sprint null where none was started
   */
  static Freeze of(@Nullable Sprint sprint, WorkingDays working, Instant now) {
    if (sprint == null) {
      return new Never();
    }
    if (!sprint.state().open()) {
      Instant ended = sprint.endedAt();
      return new Lifted(ended == null ? now : ended, sprint.state() == Sprint.State.WENT);
    }
    LocalDate today = now.atZone(working.zone()).toLocalDate();
    if (today.isBefore(sprint.dayOne())) {
      return new Ahead(sprint.dayOne());
    }
    Timetable days = Timetable.of(sprint, working, today);
    return new On(
        sprint.dayOne(),
        days.begun(today),
        sprint.length(),
        days.last(),
        sprint.state() == Sprint.State.PAUSED);
  }

  default boolean holds() {
    return this instanceof On;
  }
}
