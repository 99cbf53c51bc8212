package launchbot.notice;

import static launchbot.sql.Tables.NOTICE;
import static launchbot.sql.Tables.NOTICE_DELIVERY;
import static launchbot.sql.Tables.NOTICE_MAILING;
import static launchbot.sql.Tables.OUTBOX;
import static launchbot.sql.Tables.POSTED;
import static launchbot.sql.Tables.SUBSCRIBER_MAIL;

import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.ledger.Tx;
import launchbot.outbox.OutboxStore;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Where notices were sent, and what the outbox says became of it. */
public final class DeliveryStore {
  private DeliveryStore() {}

  /**
   * Notes that a notice goes somewhere; returns the id. What the outbox carries there is said under
   * its {@link Delivery#tag}: as the subject of a live message, or as the thread of a post to a
   * place outside of Slack. A way that the outbox does not carry, a page, has arrived at once.
   */
  public static long add(Tx tx, long notice, Delivery.Way way, String place) {
    return add(tx, notice, way, place, null);
  }

  /**
   * The same, as a reply.
   *
   * @param root under whose message; null: by itself
   */
  public static long add(Tx tx, long notice, Delivery.Way way, String place, @Nullable Long root) {
    return tx.sql()
        .insertInto(NOTICE_DELIVERY)
        .set(NOTICE_DELIVERY.WORKSPACE, tx.cause().workspace())
        .set(NOTICE_DELIVERY.NOTICE, notice)
        .set(NOTICE_DELIVERY.WAY, way.key())
        .set(NOTICE_DELIVERY.PLACE, place)
        .set(NOTICE_DELIVERY.ROOT, root)
        .set(NOTICE_DELIVERY.AT, tx.cause().at().atOffset(ZoneOffset.UTC))
        .returning(NOTICE_DELIVERY.ID)
        .fetchSingle(NOTICE_DELIVERY.ID);
  }

  public static Optional<Delivery> find(DSLContext sql, long id) {
    return those(sql, NOTICE_DELIVERY.ID.eq(id)).stream().findFirst();
  }

  /** All of a notice, in the order in which they were sent off. */
  public static List<Delivery> of(DSLContext sql, long notice) {
    return those(sql, NOTICE_DELIVERY.NOTICE.eq(notice));
  }

  /**
   * The first message about an incident, or about a notice and what corrects it, in a channel: what
   * is said there later stands under it.
   */
  public static Optional<Long> root(DSLContext sql, Notice notice, String channel) {
    Long incident = notice.incident();
    Long corrects = notice.corrects();
    if (incident == null && corrects == null) {
      return Optional.empty();
    }
    return sql.select(NOTICE_DELIVERY.ID)
        .from(NOTICE_DELIVERY)
        .join(NOTICE)
        .on(NOTICE.ID.eq(NOTICE_DELIVERY.NOTICE))
        .where(
            NOTICE_DELIVERY.WAY.eq(Delivery.Way.CHANNEL.key()),
            NOTICE_DELIVERY.PLACE.eq(channel),
            NOTICE_DELIVERY.ROOT.isNull(),
            incident == null ? NOTICE.ID.eq(corrects) : NOTICE.INCIDENT.eq(incident))
        .orderBy(NOTICE_DELIVERY.ID)
        .limit(1)
        .fetchOptional(NOTICE_DELIVERY.ID);
  }

  /** Where its message in Slack stands; empty while it does not. */
  public static Optional<Posted> posted(DSLContext sql, long id) {
    return sql.select(POSTED.CHANNEL, POSTED.TS)
        .from(POSTED)
        .where(
            POSTED.SUBJECT.eq(Delivery.tag(id)),
            POSTED.TS.isNotNull(),
            DSL.condition(DSL.not(POSTED.GONE)))
        .fetchOptional(row -> new Posted(row.value1(), row.value2()));
  }

  /** A message in Slack. */
  public record Posted(String channel, String ts) {}

  /** Another attempt may be made: what was given up does not count any more. */
  public static void again(Tx tx, long id) {
    OutboxStore.forgetPosted(tx.sql(), Delivery.tag(id));
  }

