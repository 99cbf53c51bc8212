package launchbot.alarm;

import java.time.Duration;
import java.time.Instant;
import launchbot.ledger.Subject;
import launchbot.probe.AlarmSeverity;
import org.jspecify.annotations.Nullable;

/**
 * One alarm of one cause, however many probes say so.
 *
 * @param number counts within the launch
 * @param channel where its message stands
 * @param began the first failing look
 * @param openedAt when we believed it
 * @param struckAt when a probe joined it last
 * @param endedAt null while it lasts
 * @param flappingSince null while it does not go to and fro
 * @param untoldSince since when we know that nothing sent about it has arrived; null otherwise
 */
public record Outage(
    long id,
    long launch,
    int number,
    Sort sort,
    AlarmSeverity severity,
    String channel,
    Instant began,
    Instant openedAt,
    Instant struckAt,
    @Nullable Instant endedAt,
    Care care,
    @Nullable Instant flappingSince,
    @Nullable Instant untoldSince,
    int version) {

  /** What history says it is about. */
  public Subject subject() {
    return new Subject("outage", id);
  }

  public boolean open() {
    return endedAt == null;
  }

  /** Whether somebody is to be found who takes it. */
  public boolean waits(Instant now) {
    return open() && care.by() == null && !snoozed(now);
  }

  public boolean snoozed(Instant now) {
    Instant until = care.snoozedUntil();
    return until != null && until.isAfter(now);
  }

  /** Null while nobody has it. */
  public @Nullable String acknowledgedBy() {
    return care.by();
  }

  /** Null while it is not snoozed. */
  public @Nullable Instant snoozedUntil() {
    return care.snoozedUntil();
  }

  /** How long it has lasted, or did. */
  public Duration lasted(Instant now) {
    Instant end = endedAt == null ? now : endedAt;
    return end.isBefore(began) ? Duration.ZERO : Duration.between(began, end);
  }

  /** It takes more probes in, or fewer; and is what they make of it. */
  public Outage seen(Sort what, AlarmSeverity loud, Instant first, Instant last) {
    return now(what, loud, first, last, null, care, flappingSince, untoldSince);
  }

  public Outage ended(Instant at) {
    return now(sort, severity, began, struckAt, at, care.snoozed(null), flappingSince, null);
  }

  /** Somebody has it; null: nobody any more, and it is looked for anew. */
  public Outage takenBy(@Nullable String person, @Nullable Instant at) {
    return with(new Care(person, at, null, 0, person == null ? 0 : care.reminded()));
  }

  public Outage snoozed(@Nullable Instant until, boolean anew) {
    return with(anew ? care.snoozed(until).inRound(0) : care.snoozed(until));
  }

  public Outage flapping(@Nullable Instant since) {
    return now(sort, severity, began, struckAt, endedAt, care, since, untoldSince);
  }

  public Outage inRound(int next) {
    return with(care.inRound(next));
  }

  public Outage remindedAgain() {
    return with(care.remindedAgain());
  }

  public Outage untold(@Nullable Instant since) {
    return now(sort, severity, began, struckAt, endedAt, care, flappingSince, since);
  }

  private Outage with(Care next) {
    return now(sort, severity, began, struckAt, endedAt, next, flappingSince, untoldSince);
  }

  /** The same alarm, as it stands now. */
  private Outage now(
      Sort what,
      AlarmSeverity loud,
      Instant first,
      Instant last,
      @Nullable Instant end,
      Care whose,
      @Nullable Instant flapping,
      @Nullable Instant untold) {
    return new Outage(
        id, launch, number, what, loud, channel, first, openedAt, last, end, whose, flapping,
        untold, version);
  }

  /**
   * Who has an alarm, and what was done to find somebody.
   *
   * @param by null while nobody has it
   * @param at since when; null while nobody has it
   * @param snoozedUntil null while it is not snoozed
   * @param round how often it has gone on to the next route and person
   * @param reminded how often it was said again that it lasts
   */
  public record Care(
      @Nullable String by,
      @Nullable Instant at,
      @Nullable Instant snoozedUntil,
      int round,
      int reminded) {
    public static final Care NOBODY = new Care(null, null, null, 0, 0);

    Care snoozed(@Nullable Instant until) {
      return new Care(by, at, until, round, reminded);
    }

    Care inRound(int next) {
      return new Care(by, at, snoozedUntil, next, reminded);
    }

    Care remindedAgain() {
      return new Care(by, at, snoozedUntil, round, reminded + 1);
    }
  }
}
