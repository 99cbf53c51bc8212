package launchbot.sprint;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * A plan that a launch runs.
 *
 * @param plan as it was when the sprint began
 * @param dayOne where day 1 lies; a day off only if the team wanted that
 * @param extended by how many working days the lead made it longer
 * @param pauses in their order; they do not overlap
 * @param endReason why it was stopped, or what was said with the go; null while it runs
 */
public record Sprint(
    long launch,
    Plan plan,
    LocalDate dayOne,
    int extended,
    State state,
    List<Pause> pauses,
    String startedBy,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    int version) {

  public Sprint {
    pauses = List.copyOf(pauses);
  }

  /** Where it stands. That its days are over follows from the date. */
  public enum State {
    ACTIVE,
    PAUSED,
    /** Launched: it ended with a go. */
    WENT,
    /** Ended without a go. */
    STOPPED;

    public String key() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }

    /** Neither launched nor stopped: the freeze holds and the days count. */
    public boolean open() {
      return this == ACTIVE || this == PAUSED;
    }
  }

  /**
   * Days that do not count.
   *
   * @param until the first day that counts again; null while it lasts
   */
  public record Pause(LocalDate from, @Nullable LocalDate until) {
    private boolean covers(LocalDate day, LocalDate today) {
      return !day.isBefore(from) && (until == null ? !day.isAfter(today) : day.isBefore(until));
    }
  }

  /** How many days it has, extensions included. */
  public int length() {
    return plan.days().size() + extended;
  }

  /** The plan of a day, counted from 1; what it was extended by goes on as its last day. */
  public Plan.Day day(int n) {
    return plan.days().get(Math.clamp(n, 1, plan.days().size()) - 1);
  }

  /** What its history is written about. */
  public Subject subject() {
    return new Subject("sprint", launch);
  }

  /** The pause that lasts. */
  Optional<Pause> pause() {
    return pauses.stream().filter(pause -> pause.until() == null).findFirst();
  }

  Sprint on(LocalDate first) {
    return next(first, extended, state, pauses, endedAt, endReason);
  }

  Sprint in(State next, List<Pause> all) {
    return next(dayOne, extended, next, all, endedAt, endReason);
  }

  Sprint longer(int days, List<Pause> all) {
    return next(dayOne, extended + days, state, all, endedAt, endReason);
  }

  Sprint ended(State how, List<Pause> all, Instant at, @Nullable String reason) {
    return next(dayOne, extended, how, all, at, reason);
  }

  private Sprint next(
      LocalDate first,
      int longer,
      State next,
      List<Pause> all,
      @Nullable Instant end,
      @Nullable String reason) {
    return new Sprint(
        launch, plan, first, longer, next, all, startedBy, startedAt, end, reason, version + 1);
  }

  /**
   * @param today how far a pause that lasts reaches by now
   */
  boolean pausedOn(LocalDate day, LocalDate today) {
    return pauses.stream().anyMatch(pause -> pause.covers(day, today));
  }
}
