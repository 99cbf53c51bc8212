package launchbot.release;

import static launchbot.release.ReleaseRow.utc;
import static launchbot.sql.Tables.RELEASE_NOTE;
import static launchbot.sql.Tables.RELEASE_SETTINGS;
import static launchbot.sql.Tables.TESTED_BUILD;

import java.time.Duration;
import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.ReleaseNoteRecord;
import launchbot.sql.tables.records.TestedBuildRecord;
import org.jooq.DSLContext;

/** What is known beside releases: which builds were tested, what versions bring, what is set. */
public final class BuildStore {
  private BuildStore() {}

  /** That build passed its tests; false where that is known. */
  public static boolean tested(Tx tx, long launch, News.Tested news) {
    var row = new TestedBuildRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setDigest(news.digest());
    row.setVersion(news.version());
    row.setTestedAt(utc(news.at()));
    return tx.sql().insertInto(TESTED_BUILD).set(row).onConflictDoNothing().execute() == 1;
  }

  public static boolean isTested(DSLContext sql, long launch, String digest) {
    return sql.fetchExists(
        TESTED_BUILD, TESTED_BUILD.LAUNCH.eq(launch).and(TESTED_BUILD.DIGEST.eq(digest)));
  }

  /** Whether CI ever told of one. */
  public static boolean anyTested(DSLContext sql, long launch) {
    return sql.fetchExists(TESTED_BUILD, TESTED_BUILD.LAUNCH.eq(launch));
  }

  /** What a version brings, from now on. */
  public static void note(Tx tx, long launch, News.Noted news) {
    var row = new ReleaseNoteRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setVersion(news.version());
    row.setChanges(news.changes().toArray(String[]::new));
    row.setToldAt(utc(news.at()));
    tx.sql()
        .insertInto(RELEASE_NOTE)
        .set(row)
        .onConflict(RELEASE_NOTE.WORKSPACE, RELEASE_NOTE.LAUNCH, RELEASE_NOTE.VERSION)
        .doUpdate()
        .set(row)
        .execute();
  }

  /** Empty where nothing was told of it. */
  public static List<String> notes(DSLContext sql, long launch, String version) {
    return sql.select(RELEASE_NOTE.CHANGES)
        .from(RELEASE_NOTE)
        .where(RELEASE_NOTE.LAUNCH.eq(launch), RELEASE_NOTE.VERSION.eq(version))
        .fetchOptional(RELEASE_NOTE.CHANGES)
        .map(List::of)
        .orElse(List.of());
  }

  /** What the team set, or what holds where it set nothing. */
  public static Settings settings(DSLContext sql, long launch) {
    return sql.selectFrom(RELEASE_SETTINGS)
        .where(RELEASE_SETTINGS.LAUNCH.eq(launch))
        .fetchOptional(
            row -> new Settings(row.getFeed(), Duration.ofMinutes(row.getBackupMinutes())))
        .orElse(Settings.USUAL);
  }

  public static void save(Tx tx, long launch, Settings settings, Change change) {
    tx.sql()
        .insertInto(RELEASE_SETTINGS)
        .set(RELEASE_SETTINGS.WORKSPACE, tx.cause().workspace())
        .set(RELEASE_SETTINGS.LAUNCH, launch)
        .set(RELEASE_SETTINGS.FEED, settings.feed())
        .set(RELEASE_SETTINGS.BACKUP_MINUTES, (int) settings.backup().toMinutes())
        .onConflict(RELEASE_SETTINGS.WORKSPACE, RELEASE_SETTINGS.LAUNCH)
        .doUpdate()
        .set(RELEASE_SETTINGS.FEED, settings.feed())
        .set(RELEASE_SETTINGS.BACKUP_MINUTES, (int) settings.backup().toMinutes())
        .execute();
    tx.record(change);
  }

  /**
   * @param feed whether the public page says what changed
   * @param backup how old a backup may be that a migration begins with
   */
  public record Settings(boolean feed, Duration backup) {
    public static final Settings USUAL = new Settings(false, Duration.ofMinutes(60));
  }
}
