package launchbot.scan;

import static launchbot.sql.Tables.PROBE;
import static launchbot.sql.Tables.SCAN_FINDING;
import static launchbot.sql.Tables.SCAN_PROGRESS;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.probe.Kind;
import launchbot.sql.tables.records.ScanFindingRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Secrets that were found, and how far repositories were read, as rows. */
public final class ScanStore {
  private ScanStore() {}

  /** {@link ScanProgress#NONE} where it was never read. */
  public static ScanProgress progress(DSLContext sql, long launch, String repository) {
    return sql.selectFrom(SCAN_PROGRESS)
        .where(SCAN_PROGRESS.LAUNCH.eq(launch), SCAN_PROGRESS.REPOSITORY.eq(repository))
        .fetchOptional(row ->
            new ScanProgress(
                row.getBasis(),
                row.getRound(),
                List.of(row.getFrontier()),
                row.getRefs(),
                row.getCommits()))
        .orElse(ScanProgress.NONE);
  }

  /** Keeps how far it was read. */
  public static void save(
      DSLContext sql,
      String workspace,
      long launch,
      String repository,
      ScanProgress progress,
      Instant at) {
    var row = sql.newRecord(SCAN_PROGRESS);
    row.setWorkspace(workspace);
    row.setLaunch(launch);
    row.setRepository(repository);
    row.setBasis(progress.basis());
    row.setRound(progress.round());
    row.setFrontier(progress.frontier().toArray(String[]::new));
    row.setRefs(progress.refs());
    row.setCommits(progress.commits());
    row.setAt(utc(at));
    sql.insertInto(SCAN_PROGRESS)
        .set(row)
        .onConflict(SCAN_PROGRESS.WORKSPACE, SCAN_PROGRESS.LAUNCH, SCAN_PROGRESS.REPOSITORY)
        .doUpdate()
        .set(row)
        .execute();
  }

  /** Notes that this round has found them too: no news, but none of them is gone. */
  public static void seen(
      DSLContext sql, long launch, String repository, List<Leak> leaks, int round) {
    sql.update(SCAN_FINDING)
        .set(SCAN_FINDING.ROUND, round)
        .where(
            SCAN_FINDING.LAUNCH.eq(launch),
            SCAN_FINDING.REPOSITORY.eq(repository),
            SCAN_FINDING.DIGEST.in(leaks.stream().map(Leak::digest).toList()))
        .execute();
  }

  /**
   * Keeps what was found, each secret once, and what is gone now that a round is through. What was
   * dismissed stays so; what had gone and is back is open again. {@link #seen} comes before it.
   */
  public static void keep(
      Tx tx, long launch, String repository, List<Leak> leaks, ScanProgress progress) {
    long locked = LaunchStore.lock(tx, launch).orElseThrow().id();
    for (Leak leak : leaks) {
      keep(tx, locked, repository, leak, progress.round());
    }
    if (progress.through()) {
      List<ScanFinding> gone =
          tx.sql()
              .update(SCAN_FINDING)
              .set(SCAN_FINDING.STATE, ScanFinding.State.GONE.key())
              .set(SCAN_FINDING.DECIDED_AT, utc(tx.cause().at()))
              .where(
                  SCAN_FINDING.LAUNCH.eq(locked),
                  SCAN_FINDING.REPOSITORY.eq(repository),
                  SCAN_FINDING.STATE.eq(ScanFinding.State.OPEN.key()),
                  SCAN_FINDING.ROUND.lt(progress.round()))
              .returning()
              .fetch(ScanStore::finding);
      gone.forEach(finding -> tx.record(Scans.gone(finding)));
    }
  }

  /** Open ones of repositories that are watched, by number. */
  public static List<ScanFinding> open(DSLContext sql, long launch, int most) {
    return sql.selectFrom(SCAN_FINDING)
        .where(watchedAndOpen(launch))
        .orderBy(SCAN_FINDING.NUMBER)
        .limit(most)
        .fetch(ScanStore::finding);
  }

  /** How many that are. */
  public static int countOpen(DSLContext sql, long launch) {
    return sql.fetchCount(SCAN_FINDING, watchedAndOpen(launch));
  }

