package launchbot.probe;

import static launchbot.probe.WatchRow.utc;
import static launchbot.sql.Tables.PROBE_DAY;
import static launchbot.sql.Tables.PROBE_HOUR;
import static launchbot.sql.Tables.PROBE_RESULT;
import static launchbot.sql.Tables.PROBE_SPAN;
import static launchbot.sql.Tables.PROBE_WATCH;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import launchbot.sql.tables.records.ProbeResultRecord;
import launchbot.sql.tables.records.ProbeSpanRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What probes saw: two days of looks, 13 months of hours, days for ever. */
public final class ResultStore {
  private ResultStore() {}

  /** The last looks, the newest first. */
  public static List<Seen> latest(DSLContext sql, long probe, int most) {
    return sql.selectFrom(PROBE_RESULT)
        .where(PROBE_RESULT.PROBE.eq(probe))
        .orderBy(PROBE_RESULT.AT.desc())
        .limit(most)
        .fetch(ResultStore::seen);
  }

  /** The looks of a time within the last two days, in their order. */
  public static List<Seen> between(DSLContext sql, long probe, Uptime.Range range) {
    return sql.selectFrom(PROBE_RESULT)
        .where(
            PROBE_RESULT.PROBE.eq(probe),
            PROBE_RESULT.AT.ge(utc(range.from())),
            PROBE_RESULT.AT.lt(utc(range.until())))
        .orderBy(PROBE_RESULT.AT)
        .fetch(ResultStore::seen);
  }

  /**
   * How long requests took in a time: whole hours, as far as they are over and were put together,
   * and the looks that are not in any of those yet.
   */
  public static Latency latency(DSLContext sql, long probe, Uptime.Range range) {
    Instant folded = foldedUntil(sql, probe);
    List<Latency> parts =
        new ArrayList<>(
            sql.select(PROBE_HOUR.LATENCY)
                .from(PROBE_HOUR)
                .where(
                    PROBE_HOUR.PROBE.eq(probe),
                    PROBE_HOUR.AT.ge(utc(range.from().truncatedTo(ChronoUnit.HOURS))),
                    PROBE_HOUR.AT.lt(utc(range.until())))
                .fetch(row -> Latency.of(row.value1())));
    Instant from = folded.isAfter(range.from()) ? folded : range.from();
    parts.add(Latency.of(micros(between(sql, probe, new Uptime.Range(from, range.until())))));
    return Latency.merged(parts);
  }

  /**
   * How long it stood how in a time, by what is known of each moment.
   *
   * @param maintenance its times, as {@link Maintenances#windows} gives them
   */
  public static Uptime uptime(
      DSLContext sql, long probe, Uptime.Range range, List<Uptime.Range> maintenance) {
    List<Span> spans = new ArrayList<>(spans(sql, probe, range));
    WatchStore.find(sql, probe)
        .map(Watch::open)
        .ifPresent(open -> spans.add(new Span(open.since(), range.until(), open.stand())));
    return Uptime.of(range, spans, maintenance);
  }

  /**
   * The same of several probes of one launch, by their id, however many with two questions.
   *
   * @param maintenance all of the launch
   */
  public static Map<Long, Uptime> uptimes(
      DSLContext sql,
      long launch,
      Collection<Probe> probes,
      Uptime.Range range,
      Collection<Maintenance> maintenance) {
    Map<Long, List<Span>> spans =
        sql.selectFrom(PROBE_SPAN)
            .where(
                PROBE_SPAN.PROBE.eq(DSL.any(probes.stream().map(Probe::id).toArray(Long[]::new))),
                PROBE_SPAN.UNTIL.gt(utc(range.from())),
                PROBE_SPAN.SINCE.lt(utc(range.until())))
            .fetchGroups(PROBE_SPAN.PROBE, ResultStore::span);
    Map<Long, Watch> watches = WatchStore.ofLaunch(sql, launch);
    Map<Long, Uptime> uptimes = new LinkedHashMap<>();
    for (Probe probe : probes) {
      List<Span> all = new ArrayList<>(spans.getOrDefault(probe.id(), List.of()));
      Watch watch = watches.get(probe.id());
      if (watch != null) {
        all.add(new Span(watch.open().since(), range.until(), watch.open().stand()));
      }
      uptimes.put(
          probe.id(), Uptime.of(range, all, Maintenances.windows(maintenance, probe, range)));
    }
    return uptimes;
  }