  private static List<Delivery> those(DSLContext sql, Condition which) {
    Field<String> tag = DSL.concat(DSL.inline(Delivery.KIND + ":"), NOTICE_DELIVERY.ID);
    // The second halves let the partial indexes be used.
    Condition carried =
        DSL.or(
            OUTBOX.THREAD.eq(tag).and(OUTBOX.THREAD.like("delivery:%")),
            OUTBOX.SUBJECT.eq(tag).and(OUTBOX.SUBJECT.like("delivery:%")));
    Field<Boolean> posted =
        DSL.field(DSL.exists(DSL.selectOne().from(POSTED).where(POSTED.SUBJECT.eq(tag))));
    Field<String> state =
        DSL.field(
            DSL.select(OUTBOX.STATE)
                .from(OUTBOX)
                .where(carried)
                .orderBy(OUTBOX.STATE.eq("sent").desc(), OUTBOX.ID.desc())
                .limit(1));
    Field<String> error =
        DSL.field(
            DSL.select(OUTBOX.ERROR)
                .from(OUTBOX)
                .where(carried)
                .orderBy(OUTBOX.ID.desc())
                .limit(1));
    return sql
        .select(NOTICE_DELIVERY.fields())
        .select(posted.as("posted"), state.as("carried"), error.as("why"))
        .from(NOTICE_DELIVERY)
        .where(which)
        .orderBy(NOTICE_DELIVERY.ID)
        .fetch(DeliveryStore::delivery)
        .stream()
        .map(one -> one.place().equals(Delivery.SUBSCRIBERS) ? mails(sql, one) : one)
        .toList();
  }

  /**
   * One delivery of many mails: how many there are, in words, and the state of the last of them.
   */
  private static Delivery mails(DSLContext sql, Delivery one) {
    var tally =
        sql.select(
                DSL.count().filterWhere(SUBSCRIBER_MAIL.STATE.eq("sent")),
                DSL.count().filterWhere(SUBSCRIBER_MAIL.STATE.eq("waiting")),
                DSL.count().filterWhere(SUBSCRIBER_MAIL.STATE.in("refused", "failed")))
            .from(SUBSCRIBER_MAIL)
            .where(SUBSCRIBER_MAIL.NOTICE.eq(one.notice()))
            .fetchSingle();
    boolean writes =
        sql.fetchExists(
            NOTICE_MAILING,
            NOTICE_MAILING.NOTICE.eq(one.notice()),
            NOTICE_MAILING.WRITTEN_AT.isNull());
    Delivery.State state =
        writes || tally.value2() > 0
            ? Delivery.State.WAITING
            : tally.value3() > 0 ? Delivery.State.FAILED : Delivery.State.DELIVERED;
    String words =
        tally.value1()
            + " delivered"
            + (tally.value2() > 0 ? ", %d on their way".formatted(tally.value2()) : "")
            + (tally.value3() > 0 ? ", %d could not be".formatted(tally.value3()) : "")
            + (writes ? ", more to come" : "");
    return new Delivery(
        one.id(), one.notice(), one.way(), one.place(), one.root(), one.at(), state, words);
  }

  private static Delivery delivery(Record row) {
    String carried = row.get("carried", String.class);
    // Only what was sent is ever forgotten by the outbox, so that no row means that it arrived.
    boolean there = row.get("posted", Boolean.class) || carried == null || carried.equals("sent");
    return new Delivery(
        row.get(NOTICE_DELIVERY.ID),
        row.get(NOTICE_DELIVERY.NOTICE),
        Delivery.Way.valueOf(row.get(NOTICE_DELIVERY.WAY).toUpperCase(Locale.ROOT)),
        row.get(NOTICE_DELIVERY.PLACE),
        row.get(NOTICE_DELIVERY.ROOT),
        row.get(NOTICE_DELIVERY.AT).toInstant(),
        there
            ? Delivery.State.DELIVERED
            : "dead".equals(carried) ? Delivery.State.FAILED : Delivery.State.WAITING,
        there ? null : row.get("why", String.class));
  }
}
