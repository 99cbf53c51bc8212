package launchbot.ledger;

import static launchbot.sql.Tables.HISTORY;

import com.google.gson.Gson;
import com.google.gson.reflect.TypeToken;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;

/** The history of every subject: appended to by the {@code Ledger}, never changed. */
public final class HistoryStore {
  private static final Gson GSON = new Gson();
  private static final TypeToken<List<Change.Field>> FIELDS = new TypeToken<>() {};

  private HistoryStore() {}

  /** A change as it was recorded. */
  public record Fact(long id, Change change, Actor actor, Instant at) {}

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

  static void append(DSLContext sql, Cause cause, List<Change> changes) {
    if (changes.isEmpty()) {
      return;
    }
    var insert =
        sql.insertInto(
            HISTORY,
            HISTORY.WORKSPACE,
            HISTORY.SUBJECT,
            HISTORY.SUBJECT_NUMBER,
            HISTORY.VERB,
            HISTORY.FIELDS,
            HISTORY.REASON,
            HISTORY.ACTOR_KIND,
            HISTORY.ACTOR,
            HISTORY.AT);
    for (Change change : changes) {
      insert =
          insert.values(
              cause.workspace(),
              change.subject().kind(),
              change.subject().number(),
              change.verb(),
              JSONB.valueOf(GSON.toJson(change.fields())),
              change.reason(),
              cause.actor().kind().name(),
              cause.actor().id(),
              cause.at().atOffset(ZoneOffset.UTC));
    }
    insert.execute();
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
