package launchbot.outbox;

import static launchbot.sql.Tables.OUTBOX;
import static launchbot.sql.Tables.POSTED;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import launchbot.sql.Routines;
import launchbot.sql.tables.ClaimOutbox;
import launchbot.sql.tables.records.OutboxRecord;
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

  /** Queues what one actor caused at one moment. */
  public static void append(
      DSLContext sql, String workspace, String actor, Instant now, List<Message> messages) {
    append(sql, workspace, messages.stream().map(m -> new Outgoing(m, actor, now)).toList());
  }

  /** Queues messages; a live one that already waits is left as it is, since it is rendered late. */
  public static void append(DSLContext sql, String workspace, List<Outgoing> messages) {
    Map<String, Instant> standing = standing(sql, subjects(messages, _ -> true));
    List<OutboxRecord> rows = new ArrayList<>();
    Set<String> said = new HashSet<>();
    for (Outgoing one : messages) {
      boolean news =
          !(one.message() instanceof Message.Live live)
              || ((live.post() || standing.containsKey(live.subject()))
                  && said.add(live.subject()));
      if (news) {
        rows.add(row(workspace, one, standing));
      }
    }
    if (rows.isEmpty()) {
      return;
    }
    Set<String> queued =
        sql.insertInto(OUTBOX)
            .set(rows)
            .onConflictDoNothing()
            .returningResult(OUTBOX.SUBJECT)
            .fetchSet(OUTBOX.SUBJECT);
    String[] waiting =
        Stream.of(subjects(messages, Message.Live::post))
            .filter(subject -> !queued.contains(subject))
            .toArray(String[]::new);
    if (waiting.length > 0) {
      mayBePosted(sql, waiting);
    }
  }

  private static String[] subjects(List<Outgoing> messages, Predicate<Message.Live> which) {
    return messages.stream()
        .map(Outgoing::message)
        .filter(Message.Live.class::isInstance)
        .map(Message.Live.class::cast)
        .filter(which)
        .map(Message.Live::subject)
        .distinct()
        .toArray(String[]::new);
  }

  private static OutboxRecord row(
      String workspace, Outgoing outgoing, Map<String, Instant> standing) {
    Message message = outgoing.message();
    var row = new OutboxRecord();
    row.setWorkspace(workspace);
    row.setKind(MessageRow.kind(message));
    row.setChannel(message.channel());
    row.setThread(MessageRow.thread(message));
    row.setSubject(message instanceof Message.Live live ? live.subject() : null);
    row.setRoot(MessageRow.root(message));
    row.setBody(MessageRow.body(message));
    row.setUrgency(message.urgency().rank);
    row.setState("waiting");
    row.setDueAt(utc(due(outgoing, standing)));
    row.setActor(outgoing.actor());
    row.setCreatedAt(utc(outgoing.at()));
    return row;
  }

  /** A live message is not edited more often than its calm allows. */
  private static Instant due(Outgoing outgoing, Map<String, Instant> standing) {
    Instant now = outgoing.at();
    if (outgoing.message() instanceof Message.Live live) {
      Instant edited = standing.get(live.subject());
      Instant calm = edited == null ? now : edited.plus(live.calm());
      return calm.isAfter(now) ? calm : now;
    }
    return now;
  }

  /** What waits to be edited only may from now on be posted as well. */
  private static void mayBePosted(DSLContext sql, String... subjects) {
    sql.update(OUTBOX)
        .set(OUTBOX.BODY, MessageRow.allowingPost(OUTBOX.BODY))
        .where(
            OUTBOX.SUBJECT.eq(DSL.any(subjects)),
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
        .leftJoin(MessageRow.UNDER)
        .on(
            MessageRow.UNDER.WORKSPACE.eq(OUTBOX.WORKSPACE),
            MessageRow.UNDER.SUBJECT.eq(OUTBOX.ROOT),
            DSL.condition(DSL.not(MessageRow.UNDER.GONE)))
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
    return standing(sql, subject).containsKey(subject);
  }

  /**
   * Those that are there to be edited or on their way right now, and when they were last edited.
   */
  private static Map<String, Instant> standing(DSLContext sql, String... subjects) {
    if (subjects.length == 0) {
      return Map.of();
    }
    Map<String, Instant> standing = new HashMap<>();
    sql.select(POSTED.SUBJECT, POSTED.EDITED_AT)
        .from(POSTED)
        .where(POSTED.SUBJECT.eq(DSL.any(subjects)), DSL.condition(DSL.not(POSTED.GONE)))
        .unionAll(
            DSL.select(OUTBOX.SUBJECT, DSL.val(utc(Instant.EPOCH)))
                .from(OUTBOX)
                .where(OUTBOX.SUBJECT.eq(DSL.any(subjects)), OUTBOX.STATE.eq("sending")))
        .forEach(row ->
            standing.merge(
                row.value1(),
                row.value2().toInstant(),
                (one, other) -> one.isAfter(other) ? one : other));
    return standing;
  }

  /** Where a live message stands; empty while it has not been posted, or is gone. */
  public static Optional<Claimed.Place> standsAt(DSLContext sql, String subject) {
    return sql.select(POSTED.CHANNEL, POSTED.TS)
        .from(POSTED)
        .where(POSTED.SUBJECT.eq(subject), DSL.condition(DSL.not(POSTED.GONE)))
        .fetchOptional(row -> new Claimed.Place(row.value1(), row.value2()));
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

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
