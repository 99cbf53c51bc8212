package launchbot.errors;

import static launchbot.errors.ErrorStore.utc;
import static launchbot.sql.Tables.TRAFFIC_MINUTE;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import launchbot.errors.ErrorFigures.Totals;
import launchbot.sql.tables.records.TrafficMinuteRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Result;

/** How much was asked of a system, by minute, and the figures that follow from it. */
public final class TrafficStore {
  /** What programs tell themselves. */
  public static final String HOOK = "hook";

  private static final Gson GSON = new Gson();
  private static final double P95 = 0.95;

  private TrafficStore() {}

  /** Adds to what the source told of the same minutes; the caller keeps others of it out. */
  public static void add(
      DSLContext sql, String workspace, long launch, String source, List<Traffic> totals) {
    for (Traffic one : totals) {
      var key =
          TRAFFIC_MINUTE
              .LAUNCH
              .eq(launch)
              .and(TRAFFIC_MINUTE.MINUTE.eq(utc(one.minute())))
              .and(TRAFFIC_MINUTE.SOURCE.eq(source))
              .and(TRAFFIC_MINUTE.ROUTE.eq(one.route()));
      TrafficMinuteRecord before = sql.selectFrom(TRAFFIC_MINUTE).where(key).forUpdate().fetchOne();
      if (before == null) {
        sql.insertInto(TRAFFIC_MINUTE).set(row(workspace, launch, source, one)).execute();
      } else {
        before.setRequests(before.getRequests() + one.requests());
        before.setFailed(before.getFailed() + one.failed());
        before.setTimeouts(before.getTimeouts() + one.timeouts());
        before.setLatency(json(buckets(before.getLatency()).plus(one.latency())));
        sql.update(TRAFFIC_MINUTE).set(before).where(key).execute();
      }
    }
  }

  /**
   * The share of requests that failed in the minutes from then until before then. Of several
   * sources the one that saw most counts; they may have seen the same requests.
   */
  public static Measure errorRate(DSLContext sql, long launch, Instant from, Instant to) {
    Totals totals = totals(sql, launch, from, to, List.of());
    return Measure.of(
        totals.requests(),
        totals.requests() == 0 ? OptionalDouble.empty() : OptionalDouble.of(totals.rate()));
  }

  /** What 95 of 100 requests were quicker than, in milliseconds, in the same minutes. */
  public static Measure p95(DSLContext sql, long launch, Instant from, Instant to) {
    Buckets latency = totals(sql, launch, from, to, List.of()).latency();
    return Measure.of(latency.total(), latency.quantile(P95));
  }

  /**
   * The same of one route alone; a source that does not tell routes apart says nothing of it.
   *
   * @param route as people write it: {@code GET /checkout}, {@code /users/12}
   */
  public static Measure p95(DSLContext sql, long launch, String route, Instant from, Instant to) {
    String path = route.substring(route.indexOf(' ') + 1);
    List<String> names = List.of(Routes.fold(route), Routes.fold(path));
    Map<String, Buckets> bySource = new LinkedHashMap<>();
    sql.selectFrom(TRAFFIC_MINUTE)
        .where(
            TRAFFIC_MINUTE.LAUNCH.eq(launch),
            TRAFFIC_MINUTE.MINUTE.ge(utc(from.truncatedTo(ChronoUnit.MINUTES))),
            TRAFFIC_MINUTE.MINUTE.lt(utc(to)),
            TRAFFIC_MINUTE.ROUTE.in(names))
        .forEach(row -> bySource.merge(row.getSource(), buckets(row.getLatency()), Buckets::plus));
    Buckets most =
        bySource.values().stream()
            .max(Comparator.comparingLong(Buckets::total))
            .orElse(Buckets.NONE);
    return Measure.of(most.total(), most.quantile(P95));
  }

  /** All of a source's routes together, of the source that saw most. */
  static Totals totals(DSLContext sql, long launch, Instant from, Instant to, List<String> routes) {
    return bySource(sql, launch, from, to, routes).values().stream()
        .max(Comparator.comparingLong(Totals::requests))
        .orElse(Totals.NONE);
  }

  /** The same of one source. */
  public static Totals totals(
      DSLContext sql, long launch, String source, Instant from, Instant to) {
    return bySource(sql, launch, from, to, List.of()).getOrDefault(source, Totals.NONE);
  }

  private static Map<String, Totals> bySource(
      DSLContext sql, long launch, Instant from, Instant to, List<String> routes) {
    Result<TrafficMinuteRecord> rows =
        sql.selectFrom(TRAFFIC_MINUTE)
            .where(
                TRAFFIC_MINUTE.LAUNCH.eq(launch),
                TRAFFIC_MINUTE.MINUTE.ge(utc(from.truncatedTo(ChronoUnit.MINUTES))),
                TRAFFIC_MINUTE.MINUTE.lt(utc(to)))
            .fetch();
    Map<String, Totals> bySource = new LinkedHashMap<>();
    for (TrafficMinuteRecord row : rows) {
      // What a metrics endpoint tells has no routes: it counts whole.
      if (routes.isEmpty() || row.getRoute().isEmpty() || routes.contains(row.getRoute())) {
        bySource.merge(
            row.getSource(),
            new Totals(
                row.getRequests(), row.getFailed(), row.getTimeouts(), buckets(row.getLatency())),
            TrafficStore::plus);
      }
    }
    return bySource;
  }

  private static Totals plus(Totals one, Totals other) {
    return new Totals(
        one.requests() + other.requests(),
        one.failed() + other.failed(),
        one.timeouts() + other.timeouts(),
        one.latency().plus(other.latency()));
  }

  private static TrafficMinuteRecord row(
      String workspace, long launch, String source, Traffic one) {
    var row = new TrafficMinuteRecord();
    row.setWorkspace(workspace);
    row.setLaunch(launch);
    row.setMinute(utc(one.minute()));
    row.setSource(source);
    row.setRoute(one.route());
    row.setRequests(one.requests());
    row.setFailed(one.failed());
    row.setTimeouts(one.timeouts());
    row.setLatency(json(one.latency()));
    return row;
  }

  /** JSON knows no infinity: bounds are names in it. */
  private static JSONB json(Buckets buckets) {
    Map<String, Long> byName = new LinkedHashMap<>();
    buckets.counts().forEach((bound, count) -> byName.put(String.valueOf(bound), count));
    return JSONB.valueOf(GSON.toJson(byName));
  }

  private static Buckets buckets(JSONB json) {
    Map<String, Long> byName = GSON.fromJson(json.data(), new TypeToken<Map<String, Long>>() {});
    SortedMap<Double, Long> counts = new TreeMap<>();
    byName.forEach((bound, count) -> counts.put(Double.valueOf(bound), count));
    return new Buckets(counts);
  }
}
