package launchbot.probe;

import static launchbot.probe.WatchRow.instant;
import static launchbot.probe.WatchRow.utc;
import static launchbot.sql.Tables.LAUNCH;
import static launchbot.sql.Tables.PROBE;
import static launchbot.sql.Tables.PROBE_WATCH;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import launchbot.sql.Routines;
import launchbot.sql.tables.ClaimProbes;
import launchbot.sql.tables.OverdueProbes;
import launchbot.sql.tables.UnfoldedProbes;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.YearToSecond;

/** Which probes are due, and who has them in hand. */
public final class LeaseStore {
  private LeaseStore() {}

  /** A probe that may be looked at; by whose host it is paced. */
  public record Due(Probe probe, String host, Looked.Hold hold) {}

  /**
   * Claims what is due, across workspaces, the longest due first.
   *
   * @param margin added to a look's own timeout: so long nobody else takes it
   * @param busy the hosts of the looks that the caller has in hand, one each
   */
  public static List<ProbeKey> claim(
      DSLContext sql,
      Instant now,
      Duration margin,
      int most,
      int perHost,
      Collection<String> busy) {
    return sql.selectFrom(
            Routines.claimProbes(
                utc(now), YearToSecond.valueOf(margin), most, perHost, busy.toArray(String[]::new)))
        .fetch(row ->
            new ProbeKey(
                row.get(ClaimProbes.CLAIM_PROBES.CLAIMED_WORKSPACE),
                row.get(ClaimProbes.CLAIM_PROBES.CLAIMED_PROBE)));
  }

  /** Those of the claimed ones that are still to be looked at; not those of launches that ended. */
  public static List<Due> claimed(DSLContext sql, Collection<Long> probes, Instant now) {
    return sql.select(
            PROBE.asterisk(), PROBE_WATCH.HOST, PROBE_WATCH.LEASED_UNTIL, PROBE_WATCH.NEXT_AT)
        .from(PROBE)
        .join(PROBE_WATCH)
        .on(PROBE_WATCH.WORKSPACE.eq(PROBE.WORKSPACE), PROBE_WATCH.PROBE.eq(PROBE.ID))
        .join(LAUNCH)
        .on(LAUNCH.WORKSPACE.eq(PROBE.WORKSPACE), LAUNCH.ID.eq(PROBE.LAUNCH))
        .where(
            PROBE.ID.in(probes),
            PROBE_WATCH.LEASED_UNTIL.gt(utc(now)),
            PROBE_WATCH.NEXT_AT.isNotNull(),
            LAUNCH.ARCHIVED_AT.isNull())
        .fetch(row ->
            new Due(
                ProbeStore.probe(row.into(PROBE)),
                row.get(PROBE_WATCH.HOST),
                new Looked.Hold(
                    Objects.requireNonNull(instant(row.get(PROBE_WATCH.LEASED_UNTIL))),
                    Objects.requireNonNull(instant(row.get(PROBE_WATCH.NEXT_AT))))));
  }

  /** Those whose launch has ended look no more. */
  public static void park(DSLContext sql, Collection<Long> probes) {
    sql.update(PROBE_WATCH)
        .setNull(PROBE_WATCH.NEXT_AT)
        .setNull(PROBE_WATCH.LEASED_UNTIL)
        .where(
            PROBE_WATCH.PROBE.in(
                DSL.select(PROBE.ID)
                    .from(PROBE)
                    .join(LAUNCH)
                    .on(LAUNCH.WORKSPACE.eq(PROBE.WORKSPACE), LAUNCH.ID.eq(PROBE.LAUNCH))
                    .where(PROBE.ID.in(probes), LAUNCH.ARCHIVED_AT.isNotNull())))
        .execute();
  }

  /** Those that should have been looked at long ago, and of which that was not said yet. */
  public static List<ProbeKey> overdue(DSLContext sql, Instant now, int most) {
    return sql.selectFrom(Routines.overdueProbes(utc(now), most))
        .fetch(row ->
            new ProbeKey(
                row.get(OverdueProbes.OVERDUE_PROBES.OVERDUE_WORKSPACE),
                row.get(OverdueProbes.OVERDUE_PROBES.OVERDUE_PROBE)));
  }

  /** After the clock was put back: what is due further off than it can be is due now. */
  public static void recall(DSLContext sql, Instant now) {
    Routines.recallProbes(sql.configuration(), utc(now));
  }

  /** Those with raw results of hours that are over. */
  public static List<ProbeKey> unfolded(DSLContext sql, Instant hour, int most) {
    return sql.selectFrom(Routines.unfoldedProbes(utc(hour), most))
        .fetch(row ->
            new ProbeKey(
                row.get(UnfoldedProbes.UNFOLDED_PROBES.UNFOLDED_WORKSPACE),
                row.get(UnfoldedProbes.UNFOLDED_PROBES.UNFOLDED_PROBE)));
  }
}