  /** Open ones of one repository, by number. */
  public static List<ScanFinding> open(DSLContext sql, long launch, String repository, int most) {
    return sql.selectFrom(SCAN_FINDING)
        .where(
            SCAN_FINDING.LAUNCH.eq(launch),
            SCAN_FINDING.REPOSITORY.eq(repository),
            SCAN_FINDING.STATE.eq(ScanFinding.State.OPEN.key()))
        .orderBy(SCAN_FINDING.NUMBER)
        .limit(most)
        .fetch(ScanStore::finding);
  }

  /** Whatever its state. */
  public static Optional<ScanFinding> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(SCAN_FINDING)
        .where(SCAN_FINDING.LAUNCH.eq(launch), SCAN_FINDING.NUMBER.eq(number))
        .fetchOptional(ScanStore::finding);
  }

  /** The same, closed to other writers until the commit. */
  public static Optional<ScanFinding> lock(Tx tx, long launch, int number) {
    return tx.sql()
        .selectFrom(SCAN_FINDING)
        .where(SCAN_FINDING.LAUNCH.eq(launch), SCAN_FINDING.NUMBER.eq(number))
        .forUpdate()
        .fetchOptional(ScanStore::finding);
  }

  /** Writes what a rule decided. */
  public static void save(Tx tx, ScanFinding finding, Change change) {
    Instant at = finding.decidedAt();
    tx.sql()
        .update(SCAN_FINDING)
        .set(SCAN_FINDING.STATE, finding.state().key())
        .set(SCAN_FINDING.REASON, finding.reason())
        .set(SCAN_FINDING.DECIDED_BY, finding.decidedBy())
        .set(SCAN_FINDING.DECIDED_AT, at == null ? null : utc(at))
        .where(SCAN_FINDING.ID.eq(finding.id()))
        .execute();
    tx.record(change);
  }

  private static void keep(Tx tx, long launch, String repository, Leak leak, int round) {
    ScanFindingRecord known =
        tx.sql()
            .selectFrom(SCAN_FINDING)
            .where(
                SCAN_FINDING.LAUNCH.eq(launch),
                SCAN_FINDING.REPOSITORY.eq(repository),
                SCAN_FINDING.DIGEST.eq(leak.digest()))
            .fetchOne();
    if (known == null) {
      tx.record(Scans.found(add(tx, launch, repository, leak, round)));
    } else if (known.getState().equals(ScanFinding.State.GONE.key())) {
      tx.sql()
          .update(SCAN_FINDING)
          .set(SCAN_FINDING.STATE, ScanFinding.State.OPEN.key())
          .where(SCAN_FINDING.ID.eq(known.getId()))
          .execute();
      tx.record(Scans.found(finding(known)));
    }
  }

  private static ScanFinding add(Tx tx, long launch, String repository, Leak leak, int round) {
    var row = new ScanFindingRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(
        LaunchStore.nextNumber(tx.sql(), SCAN_FINDING.NUMBER, SCAN_FINDING.LAUNCH, launch));
    row.setRepository(repository);
    row.setRule(leak.rule());
    row.setPath(leak.path());
    row.setCommit(leak.commit());
    row.setLine(leak.line());
    row.setDigest(leak.digest());
    row.setRound(round);
    row.setFoundAt(utc(tx.cause().at()));
    row.setState(ScanFinding.State.OPEN.key());
    return finding(tx.sql().insertInto(SCAN_FINDING).set(row).returning().fetchSingle());
  }

  /** A repository that nobody watches any more speaks against nothing. */
  private static Condition watchedAndOpen(long launch) {
    return DSL.and(
        SCAN_FINDING.LAUNCH.eq(launch),
        SCAN_FINDING.STATE.eq(ScanFinding.State.OPEN.key()),
        DSL.exists(
            DSL.selectOne()
                .from(PROBE)
                .where(
                    PROBE.LAUNCH.eq(launch),
                    PROBE.KIND.eq(Kind.SECRET_SCAN.key()),
                    PROBE.TARGET.eq(SCAN_FINDING.REPOSITORY),
                    PROBE.REMOVED_AT.isNull())));
  }

  private static ScanFinding finding(ScanFindingRecord row) {
    return new ScanFinding(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getRepository(),
        new Leak(row.getRule(), row.getPath(), row.getCommit(), row.getLine(), row.getDigest()),
        row.getFoundAt().toInstant(),
        ScanFinding.State.of(row.getState()),
        row.getReason(),
        row.getDecidedBy(),
        instant(row.getDecidedAt()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
