package launchbot.outbox;

import static launchbot.sql.Tables.OUTBOX;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** How delivery goes in one workspace, for its people to know. */
public final class DeliveryStore {
  private DeliveryStore() {}

  /**
   * Messages to one place that were given up for one reason.
   *
   * @param error Slack's code, or our own words
   * @param last when the last of them was given up
   */
  public record Dead(String channel, String error, int count, Instant last) {}

  public static OutboxHealth health(DSLContext sql, Instant now) {
    var late =
        OUTBOX
            .STATE
            .ne("dead")
            .and(OUTBOX.ATTEMPTS.gt(0).or(OUTBOX.DUE_AT.le(now.atOffset(ZoneOffset.UTC))));
    var row =
        Objects.requireNonNull(
            sql.select(
                    DSL.min(OUTBOX.CREATED_AT).filterWhere(late),
                    DSL.count().filterWhere(OUTBOX.STATE.ne("dead")),
                    DSL.count().filterWhere(OUTBOX.STATE.eq("dead")))
                .from(OUTBOX)
                .where(OUTBOX.STATE.ne("sent"))
                .fetchOne());
    OffsetDateTime oldest = row.value1();
    return new OutboxHealth(oldest == null ? null : oldest.toInstant(), row.value2(), row.value3());
  }

  /** What was given up since then, the most recent first. */
  public static List<Dead> dead(DSLContext sql, Instant since, int most) {
    var last = DSL.max(OUTBOX.SETTLED_AT);
    return sql.select(OUTBOX.CHANNEL, OUTBOX.ERROR, DSL.count(), last)
        .from(OUTBOX)
        .where(OUTBOX.STATE.eq("dead"), OUTBOX.SETTLED_AT.ge(since.atOffset(ZoneOffset.UTC)))
        .groupBy(OUTBOX.CHANNEL, OUTBOX.ERROR)
        .orderBy(last.desc(), OUTBOX.CHANNEL)
        .limit(most)
        .fetch(row ->
            new Dead(
                row.value1(),
                row.value2() == null ? "" : row.value2(),
                row.value3(),
                row.value4().toInstant()));
  }
}
