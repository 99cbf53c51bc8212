package launchbot.outbox;

import static launchbot.sql.Tables.OUTBOX;
import static launchbot.sql.Tables.POSTED;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.sql.Routines;
import launchbot.sql.tables.ClaimOutbox;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.types.YearToSecond;
import org.jspecify.annotations.Nullable;

/** The rows of the outbox: appended with the state they announce, claimed, settled. */
public final class OutboxStore {
  private OutboxStore() {}

  /** What a claim returns: enough to go on under the tenant. */
  public record Key(String workspace, long id) {}

  /** Queues messages; a live one that already waits is left as it is, since it is rendered late. */
  public static void append(
      DSLContext sql, String workspace, String actor, Instant now, List<Message> messages) {
    for (Message message : messages) {
      if (message instanceof Message.Live live && !live.post() && !stands(sql, live.subject())) {
        continue;
      }
      int queued =
          sql.insertInto(OUTBOX)
              .set(OUTBOX.WORKSPACE, workspace)
              .set(OUTBOX.KIND, MessageRow.kind(message))
              .set(OUTBOX.CHANNEL, message.channel())
              .set(OUTBOX.THREAD, MessageRow.thread(message))
              .set(OUTBOX.SUBJECT, message instanceof Message.Live live ? live.subject() : null)
              .set(OUTBOX.BODY, MessageRow.body(message))
              .set(OUTBOX.URGENCY, message.urgency().rank)
              .set(OUTBOX.STATE, "waiting")
              .set(
                  OUTBOX.DUE_AT,
                  message instanceof Message.Live live ? calmDue(live, now) : DSL.val(utc(now)))
              .set(OUTBOX.ACTOR, actor)
              .set(OUTBOX.CREATED_AT, utc(now))
              .onConflictDoNothing()
              .execute();
      if (queued == 0 && message instanceof Message.Live live && live.post()) {
        mayBePosted(sql, live);
      }
    }
  }

  /** What waits to be edited only may from now on be posted as well. */
  private static void mayBePosted(DSLContext sql, Message.Live live) {
    sql.update(OUTBOX)
        .set(OUTBOX.BODY, MessageRow.body(live))
        .where(
            OUTBOX.SUBJECT.eq(live.subject()),
            OUTBOX.STATE.eq("waiting"),
            DSL.condition("({0} ->> 'post') is distinct from 'true'", OUTBOX.BODY))
        .execute();
  }

  /** Claims what may be sent now, at most one message per channel. */
  public static List<Key> claim(
      DSLContext sql, Instant now, Duration lease, Duration burst, int most) {
    return sql.selectFrom(
            Routines.claimOutbox(utc(now), utc(now.plus(lease)), YearToSecond.valueOf(burst), most))
        .fetch(row ->
            new Key(
                row.get(ClaimOutbox.CLAIM_OUTBOX.CLAIMED_WORKSPACE),
                row.get(ClaimOutbox.CLAIM_OUTBOX.CLAIMED_ID)));
  }

  /** The claimed message, if its lease has not ended meanwhile. */
  public static Optional<Claimed> load(DSLContext sql, long id, Instant now) {
    return sql.select()
        .from(OUTBOX)
        .leftJoin(POSTED)
        .on(POSTED.WORKSPACE.eq(OUTBOX.WORKSPACE), POSTED.SUBJECT.eq(OUTBOX.SUBJECT))
        .where(OUTBOX.ID.eq(id), OUTBOX.STATE.eq("sending"), OUTBOX.DUE_AT.gt(utc(now)))
        .fetchOptional(MessageRow::claimed);
  }

  /** The message has reached Slack, also when another courier has it in hand by now. */
  public static void sent(DSLContext sql, Claimed claimed, Claimed.Place place, Instant now) {
    var open = OUTBOX.STATE.in("waiting", "sending");
    if (settle(sql, claimed, open, "sent", place.ts(), null, now)
        && claimed.message() instanceof Message.Live live) {
      sql.insertInto(POSTED)
          .set(POSTED.WORKSPACE, claimed.workspace())
          .set(POSTED.SUBJECT, live.subject())
          .set(POSTED.CHANNEL, place.channel())
          .set(POSTED.TS, place.ts())
          .set(POSTED.EDITED_AT, utc(now))
          .onConflict(POSTED.WORKSPACE, POSTED.SUBJECT)
          .doUpdate()
          .set(POSTED.CHANNEL, place.channel())
          .set(POSTED.TS, place.ts())
          .set(POSTED.GONE, false)
          .set(POSTED.EDITED_AT, utc(now))
          .execute();
    }
  }

