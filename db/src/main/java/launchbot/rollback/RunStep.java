package launchbot.rollback;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import launchbot.ledger.Subject;
import launchbot.rollbackplan.Step;
import org.jspecify.annotations.Nullable;

/**
 * A step of a rollback under way.
 *
 * @param run id of the {@link Run}
 * @param number from 1, in the plan's order; what people call it by
 * @param step as it stood in the plan when the rollback was proposed
 * @param owner whose turn it is: the plan's, or whoever has taken it over; null for nobody
 * @param version counts its changes
 */
public record RunStep(
    long id,
    long run,
    int number,
    Step step,
    StepState state,
    @Nullable String owner,
    int version) {

  Subject subject() {
    return new Subject("rollback-step", id);
  }

  RunStep turned(StepState next) {
    return new RunStep(id, run, number, step, next, owner, version);
  }

  RunStep of(String person) {
    return new RunStep(id, run, number, step, state, person, version);
  }

  /** How long it has taken, or takes until now; empty where it has never been started. */
  public Optional<Duration> took(Instant now) {
    return switch (state) {
      case StepState.Doing(Instant since, _) -> Optional.of(between(since, now));
      case StepState.Done(@Nullable Instant since, Instant at, _, _, _) when since != null ->
          Optional.of(between(since, at));
      case StepState.Failed(@Nullable Instant since, Instant at, _, _) when since != null ->
          Optional.of(between(since, at));
      case StepState.Waiting _, StepState.Done _, StepState.Failed _, StepState.Skipped _ ->
          Optional.empty();
    };
  }

  /** Whether it took, or takes, longer than it may. */
  public boolean late(Instant now) {
    return took(now).filter(took -> took.compareTo(step.target()) > 0).isPresent();
  }

  private static Duration between(Instant from, Instant until) {
    return from.isAfter(until) ? Duration.ZERO : Duration.between(from, until);
  }
}
