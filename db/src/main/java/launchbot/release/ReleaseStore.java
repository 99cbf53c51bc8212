package launchbot.release;

import static launchbot.release.ReleaseRow.utc;
import static launchbot.sql.Tables.RELEASE;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.ReleaseRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Releases as rows. What listens to them is told by the one desk, not here. */
public final class ReleaseStore {
  private ReleaseStore() {}

  public static Optional<Release> find(DSLContext sql, long id) {
    return sql.selectFrom(RELEASE).where(RELEASE.ID.eq(id)).fetchOptional(ReleaseRow::release);
  }

  /** Empty for a number that the launch does not have. */
  public static Optional<Release> find(DSLContext sql, long launch, int number) {
    return sql.selectFrom(RELEASE)
        .where(RELEASE.LAUNCH.eq(launch), RELEASE.NUMBER.eq(number))
        .fetchOptional(ReleaseRow::release);
  }

  /** The newest in an environment, however it stands. */
  public static Optional<Release> latest(DSLContext sql, long launch, String environment) {
    return newest(sql, RELEASE.LAUNCH.eq(launch), RELEASE.ENVIRONMENT.eq(environment));
  }

  /** What runs in an environment: the newest that finished there and was not taken back. */
  public static Optional<Release> running(DSLContext sql, long launch, String environment) {
    return newest(
        sql,
        RELEASE.LAUNCH.eq(launch),
        RELEASE.ENVIRONMENT.eq(environment),
        RELEASE.STATE.eq(Release.State.FINISHED.key()));
  }

  /** What runs everywhere, by environment. */
  public static List<Release> running(DSLContext sql, long launch) {
    return sql
        .selectDistinct(RELEASE.ENVIRONMENT)
        .from(RELEASE)
        .where(RELEASE.LAUNCH.eq(launch))
        .orderBy(RELEASE.ENVIRONMENT)
        .fetch(RELEASE.ENVIRONMENT)
        .stream()
        .flatMap(environment -> running(sql, launch, environment).stream())
        .toList();
  }

  /**
   * The last release that had begun at a time: in production, or in any environment while none has
   * been there.
   */
  public static Optional<Release> before(DSLContext sql, long launch, Instant at) {
    return sql.selectFrom(RELEASE)
        .where(RELEASE.LAUNCH.eq(launch), RELEASE.STARTED_AT.le(utc(at)))
        .orderBy(
            DSL.field(RELEASE.ENVIRONMENT.eq(Release.PRODUCTION)).desc(),
            RELEASE.STARTED_AT.desc(),
            RELEASE.ID.desc())
        .limit(1)
        .fetchOptional(ReleaseRow::release);
  }

  /** The last release that had begun in an environment at a time. */
  public static Optional<Release> before(
      DSLContext sql, long launch, String environment, Instant at) {
    return newest(
        sql,
        RELEASE.LAUNCH.eq(launch),
        RELEASE.ENVIRONMENT.eq(environment),
        RELEASE.STARTED_AT.le(utc(at)));
  }

  /**
   * Where one can return to from a release: the newest of another version that finished before it
   * in its environment, was not taken back and was not found bad.
   */
  public static Optional<Release> previousGood(DSLContext sql, Release from) {
    return newest(
        sql,
        RELEASE.LAUNCH.eq(from.launch()),
        RELEASE.ENVIRONMENT.eq(from.environment()),
        RELEASE.STATE.eq(Release.State.FINISHED.key()),
        RELEASE.HEALTH.ne(Release.Health.BAD.key()),
        RELEASE.VERSION.ne(from.version()),
        RELEASE.STARTED_AT.lt(utc(from.startedAt())));
  }

  /**
   * The newest first, from an offset on.
   *
   * @param environment null: all
   */
  public static List<Release> list(
      DSLContext sql, long launch, @Nullable String environment, int offset, int most) {
    return sql.selectFrom(RELEASE)
        .where(
            RELEASE.LAUNCH.eq(launch),
            environment == null ? DSL.noCondition() : RELEASE.ENVIRONMENT.eq(environment))
        .orderBy(RELEASE.STARTED_AT.desc(), RELEASE.ID.desc())
        .offset(offset)
        .limit(most)
        .fetch(ReleaseRow::release);
  }

  /** All that was told of one. */
  public static Optional<Dossier> dossier(DSLContext sql, long id) {
    return sql.selectFrom(RELEASE).where(RELEASE.ID.eq(id)).fetchOptional(ReleaseRow::dossier);
  }

  /** The one that its pipeline names so. */
  public static Optional<Dossier> known(DSLContext sql, long launch, String reference) {
    return sql.selectFrom(RELEASE)
        .where(RELEASE.LAUNCH.eq(launch), RELEASE.REFERENCE.eq(reference))
        .fetchOptional(ReleaseRow::dossier);
  }

  /** Those of a version in an environment, the newest first. */
  public static List<Dossier> ofVersion(
      DSLContext sql, long launch, String environment, String version, int most) {
    return sql.selectFrom(RELEASE)
        .where(
            RELEASE.LAUNCH.eq(launch),
            RELEASE.ENVIRONMENT.eq(environment),
            RELEASE.VERSION.eq(version))
        .orderBy(RELEASE.STARTED_AT.desc(), RELEASE.ID.desc())
        .limit(most)
        .fetch(ReleaseRow::dossier);
  }

  /** What customers may read of production, the newest first. */
  public static List<Release> shown(DSLContext sql, long launch, int most) {
    return sql.selectFrom(RELEASE)
        .where(
            RELEASE.LAUNCH.eq(launch),
            RELEASE.ENVIRONMENT.eq(Release.PRODUCTION),
            RELEASE.STATE.eq(Release.State.FINISHED.key()),
            RELEASE.SHOWN.isTrue())
        .orderBy(RELEASE.STARTED_AT.desc(), RELEASE.ID.desc())
        .limit(most)
        .fetch(ReleaseRow::release);
  }

  /** Keeps a new one under the launch's next number; the launch is locked by the caller. */
  public static Dossier add(Tx tx, Dossier dossier, List<Change.Field> facts) {
    var row = new ReleaseRecord();
    ReleaseRow.fill(row, dossier);
    long launch = dossier.release().launch();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(LaunchStore.nextNumber(tx.sql(), RELEASE.NUMBER, RELEASE.LAUNCH, launch));
    Dossier kept =
        ReleaseRow.dossier(tx.sql().insertInto(RELEASE).set(row).returning().fetchSingle());
    tx.record(new Change("told", kept.release().subject(), facts, null));
    return kept;
  }

  /** Writes what a rule decided; the launch is locked by the caller. */
  public static void save(Tx tx, Dossier dossier, Change change) {
    var row = new ReleaseRecord();
    ReleaseRow.fill(row, dossier);
    tx.sql().update(RELEASE).set(row).where(RELEASE.ID.eq(dossier.release().id())).execute();
    tx.record(change);
  }

  private static Optional<Release> newest(DSLContext sql, Condition... conditions) {
    return sql.selectFrom(RELEASE)
        .where(conditions)
        .orderBy(RELEASE.STARTED_AT.desc(), RELEASE.ID.desc())
        .limit(1)
        .fetchOptional(ReleaseRow::release);
  }
}
