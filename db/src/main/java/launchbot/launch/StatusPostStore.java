package launchbot.launch;

import static launchbot.sql.Tables.STATUS_POST;

import java.time.Duration;
import java.time.ZoneOffset;
import launchbot.ledger.Tx;

/** When the status of a launch was last posted for everybody. */
public final class StatusPostStore {
  private StatusPostStore() {}

  /** Notes that it is posted now, unless that was done less than {@code pause} ago. */
  public static boolean claim(Tx tx, long launch, Duration pause) {
    var now = tx.cause().at().atOffset(ZoneOffset.UTC);
    return tx.sql()
            .insertInto(STATUS_POST)
            .set(STATUS_POST.WORKSPACE, tx.cause().workspace())
            .set(STATUS_POST.LAUNCH, launch)
            .set(STATUS_POST.AT, now)
            .onConflict(STATUS_POST.WORKSPACE, STATUS_POST.LAUNCH)
            .doUpdate()
            .set(STATUS_POST.AT, now)
            .where(STATUS_POST.AT.le(now.minus(pause)))
            .execute()
        == 1;
  }
}