  /** Nothing is left to be said, because somebody deleted the live message or its subject. */
  public static void gone(DSLContext sql, Claimed claimed, Instant now) {
    if (settle(sql, claimed, inHand(claimed), "sent", null, "gone", now)
        && claimed.message() instanceof Message.Live live) {
      sql.update(POSTED).set(POSTED.GONE, true).where(POSTED.SUBJECT.eq(live.subject())).execute();
    }
  }

  /** Not delivered; the next attempt is due then. */
  public static void retry(
      DSLContext sql, Claimed claimed, Instant due, boolean perhapsSent, String why) {
    if (!sql.fetchExists(OUTBOX, OUTBOX.ID.eq(claimed.id()), inHand(claimed))) {
      return;
    }
    if (claimed.message() instanceof Message.Live live) {
      absorbNewer(sql, claimed.id(), live);
    }
    sql.update(OUTBOX)
        .set(OUTBOX.STATE, "waiting")
        .set(OUTBOX.DUE_AT, utc(due))
        .set(OUTBOX.UNKNOWN, perhapsSent)
        .set(OUTBOX.ERROR, why)
        .where(OUTBOX.ID.eq(claimed.id()), inHand(claimed))
        .execute();
  }

  /**
   * Content that came meanwhile is rendered with the attempt that failed. That one must stay, for
   * its id is what a look-up finds, and its age is what ends the attempts.
   */
  private static void absorbNewer(DSLContext sql, long id, Message.Live live) {
    sql.deleteFrom(OUTBOX)
        .where(OUTBOX.SUBJECT.eq(live.subject()), OUTBOX.STATE.eq("waiting"))
        .returning(OUTBOX.BODY)
        .fetchOptional(OUTBOX.BODY)
        .filter(newer -> !live.post() && MessageRow.isPost(newer))
        .ifPresent(
            newer -> sql.update(OUTBOX).set(OUTBOX.BODY, newer).where(OUTBOX.ID.eq(id)).execute());
  }

  /** Given up; kept for {@code doctor} and for whoever looks. Whether it was ours to give up. */
  public static boolean dead(DSLContext sql, Claimed claimed, String why, Instant now) {
    return settle(sql, claimed, inHand(claimed), "dead", null, why, now);
  }

  public static OutboxHealth health(DSLContext sql, Instant now) {
    var row = Routines.outboxHealth(sql.configuration(), utc(now));
    OffsetDateTime oldest = row.getOldest();
    return new OutboxHealth(
        oldest == null ? null : oldest.toInstant(), row.getWaiting(), row.getDead());
  }

  /** Forgets a batch of messages that were sent before then; returns how many. */
  public static long forget(DSLContext sql, Instant before, int most) {
    return Routines.forgetOutbox(sql.configuration(), utc(before), most);
  }

  /** Whether a live message is there to be edited, or on its way right now. */
  public static boolean stands(DSLContext sql, String subject) {
    return sql.fetchExists(
            DSL.selectOne()
                .from(POSTED)
                .where(POSTED.SUBJECT.eq(subject), DSL.condition(DSL.not(POSTED.GONE))))
        || sql.fetchExists(
            DSL.selectOne()
                .from(OUTBOX)
                .where(OUTBOX.SUBJECT.eq(subject), OUTBOX.STATE.eq("sending")));
  }

  /** Lets a live message be posted anew, wherever it stood. */
  public static void forgetPosted(DSLContext sql, String subject) {
    sql.deleteFrom(POSTED).where(POSTED.SUBJECT.eq(subject)).execute();
  }

  /** No other courier has claimed it since: each claim counts an attempt. */
  private static Condition inHand(Claimed claimed) {
    return OUTBOX.STATE.eq("sending").and(OUTBOX.ATTEMPTS.eq(claimed.attempts()));
  }

  private static boolean settle(
      DSLContext sql,
      Claimed claimed,
      Condition still,
      String state,
      @Nullable String ts,
      @Nullable String error,
      Instant now) {
    return sql.update(OUTBOX)
            .set(OUTBOX.STATE, state)
            .set(OUTBOX.TS, ts)
            .set(OUTBOX.ERROR, error)
            .set(OUTBOX.SETTLED_AT, utc(now))
            .where(OUTBOX.ID.eq(claimed.id()), still)
            .execute()
        == 1;
  }

  private static org.jooq.Field<OffsetDateTime> calmDue(Message.Live live, Instant now) {
    return DSL.greatest(
        DSL.val(utc(now)),
        DSL.coalesce(
            DSL.field(
                DSL.select(POSTED.EDITED_AT.plus(YearToSecond.valueOf(live.calm())))
                    .from(POSTED)
                    .where(POSTED.SUBJECT.eq(live.subject()))),
            DSL.val(utc(now))));
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
