package launchbot.probe;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a probe stands.
 *
 * @param probe its id
 * @param settled the last state that was confirmed: never PENDING
 * @param since when that began: of an outage, its first failing look
 * @param before the state in which a maintenance found it; null where there is none
 * @param last what its last look found; null before the first
 * @param news what makes what it says in the same state something new, as {@link Watching} puts it
 * @param open how it has stood lately, for the uptime
 * @param proof what it proved last
 * @param nextAt when it is due; null while it is not: paused, or waiting to be told
 * @param overdueSince since when it is said to be overdue; null where it is not
 */
public record Watch(
    long probe,
    WatchState settled,
    Instant since,
    Recent recent,
    @Nullable WatchState before,
    @Nullable Last last,
    String news,
    Span.Open open,
    Proof proof,
    @Nullable Instant nextAt,
    @Nullable Instant overdueSince) {

  /** What a look found, and when. */
  public record Last(Outcome outcome, Instant at) {}

  /**
   * What went into the checklist.
   *
   * @param said in short; empty for nothing
   * @param at when; null for never
   */
  public record Proof(String said, @Nullable Instant at) {
    public static final Proof NONE = new Proof("", null);
  }

  /** Of a new probe. */
  public static Watch fresh(long probe, Instant now, @Nullable Instant nextAt) {
    return new Watch(
        probe,
        WatchState.UNKNOWN,
        now,
        Recent.NONE,
        null,
        null,
        "",
        new Span.Open(WatchState.UNKNOWN, now),
        Proof.NONE,
        nextAt,
        null);
  }

  /** How it stands, as people see it: PENDING while a failure is being confirmed. */
  public WatchState state() {
    return recent.pending() ? WatchState.PENDING : settled;
  }

  /** When what {@link #state()} says began. */
  public Instant stateSince() {
    return recent.pending() && !recent.failedAt().isEmpty() ? recent.failedAt().getFirst() : since;
  }

  public Watch dueAt(@Nullable Instant next) {
    return new Watch(
        probe, settled, since, recent, before, last, news, open, proof, next, overdueSince);
  }

  Watch with(WatchState settled, Instant since, Recent recent) {
    return new Watch(
        probe, settled, since, recent, before, last, news, open, proof, nextAt, overdueSince);
  }

  Watch seen(Last last, String news) {
    return new Watch(
        probe, settled, since, recent, before, last, news, open, proof, nextAt, overdueSince);
  }

  Watch before(@Nullable WatchState before) {
    return new Watch(
        probe, settled, since, recent, before, last, news, open, proof, nextAt, overdueSince);
  }

  Watch standing(Span.Open open) {
    return new Watch(
        probe, settled, since, recent, before, last, news, open, proof, nextAt, overdueSince);
  }

  Watch proved(Proof proof) {
    return new Watch(
        probe, settled, since, recent, before, last, news, open, proof, nextAt, overdueSince);
  }

  Watch overdue(@Nullable Instant since) {
    return new Watch(
        probe, settled, this.since, recent, before, last, news, open, proof, nextAt, since);
  }
}
