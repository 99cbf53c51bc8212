package launchbot.ledger;

import static launchbot.sql.Tables.RECEIPT;

import java.time.Instant;
import java.time.ZoneOffset;
import launchbot.sql.Routines;
import org.jooq.DSLContext;

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

  /** Forgets a batch of those that are too old to come again; returns how many. */
  public static long forget(DSLContext sql, Instant before, int most) {
    return Routines.forgetReceipts(sql.configuration(), before.atOffset(ZoneOffset.UTC), most);
  }
}
