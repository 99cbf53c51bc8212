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
 * @param acknowledgedBy null while nobody has it
 * @param snoozedUntil null while it is not snoozed
 * @param flappingSince null while it does not go to and fro
 * @param round how often it has gone on to the next route and person
 * @param reminded how often it was said again that it lasts
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
    @Nullable String acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable Instant snoozedUntil,
    @Nullable Instant flappingSince,
    int round,
    int reminded,
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
    return open() && acknowledgedBy == null && !snoozed(now);
  }

  public boolean snoozed(Instant now) {
    return snoozedUntil != null && snoozedUntil.isAfter(now);
  }

  /** How long it has lasted, or did. */
  public Duration lasted(Instant now) {
    Instant end = endedAt == null ? now : endedAt;
    return end.isBefore(began) ? Duration.ZERO : Duration.between(began, end);
  }

  /** It takes more probes in, or fewer; and is what they make of it. */
  public Outage seen(Sort what, AlarmSeverity loud, Instant first, Instant last) {
    return new Outage(
        id,
        launch,
        number,
        what,
        loud,
        channel,
        first,
        openedAt,
        last,
        null,
        acknowledgedBy,
        acknowledgedAt,
        snoozedUntil,
        flappingSince,
        round,
        reminded,
        untoldSince,
        version);
  }

  public Outage ended(Instant at) {
    return new Outage(
        id,
        launch,
        number,
        sort,
        severity,
        channel,
        began,
        openedAt,
        struckAt,
        at,
        acknowledgedBy,
        acknowledgedAt,
        null,
        flappingSince,
        round,
        reminded,
        null,
        version);
  }

  /** Somebody has it; null: nobody any more, and it is looked for anew. */
  public Outage takenBy(@Nullable String person, @Nullable Instant at) {
    return new Outage(
        id,
        launch,
        number,
        sort,
        severity,
        channel,
        began,
        openedAt,
        struckAt,
        endedAt,
        person,
        at,
        null,
        flappingSince,
        0,
        person == null ? 0 : reminded,
        untoldSince,
        version);
  }

  public Outage snoozed(@Nullable Instant until, boolean anew) {
    return new Outage(
        id,
        launch,
        number,
        sort,
        severity,
        channel,
        began,
        openedAt,
        struckAt,
        endedAt,
        acknowledgedBy,
        acknowledgedAt,
        until,
        flappingSince,
        anew ? 0 : round,
        reminded,
        untoldSince,
        version);
  }

  public Outage flapping(@Nullable Instant since) {
    return new Outage(
        id,
        launch,
        number,
        sort,
        severity,
        channel,
        began,
        openedAt,
        struckAt,
        endedAt,
        acknowledgedBy,
        acknowledgedAt,
        snoozedUntil,
        since,
        round,
        reminded,
        untoldSince,
        version);
  }

  public Outage inRound(int next) {
    return new Outage(
        id,
        launch,
        number,
        sort,
        severity,
        channel,
        began,
        openedAt,
        struckAt,
        endedAt,
        acknowledgedBy,
        acknowledgedAt,
        snoozedUntil,
        flappingSince,
        next,
        reminded,
        untoldSince,
        version);
  }

  public Outage remindedAgain() {
    return new Outage(
        id,
        launch,
        number,
        sort,
        severity,
        channel,
        began,
        openedAt,
        struckAt,
        endedAt,
        acknowledgedBy,
        acknowledgedAt,
        snoozedUntil,
        flappingSince,
        round,
        reminded + 1,
        untoldSince,
        version);
  }

  public Outage untold(@Nullable Instant since) {
    return new Outage(
        id,
        launch,
        number,
        sort,
        severity,
        channel,
        began,
        openedAt,
        struckAt,
        endedAt,
        acknowledgedBy,
        acknowledgedAt,
        snoozedUntil,
        flappingSince,
        round,
        reminded,
        since,
        version);
  }
}