  /** Its days so far, oldest first, without today. */
  public static SortedMap<LocalDate, Uptime> days(DSLContext sql, long probe, LocalDate from) {
    return days(sql, List.of(probe), from).getOrDefault(probe, new TreeMap<>());
  }

  /** The same of several, by their ids; none for one that has no days. */
  public static Map<Long, SortedMap<LocalDate, Uptime>> days(
      DSLContext sql, Collection<Long> probes, LocalDate from) {
    Map<Long, SortedMap<LocalDate, Uptime>> days = new HashMap<>();
    sql.selectFrom(PROBE_DAY)
        .where(PROBE_DAY.PROBE.in(probes), PROBE_DAY.DAY.ge(from))
        .forEach(row ->
            days.computeIfAbsent(row.getProbe(), _ -> new TreeMap<>())
                .put(
                    row.getDay(),
                    new Uptime(
                        Duration.ofSeconds(row.getUp()),
                        Duration.ofSeconds(row.getDegraded()),
                        Duration.ofSeconds(row.getDown()),
                        Duration.ofSeconds(row.getUnknown()),
                        Duration.ofSeconds(row.getMaintenance()),
                        row.getOutages())));
    return days;
  }

  /**
   * One step of a chart.
   *
   * @param latency of the looks in it; empty of figures where there were none
   * @param failed how many of them failed
   */
  public record Step(Instant from, int looks, int failed, Latency latency) {}

  /** For a chart: a time within the last two days in steps, those without a look left out. */
  public static List<Step> steps(DSLContext sql, long probe, Uptime.Range range, Duration length) {
    SortedMap<Long, List<Seen>> parts = new TreeMap<>();
    for (Seen seen : between(sql, probe, range)) {
      long step = Duration.between(range.from(), seen.at()).dividedBy(length);
      parts.computeIfAbsent(step, _ -> new ArrayList<>()).add(seen);
    }
    return parts.entrySet().stream()
        .map(part ->
            new Step(
                range.from().plus(length.multipliedBy(part.getKey())),
                part.getValue().size(),
                (int) part.getValue().stream().filter(one -> one.level() == Level.DOWN).count(),
                Latency.of(micros(part.getValue()))))
        .toList();
  }

  /** Its stands that are over and touch that range, in their order. */
  public static List<Span> spans(DSLContext sql, long probe, Uptime.Range range) {
    return sql.selectFrom(PROBE_SPAN)
        .where(
            PROBE_SPAN.PROBE.eq(probe),
            PROBE_SPAN.UNTIL.gt(utc(range.from())),
            PROBE_SPAN.SINCE.lt(utc(range.until())))
        .orderBy(PROBE_SPAN.SINCE)
        .fetch(ResultStore::span);
  }

  private static Span span(ProbeSpanRecord row) {
    return new Span(
        row.getSince().toInstant(), row.getUntil().toInstant(), WatchState.of(row.getStand()));
  }

  private static Instant foldedUntil(DSLContext sql, long probe) {
    return sql.select(PROBE_WATCH.FOLDED_UNTIL)
        .from(PROBE_WATCH)
        .where(PROBE_WATCH.PROBE.eq(probe))
        .fetchOptional(PROBE_WATCH.FOLDED_UNTIL)
        .map(at -> at.toInstant())
        .orElse(Instant.EPOCH);
  }

  /** Of those that went through: how long a failure took says nothing about how quick it is. */
  static List<Long> micros(List<Seen> looks) {
    return looks.stream()
        .filter(one -> one.level() == Level.UP || one.level() == Level.DEGRADED)
        .filter(one -> !one.timings().equals(Timings.NONE))
        .map(one -> one.timings().total())
        .toList();
  }

  private static Seen seen(ProbeResultRecord row) {
    return new Seen(
        row.getAt().toInstant(),
        Level.of(row.getLevel()),
        row.getPhase() == null ? null : Phase.of(row.getPhase()).orElse(null),
        row.getWords(),
        row.getStatus(),
        WatchRow.timings(row.getTimings()));
  }
}
