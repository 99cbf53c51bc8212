package launchbot.ledger;

import static launchbot.sql.Tables.RECEIPT;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import launchbot.sql.Routines;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** What was done already and must not be done again. */
public final class ReceiptStore {
  private ReceiptStore() {}

  /** Whether it is the first time; from now on it is not. */
  public static boolean claim(DSLContext sql, String workspace, String key, Instant now) {
    return sql.insertInto(RECEIPT)
            .set(RECEIPT.WORKSPACE, workspace)
            .set(RECEIPT.KEY, key)
            .set(RECEIPT.AT, now.atOffset(ZoneOffset.UTC))
            .onConflictDoNothing()
            .execute()
        == 1;
  }

  /** Lets these be claimed again: what they stood for was refused. Nulls are passed over. */
  static void release(DSLContext sql, List<@Nullable String> keys) {
    String[] known = keys.stream().filter(Objects::nonNull).toArray(String[]::new);
    if (known.length > 0) {
      sql.deleteFrom(RECEIPT).where(RECEIPT.KEY.eq(DSL.any(known))).execute();
    }
  }

  /** Forgets a batch of those that are too old to come again; returns how many. */
  public static long forget(DSLContext sql, Instant before, int most) {
    return Routines.forgetReceipts(sql.configuration(), before.atOffset(ZoneOffset.UTC), most);
  }
}
