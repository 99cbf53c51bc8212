package launchbot.runbook;

import static launchbot.sql.Tables.RUNBOOK;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import launchbot.triage.Near;
import launchbot.triage.Wording;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Finds runbooks by their words, in the syntax of {@code websearch_to_tsquery}: {@code "exact
 * words"}, {@code or}, {@code -without}. Words count in any language as they are, English ones also
 * in their other forms. Where whole words find nothing, parts of words do: that is how languages
 * without spaces are found.
 *
 * <p>Source: postgresql.org/docs, "Full Text Search", 12.3 and 12.8.
 */
public final class RunbookSearchStore {
  /** The longest that is searched for, in characters. */
  public static final int LONGEST = 200;

  /** Of a type that has no name here. */
  private static final Field<Object> INDEX = field(DSL.name("runbook", "search"), Object.class);

  private static final int MOST_WORDS = 20_000;
  private static final int NEAR = 3;

  private RunbookSearchStore() {}

  /**
   * One that fits.
   *
   * @param passage some of its text, in pieces
   */
  public record Found(Runbook runbook, List<Passage.Piece> passage) {
    public Found {
      passage = List.copyOf(passage);
    }
  }

  /**
   * @param all how many fit
   * @param best the best of them, the best first
   */
  public record Results(int all, List<Found> best) {
    public Results {
      best = List.copyOf(best);
    }
  }

  public static Results find(DSLContext sql, long launch, String typed, int most) {
    String words = Wording.line(typed);
    Results whole = words(sql, launch, words, most);
    return whole.all() > 0 ? whole : parts(sql, launch, words, most);
  }

  /** Words of runbooks in use that somebody may have meant who found nothing, the nearest first. */
  public static List<String> near(DSLContext sql, long launch, String typed) {
    List<String> known =
        sql.select(field("lexeme", SQLDataType.VARCHAR))
            .from("{0}, unnest({1})", RUNBOOK, INDEX)
            .where(inUse(launch), condition("length(lexeme) between 3 and 40"))
            .groupBy(field("lexeme"))
            .orderBy(DSL.count().desc(), field("lexeme"))
            .limit(MOST_WORDS)
            .fetch(row -> row.value1());
    Set<String> near = new LinkedHashSet<>();
    for (String word : Wording.line(typed).toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", -1)) {
      if (word.length() >= 3) {
        near.addAll(Near.of(word, known, NEAR));
      }
    }
    return near.stream().limit(NEAR).toList();
  }

  private static Results words(DSLContext sql, long launch, String words, int most) {
    Field<Object> query =
        field(
            "(websearch_to_tsquery('simple', {0}) || websearch_to_tsquery('english', {0}))",
            DSL.val(words));
    Condition fits = inUse(launch).and(condition("{0} @@ {1}", INDEX, query));
    Field<Float> rank = field("ts_rank_cd({0}, {1}, 1)", SQLDataType.REAL, INDEX, query);
    Field<String> english = headline("english", query).as("english");
    Field<String> simple = headline("simple", query).as("simple");
    List<Field<?>> fields = new ArrayList<>(RunbookStore.FIELDS);
    fields.addAll(List.of(english, simple));
    List<Found> best =
        sql.select(fields)
            .from(RUNBOOK)
            .where(fits)
            .orderBy(rank.desc(), RUNBOOK.NUMBER)
            .limit(most)
            .fetch(row -> found(row, english, simple));
    return new Results(best.size() < most ? best.size() : sql.fetchCount(RUNBOOK, fits), best);
  }

  private static Results parts(DSLContext sql, long launch, String words, int most) {
    List<String> parts =
        Arrays.stream(words.split(" ", -1)).filter(part -> !part.isEmpty()).toList();
    if (parts.isEmpty()) {
      return new Results(0, List.of());
    }
    Condition fits =
        inUse(launch)
            .and(
                DSL.and(
                    parts.stream()
                        .map(part ->
                            RUNBOOK
                                .TITLE
                                .containsIgnoreCase(part)
                                .or(RUNBOOK.BODY.containsIgnoreCase(part)))
                        .toList()));
    List<Found> best =
        sql.select(RunbookStore.FIELDS)
            .from(RUNBOOK)
            .where(fits)
            .orderBy(RUNBOOK.NUMBER)
            .limit(most)
            .fetch(row -> {
              Runbook runbook = RunbookStore.runbook(row.into(RUNBOOK));
              return new Found(runbook, Passage.around(runbook.body(), parts));
            });
    return new Results(best.size() < most ? best.size() : sql.fetchCount(RUNBOOK, fits), best);
  }

  private static Found found(Record row, Field<String> english, Field<String> simple) {
    List<Passage.Piece> stemmed = Passage.of(row.get(english));
    return new Found(
        RunbookStore.runbook(row.into(RUNBOOK)),
        // English leaves out words that it takes for filler; in other languages they are none.
        stemmed.stream().anyMatch(Passage.Piece::hit) ? stemmed : Passage.of(row.get(simple)));
  }

  private static Field<String> headline(String language, Field<Object> query) {
    return field(
        "ts_headline({0}, {1}, {2}, {3})",
        SQLDataType.VARCHAR,
        DSL.field("{0}::regconfig", DSL.inline(language)),
        RUNBOOK.BODY,
        query,
        DSL.val(Passage.OPTIONS));
  }

  private static Condition inUse(long launch) {
    return RUNBOOK.LAUNCH.eq(launch).and(RUNBOOK.REMOVED_AT.isNull());
  }
}
