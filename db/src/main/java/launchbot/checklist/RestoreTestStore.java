package launchbot.checklist;

import static launchbot.sql.Tables.RESTORE_TEST;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Subject;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.RestoreTestRecord;
import org.jooq.DSLContext;

/** Tests of restoring a backup, and what they prove. */
public final class RestoreTestStore {
  private RestoreTestStore() {}

  /**
   * Keeps a test: it is evidence at once. Where backups send no heartbeat, a test that worked also
   * stands in, as its recorder's word, for the proof that they are made.
   */
  public static void add(Tx tx, long launch, RestoreTest test) {
    var row = new RestoreTestRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setTester(test.tester());
    row.setBackup(test.backup());
    row.setBackupHours(Math.toIntExact(test.age().toHours()));
    row.setTookMinutes(Math.toIntExact(test.took().toMinutes()));
    row.setWorked(test.worked());
    row.setProof(test.proof());
    row.setRecordedBy(test.recordedBy());
    row.setAt(ItemRow.utc(test.at()));
    long id = tx.sql().insertInto(RESTORE_TEST).set(row).returning().fetchSingle().getId();
    tx.record(
        new Change(
            "restore-tested",
            new Subject("restore-test", id),
            List.of(
                new Change.Field("backup", null, test.backup()),
                new Change.Field("worked", null, test.worked() ? "yes" : "no"),
                new Change.Field("proof", null, test.proof())),
            null));
    if (test.worked() && ChecklistStore.lock(tx, launch)) {
      standIn(tx, launch, test);
    }
    EvidenceStore.put(tx, launch, test.evidence());
  }

  /** The newest first. */
  public static List<RestoreTest> newest(DSLContext sql, long launch, int most) {
    return sql.selectFrom(RESTORE_TEST)
        .where(RESTORE_TEST.LAUNCH.eq(launch))
        .orderBy(RESTORE_TEST.ID.desc())
        .limit(most)
        .fetch(row ->
            new RestoreTest(
                row.getTester(),
                row.getBackup(),
                Duration.ofHours(row.getBackupHours()),
                Duration.ofMinutes(row.getTookMinutes()),
                row.getWorked(),
                row.getProof(),
                row.getRecordedBy(),
                row.getAt().toInstant()));
  }

  /** When one last worked; empty where none has. */
  public static Optional<Instant> lastWorked(DSLContext sql, long launch) {
    return sql.select(RESTORE_TEST.AT)
        .from(RESTORE_TEST)
        .where(RESTORE_TEST.LAUNCH.eq(launch), RESTORE_TEST.WORKED.isTrue())
        .orderBy(RESTORE_TEST.ID.desc())
        .limit(1)
        .fetchOptional(row -> row.value1().toInstant());
  }

  private static void standIn(Tx tx, long launch, RestoreTest test) {
    for (Item item : ItemStore.all(tx.sql(), launch)) {
      boolean left = item.hand() == null && !item.settled(test.at());
      if (left && item.needs().sources().contains(RestoreTest.SOURCE)) {
        var moved = Proofs.vouch(item, test.evidence().words(), test.recordedBy(), test.at());
        ItemStore.save(tx, moved.next(), moved.change());
      }
    }
  }
}
