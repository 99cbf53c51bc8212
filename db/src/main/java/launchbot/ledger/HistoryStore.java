package launchbot.ledger;

import static launchbot.sql.Tables.CHECKLIST_ITEM;
import static launchbot.sql.Tables.CRITICAL_PATH;
import static launchbot.sql.Tables.ENTRY;
import static launchbot.sql.Tables.FREEZE_EXEMPTION;
import static launchbot.sql.Tables.HISTORY;
import static launchbot.sql.Tables.INCIDENT;
import static launchbot.sql.Tables.OUTAGE;
import static launchbot.sql.Tables.PROBE;
import static launchbot.sql.Tables.RESTORE_TEST;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import launchbot.sql.tables.records.HistoryRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** The history of every subject: appended to by the {@code Ledger}, never changed. */
public final class HistoryStore {
  private static final Gson GSON = new Gson();
  private static final TypeToken<List<Change.Field>> FIELDS = new TypeToken<>() {};

  /** Subjects that bear the number of their launch. */
  private static final List<String> OF_LAUNCHES = List.of("launch", "sprint", "checklist");

  private HistoryStore() {}

  /** A change as it was recorded. */
  public record Fact(long id, Change change, Actor actor, Instant at) {}

  /**
   * The id of the newest fact of the workspace; 0 for none. Ids are given before commits are, so
   * one that was given earlier may still come.
   */
  public static long newest(DSLContext sql) {
    Long newest = sql.select(DSL.max(HISTORY.ID)).from(HISTORY).fetchSingle().value1();
    return newest == null ? 0 : newest;
  }

  /** The newest facts about a subject, newest first. */
  public static List<Fact> newest(DSLContext sql, Subject subject, int most) {
    return sql.selectFrom(HISTORY)
        .where(HISTORY.SUBJECT.eq(subject.kind()), HISTORY.SUBJECT_NUMBER.eq(subject.number()))
        .orderBy(HISTORY.ID.desc())
        .limit(most)
        .fetch(HistoryStore::fact);
  }

  /** The newest fact of one actor about any subject of a kind, within the time given. */
  public static List<Fact> newestBy(
      DSLContext sql, Actor actor, String kind, Instant since, int most) {
    return sql.selectFrom(HISTORY)
        .where(
            HISTORY.ACTOR.eq(actor.id()),
            HISTORY.ACTOR_KIND.eq(actor.kind().name()),
            HISTORY.SUBJECT.eq(kind),
            HISTORY.AT.ge(since.atOffset(ZoneOffset.UTC)))
        .orderBy(HISTORY.ID.desc())
        .limit(most)
        .fetch(HistoryStore::fact);
  }

  /**
   * What happened in a launch: to itself, and to what is on its lists. The newest first.
   *
   * @param offset so many of the newest are left out
   * @return subjects of the launch's lists bear their number within the launch
   */
  public static List<Fact> ofLaunch(DSLContext sql, long launch, int offset, int most) {
    Field<Long> number =
        DSL.coalesce(
                CHECKLIST_ITEM.NUMBER,
                CRITICAL_PATH.NUMBER,
                FREEZE_EXEMPTION.NUMBER,
                PROBE.NUMBER,
                OUTAGE.NUMBER,
                INCIDENT.NUMBER)
            .cast(Long.class)
            .as("number_in_launch");
    return sql.select(HISTORY.fields())
        .select(number)
        .from(HISTORY)
        .leftJoin(ENTRY)
        .on(is("entry", ENTRY.NUMBER))
        .leftJoin(CHECKLIST_ITEM)
        .on(is("item", CHECKLIST_ITEM.ID))
        .leftJoin(CRITICAL_PATH)
        .on(is("path", CRITICAL_PATH.ID))
        .leftJoin(FREEZE_EXEMPTION)
        .on(is("exemption", FREEZE_EXEMPTION.ID))
        .leftJoin(RESTORE_TEST)
        .on(is("restore-test", RESTORE_TEST.ID))
        .leftJoin(PROBE)
        .on(is("probe", PROBE.ID))
        .leftJoin(OUTAGE)
        .on(is("outage", OUTAGE.ID))
        .leftJoin(INCIDENT)
        .on(is("incident", INCIDENT.ID))
        .where(
            HISTORY
                .SUBJECT
                .in(OF_LAUNCHES)
                .and(HISTORY.SUBJECT_NUMBER.eq(launch))
                .or(ENTRY.LAUNCH.eq(launch))
                .or(CHECKLIST_ITEM.LAUNCH.eq(launch))
                .or(CRITICAL_PATH.LAUNCH.eq(launch))
                .or(FREEZE_EXEMPTION.LAUNCH.eq(launch))
                .or(RESTORE_TEST.LAUNCH.eq(launch))
                .or(PROBE.LAUNCH.eq(launch))
                .or(OUTAGE.LAUNCH.eq(launch))
                .or(INCIDENT.LAUNCH.eq(launch)))
        .orderBy(HISTORY.ID.desc())
        .offset(offset)
        .limit(most)
        .fetch(row -> numbered(fact(row), row.get(number)));
  }

  private static Condition is(String subject, Field<Long> id) {
    return HISTORY.SUBJECT.eq(DSL.inline(subject)).and(HISTORY.SUBJECT_NUMBER.eq(id));
  }

  /** People call it by its number within the launch, where it has one. */
  private static Fact numbered(Fact fact, @Nullable Long number) {
    if (number == null) {
      return fact;
    }
    Change change = fact.change();
    var subject = new Subject(change.subject().kind(), number);
    return new Fact(
        fact.id(),
        new Change(change.verb(), subject, change.fields(), change.reason()),
        fact.actor(),
        fact.at());
  }

  /** What was recorded in these, in one statement. */
  static void append(DSLContext sql, List<Tx> all) {
    List<HistoryRecord> rows =
        all.stream()
            .flatMap(tx -> tx.changes().stream().map(change -> row(tx.cause(), change)))
            .toList();
    if (!rows.isEmpty()) {
      sql.insertInto(HISTORY).set(rows).execute();
    }
  }

  private static HistoryRecord row(Cause cause, Change change) {
    var row = new HistoryRecord();
    row.setWorkspace(cause.workspace());
    row.setSubject(change.subject().kind());
    row.setSubjectNumber(change.subject().number());
    row.setVerb(change.verb());
    row.setFields(JSONB.valueOf(GSON.toJson(change.fields())));
    row.setReason(change.reason());
    row.setActorKind(cause.actor().kind().name());
    row.setActor(cause.actor().id());
    row.setAt(cause.at().atOffset(ZoneOffset.UTC));
    return row;
  }

  private static Fact fact(Record row) {
    return new Fact(
        row.get(HISTORY.ID),
        new Change(
            row.get(HISTORY.VERB),
            new Subject(row.get(HISTORY.SUBJECT), row.get(HISTORY.SUBJECT_NUMBER)),
            GSON.fromJson(row.get(HISTORY.FIELDS).data(), FIELDS),
            row.get(HISTORY.REASON)),
        new Actor(Actor.Kind.valueOf(row.get(HISTORY.ACTOR_KIND)), row.get(HISTORY.ACTOR)),
        row.get(HISTORY.AT).toInstant());
  }
}
