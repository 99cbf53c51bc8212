package launchbot.probe;

import static launchbot.probe.WatchRow.utc;
import static launchbot.sql.Tables.PROBE;
import static launchbot.sql.Tables.PROBE_DAY;
import static launchbot.sql.Tables.PROBE_HOUR;
import static launchbot.sql.Tables.PROBE_RESULT;
import static launchbot.sql.Tables.PROBE_SPAN;
import static launchbot.sql.Tables.PROBE_WATCH;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import launchbot.sql.tables.records.ProbeDayRecord;
import launchbot.sql.tables.records.ProbeHourRecord;
import org.jooq.DSLContext;

/**
 * Puts looks together once their hour is over, and days once they are; forgets what is older than
 * it is kept. Doing it twice changes nothing.
 */
public final class FoldStore {
  static final Duration KEEP_RAW = Duration.ofDays(2);
  static final Period KEEP_HOURS = Period.ofMonths(13);

  private FoldStore() {}

  /**
   * Puts together what a probe saw before this hour.
   *
   * @param now whose hour is not over
   */
  public static void fold(DSLContext sql, String workspace, long probe, Instant now) {
    Instant hour = now.truncatedTo(ChronoUnit.HOURS);
    Instant folded =
        sql.select(PROBE_WATCH.FOLDED_UNTIL)
            .from(PROBE_WATCH)
            .where(PROBE_WATCH.PROBE.eq(probe))
            .forUpdate()
            .fetchOptional(PROBE_WATCH.FOLDED_UNTIL)
            .map(at -> at.toInstant())
            .orElse(hour);
    if (!folded.isBefore(hour)) {
      return;
    }
    hours(sql, workspace, probe, new Uptime.Range(folded, hour));
    days(sql, workspace, probe, new Uptime.Range(folded, hour));
    sql.update(PROBE_WATCH)
        .set(PROBE_WATCH.FOLDED_UNTIL, utc(hour))
        .where(PROBE_WATCH.PROBE.eq(probe))
        .execute();
    forget(sql, probe, now);
  }

  private static void hours(DSLContext sql, String workspace, long probe, Uptime.Range range) {
    var whole = new Uptime.Range(range.from().truncatedTo(ChronoUnit.HOURS), range.until());
    Map<Instant, List<Seen>> hours =
        ResultStore.between(sql, probe, whole).stream()
            .collect(
                Collectors.groupingBy(
                    seen -> seen.at().truncatedTo(ChronoUnit.HOURS),
                    TreeMap::new,
                    Collectors.toList()));
    hours.forEach((at, looks) -> {
      var row = new ProbeHourRecord();
      row.setWorkspace(workspace);
      row.setProbe(probe);
      row.setAt(utc(at));
      row.setUp(count(looks, Level.UP));
      row.setDegraded(count(looks, Level.DEGRADED));
      row.setDown(count(looks, Level.DOWN));
      row.setUntestable(count(looks, Level.UNTESTABLE));
      row.setLatency(Latency.of(ResultStore.micros(looks)).compressed());
      sql.insertInto(PROBE_HOUR).set(row).onConflictDoNothing().execute();
    });
  }

  private static int count(List<Seen> looks, Level level) {
    Predicate<Seen> such = seen -> seen.level() == level;
    return (int) looks.stream().filter(such).count();
  }

  private static void days(DSLContext sql, String workspace, long probe, Uptime.Range range) {
    LocalDate first = day(range.from());
    LocalDate today = day(range.until());
    if (!first.isBefore(today)) {
      return;
    }
    Probe about = sql.selectFrom(PROBE).where(PROBE.ID.eq(probe)).fetchSingle(ProbeStore::probe);
    List<Maintenance> maintenance = MaintenanceStore.ofLaunch(sql, about.launch());
    for (LocalDate day = first; day.isBefore(today); day = day.plusDays(1)) {
      var whole = new Uptime.Range(start(day), start(day.plusDays(1)));
      Uptime uptime =
          ResultStore.uptime(sql, probe, whole, Maintenances.windows(maintenance, about, whole));
      sql.insertInto(PROBE_DAY)
          .set(row(workspace, probe, day, uptime))
          .onConflictDoNothing()
          .execute();
    }
  }

  private static ProbeDayRecord row(String workspace, long probe, LocalDate day, Uptime uptime) {
    var row = new ProbeDayRecord();
    row.setWorkspace(workspace);
    row.setProbe(probe);
    row.setDay(day);
    row.setUp((int) uptime.up().toSeconds());
    row.setDegraded((int) uptime.degraded().toSeconds());
    row.setDown((int) uptime.down().toSeconds());
    row.setUnknown((int) uptime.unknown().toSeconds());
    row.setMaintenance((int) uptime.maintenance().toSeconds());
    row.setOutages(uptime.outages());
    return row;
  }

  private static void forget(DSLContext sql, long probe, Instant now) {
    Instant hours = now.atOffset(ZoneOffset.UTC).minus(KEEP_HOURS).toInstant();
    sql.deleteFrom(PROBE_RESULT)
        .where(PROBE_RESULT.PROBE.eq(probe), PROBE_RESULT.AT.lt(utc(now.minus(KEEP_RAW))))
        .execute();
    sql.deleteFrom(PROBE_HOUR)
        .where(PROBE_HOUR.PROBE.eq(probe), PROBE_HOUR.AT.lt(utc(hours)))
        .execute();
    sql.deleteFrom(PROBE_SPAN)
        .where(PROBE_SPAN.PROBE.eq(probe), PROBE_SPAN.UNTIL.lt(utc(hours)))
        .execute();
  }

  private static LocalDate day(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC);
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }
}
