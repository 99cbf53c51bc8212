package launchbot.errors;

import static launchbot.sql.Tables.TRAFFIC_MINUTE;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** The share of requests that failed in many spans of time, asked at once. */
public final class RateStore {
  private RateStore() {}

  /** Whole minutes: the one in which it begins counts, the one in which it ends does too. */
  public record Span(Instant from, Instant until) {}

  /**
   * One for each span, in their order. Of several sources the one that saw most counts, as in
   * {@link TrafficStore#errorRate}.
   */
  public static List<Measure> rates(DSLContext sql, long launch, List<Span> spans) {
    Measure[] rates = new Measure[spans.size()];
    Collections.nCopies(spans.size(), Measure.of(0, OptionalDouble.empty())).toArray(rates);
    Field<Integer> place = DSL.field(DSL.name("w", "place"), SQLDataType.INTEGER);
    Field<OffsetDateTime> since =
        DSL.field(DSL.name("w", "since"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    Field<OffsetDateTime> until =
        DSL.field(DSL.name("w", "until"), SQLDataType.TIMESTAMPWITHTIMEZONE);
    var requests = DSL.sum(TRAFFIC_MINUTE.REQUESTS);
    var failed = DSL.sum(TRAFFIC_MINUTE.FAILED);
    sql.select(place, requests, failed)
        .from(
            DSL.table(
                "unnest({0}, {1}, {2}) as w(place, since, until)",
                DSL.val(places(spans.size())),
                DSL.val(
                    times(
                        spans.stream()
                            .map(s -> s.from().truncatedTo(ChronoUnit.MINUTES))
                            .toList())),
                DSL.val(times(spans.stream().map(Span::until).toList()))))
        .join(TRAFFIC_MINUTE)
        .on(
            TRAFFIC_MINUTE.LAUNCH.eq(launch),
            TRAFFIC_MINUTE.MINUTE.ge(since),
            TRAFFIC_MINUTE.MINUTE.lt(until))
        .groupBy(place, TRAFFIC_MINUTE.SOURCE)
        .forEach(row -> {
          Measure one = measure(row.value2(), row.value3());
          if (one.samples() > rates[row.value1()].samples()) {
            rates[row.value1()] = one;
          }
        });
    return List.of(rates);
  }

  private static Measure measure(BigDecimal requests, BigDecimal failed) {
    long all = requests.longValue();
    return Measure.of(
        all, all == 0 ? OptionalDouble.empty() : OptionalDouble.of(failed.doubleValue() / all));
  }

  private static Integer[] places(int count) {
    Integer[] places = new Integer[count];
    for (int i = 0; i < count; i++) {
      places[i] = i;
    }
    return places;
  }

  private static OffsetDateTime[] times(List<Instant> times) {
    return times.stream().map(ErrorStore::utc).toArray(OffsetDateTime[]::new);
  }
}
