package launchbot.checklist;

import java.time.Instant;
import java.time.LocalDate;
import launchbot.ledger.Subject;
import org.jspecify.annotations.Nullable;

/**
 * An item of a launch's checklist.
 *
 * @param id in the workspace
 * @param number in the launch, for good: {@code 12}
 * @param key {@code section.slug}; of a team's own {@code section.own-12}
 * @param hand what a person gave as proof; null for nothing
 * @param asked a waiver that waits for the lead; null for none
 * @param removedAt null while it counts
 * @param version counted from 1
 */
public record Item(
    long id,
    long launch,
    int number,
    String key,
    String section,
    String text,
    Needs needs,
    boolean required,
    @Nullable String owner,
    @Nullable LocalDate due,
    State state,
    @Nullable Hand hand,
    @Nullable Asked asked,
    @Nullable Instant removedAt,
    int version) {

  /** A person's proof. */
  public record Hand(String note, String by, Instant at) {}

  /** A waiver that somebody wants. */
  public record Asked(String by, String reason, LocalDate until) {}

  public Subject subject() {
    return new Subject("item", id);
  }

  public boolean removed() {
    return removedAt != null;
  }

  /** Whether nothing is left to do about it at that time: evidence too old does not count. */
  public boolean settled(Instant now) {
    return !(state instanceof State.Open) && !lapsed(now);
  }

  /** Whether it was settled until its evidence grew too old or its waiver ended. */
  public boolean lapsed(Instant now) {
    Instant expires = state.expires();
    return expires != null && !expires.isAfter(now);
  }

  public boolean overdue(LocalDate today, Instant now) {
    return due != null && due.isBefore(today) && !settled(now);
  }
}
