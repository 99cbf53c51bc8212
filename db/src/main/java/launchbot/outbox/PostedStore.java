package launchbot.outbox;

import static launchbot.sql.Tables.POSTED;

import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Where live messages stand. */
public final class PostedStore {
  private PostedStore() {}

  /** Empty where it does not stand, or was deleted. */
  public static Optional<Claimed.Place> place(DSLContext sql, String subject) {
    return sql.select(POSTED.CHANNEL, POSTED.TS)
        .from(POSTED)
        .where(POSTED.SUBJECT.eq(subject), DSL.condition(DSL.not(POSTED.GONE)))
        .fetchOptional(row -> new Claimed.Place(row.value1(), row.value2()));
  }
}
