package launchbot.triage;

import static launchbot.sql.Tables.ENTRY;

import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Who is to do something about the entries of a workspace. */
public final class OwnerStore {
  private OwnerStore() {}

  /** Who has open entries, and how many. */
  public static Map<String, Integer> open(DSLContext sql) {
    var entries = DSL.count();
    return sql.select(ENTRY.OWNER, entries)
        .from(ENTRY)
        .where(
            ENTRY.OWNER.isNotNull(),
            ENTRY.DELETED_AT.isNull(),
            DSL.condition(DSL.not(ENTRY.CLOSED)))
        .groupBy(ENTRY.OWNER)
        .fetchMap(ENTRY.OWNER, entries);
  }
}
