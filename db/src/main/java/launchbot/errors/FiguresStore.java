package launchbot.errors;

import static launchbot.errors.ErrorStore.utc;
import static launchbot.sql.Tables.ERROR_MINUTE;
import static launchbot.sql.Tables.ERROR_PERSON;
import static launchbot.sql.Tables.ERROR_WATCH;
import static launchbot.sql.Tables.PROBE;
import static launchbot.sql.tables.ClaimErrorWatches.CLAIM_ERROR_WATCHES;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.sum;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import launchbot.errors.ErrorFigures.Group;
import launchbot.errors.ErrorFigures.Sums;
import launchbot.errors.ErrorFigures.Totals;
import launchbot.probe.Level;
import launchbot.sql.Routines;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** What is judged: sums over what was counted, and when it is judged next. */
public final class FiguresStore {
  private FiguresStore() {}

  /** An error-rate probe of some workspace. */
  public record Known(String workspace, long probe) {}

  /** Takes those that are due; looks through all workspaces. */
  public static List<Known> claim(DSLContext sql, Instant now, Instant again, int most) {
    return sql.selectFrom(Routines.claimErrorWatches(utc(now), utc(again), most))
        .fetch(row ->
            new Known(
                row.get(CLAIM_ERROR_WATCHES.WATCHED_WORKSPACE),
                row.get(CLAIM_ERROR_WATCHES.WATCHED_PROBE)));
  }

  /** What was said of a probe last, its row closed to other writers until the commit. */
  public static Optional<Level> said(DSLContext sql, long probe) {
    return sql.select(ERROR_WATCH.LEVEL)
        .from(ERROR_WATCH)
        .where(ERROR_WATCH.PROBE.eq(probe))
        .forUpdate()
        .fetchOptional(ERROR_WATCH.LEVEL)
        .map(Level::of);
  }

  public static void say(DSLContext sql, long probe, Level level) {
    sql.update(ERROR_WATCH)
        .set(ERROR_WATCH.LEVEL, level.key())
        .where(ERROR_WATCH.PROBE.eq(probe))
        .execute();
  }

  /** Whose a probe is or was; removed ones too. */
  public static Optional<Long> launchOf(DSLContext sql, long probe) {
    return sql.select(PROBE.LAUNCH)
        .from(PROBE)
        .where(PROBE.ID.eq(probe))
        .fetchOptional(PROBE.LAUNCH);
  }

  /** Its probe is gone. */
  public static void remove(DSLContext sql, long probe) {
    sql.deleteFrom(ERROR_WATCH).where(ERROR_WATCH.PROBE.eq(probe)).execute();
  }

  /** Of the window that ends now; the minute that runs is in it. */
  public static ErrorFigures at(DSLContext sql, long launch, ErrorTerms terms, Instant now) {
    Instant minute = now.truncatedTo(ChronoUnit.MINUTES);
    Instant from = minute.minus(ErrorTerms.WINDOW);
    Instant end = minute.plus(1, ChronoUnit.MINUTES);
    Instant earlier = from.minus(ErrorTerms.BASELINE);
    Totals before = TrafficStore.totals(sql, launch, earlier, from, List.of());
    Sums events = sums(sql, launch, earlier, from);
    return new ErrorFigures(
        groups(sql, launch, from, end),
        TrafficStore.totals(sql, launch, from, end, terms.core()),
        new Sums(
            Math.max(events.server(), before.failed()),
            Math.max(events.timeouts(), before.timeouts()),
            events.auth()),
        payments(sql, launch, terms, minute.minus(ErrorTerms.PAYMENT_WINDOW)),
        people(sql, launch, from));
  }

  private static List<Group> groups(DSLContext sql, long launch, Instant from, Instant end) {
    var events = sum(ERROR_MINUTE.EVENTS);
    return sql.select(ERROR_MINUTE.KIND, ERROR_MINUTE.ROUTE, events, sum(ERROR_MINUTE.SERVER))
        .from(ERROR_MINUTE)
        .where(within(launch, from, end))
        .groupBy(ERROR_MINUTE.KIND, ERROR_MINUTE.ROUTE)
        .orderBy(events.desc(), ERROR_MINUTE.ROUTE, ERROR_MINUTE.KIND)
        .fetch(row ->
            new Group(
                row.value1(), row.value2(), row.value3().intValue(), row.value4().intValue()));
  }

  private static Sums sums(DSLContext sql, long launch, Instant from, Instant end) {
    List<Group> groups = groups(sql, launch, from, end);
    return new Sums(
        groups.stream().mapToLong(Group::server).sum(),
        of(groups, ErrorEvent.TIMEOUT),
        of(groups, ErrorEvent.AUTH));
  }

  private static long of(List<Group> groups, String kind) {
    return groups.stream()
        .filter(group -> group.kind().equals(kind))
        .mapToLong(Group::events)
        .sum();
  }

  private static int payments(DSLContext sql, long launch, ErrorTerms terms, Instant from) {
    BigDecimal count =
        sql.select(sum(ERROR_MINUTE.EVENTS))
            .from(ERROR_MINUTE)
            .where(
                ERROR_MINUTE.LAUNCH.eq(launch),
                ERROR_MINUTE.MINUTE.ge(utc(from)),
                ERROR_MINUTE
                    .KIND
                    .eq(ErrorEvent.PAYMENT)
                    .or(ERROR_MINUTE.ROUTE.in(terms.payments())))
            .fetchOne(0, BigDecimal.class);
    return count == null ? 0 : count.intValue();
  }

  /** How many users any error has hit since then. */
  public static int people(DSLContext sql, long launch, Instant from) {
    Integer count =
        sql.select(countDistinct(ERROR_PERSON.PERSON))
            .from(ERROR_PERSON)
            .where(ERROR_PERSON.LAUNCH.eq(launch), ERROR_PERSON.LAST_AT.ge(utc(from)))
            .fetchOne(0, Integer.class);
    return count == null ? 0 : count;
  }

  private static Condition within(long launch, Instant from, Instant end) {
    return ERROR_MINUTE
        .LAUNCH
        .eq(launch)
        .and(ERROR_MINUTE.MINUTE.ge(utc(from)))
        .and(ERROR_MINUTE.MINUTE.lt(utc(end)));
  }
}
