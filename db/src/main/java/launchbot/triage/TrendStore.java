package launchbot.triage;

import static launchbot.sql.Tables.ENTRY;
import static launchbot.sql.Tables.HISTORY;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** What history says of the last hours. */
public final class TrendStore {
  /**
   * So many of the newest facts of the workspace are looked at, through their key: what a busy day
   * adds to the history must not make the status slower.
   */
  private static final int NEWEST = 1_000;

  private TrendStore() {}

  public static Trend since(DSLContext sql, long launch, Instant since) {
    var at = since.atOffset(ZoneOffset.UTC);
    var newest =
        DSL.select(HISTORY.ID, HISTORY.SUBJECT, HISTORY.SUBJECT_NUMBER, HISTORY.VERB, HISTORY.AT)
            .from(HISTORY)
            .orderBy(HISTORY.ID.desc())
            .limit(NEWEST)
            .asTable("newest");
    var verb = newest.field(HISTORY.VERB);
    var counted = DSL.count();
    Map<String, Integer> counts =
        sql.select(verb, counted)
            .from(newest)
            .join(ENTRY)
            .on(ENTRY.NUMBER.eq(newest.field(HISTORY.SUBJECT_NUMBER)))
            .where(
                newest.field(HISTORY.SUBJECT).eq("entry"),
                newest.field(HISTORY.AT).ge(at),
                verb.in("added", "fixed", "moved"),
                ENTRY.LAUNCH.eq(launch),
                ENTRY.DELETED_AT.isNull())
            .groupBy(verb)
            .fetchMap(verb, counted);
    return new Trend(
        counts.getOrDefault("added", 0),
        counts.getOrDefault("fixed", 0),
        counts.getOrDefault("moved", 0),
        more(sql, since));
  }

  /** Whether the time asked about reaches back beyond what was looked at. */
  private static boolean more(DSLContext sql, Instant since) {
    return sql.select(HISTORY.AT)
        .from(HISTORY)
        .orderBy(HISTORY.ID.desc())
        .offset(NEWEST)
        .limit(1)
        .fetchOptional(HISTORY.AT)
        .filter(at -> !at.toInstant().isBefore(since))
        .isPresent();
  }
}
