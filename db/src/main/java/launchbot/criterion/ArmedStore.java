package launchbot.criterion;

import static launchbot.sql.Tables.CRITERION;
import static launchbot.sql.Tables.CRITERION_STANDING;
import static launchbot.sql.tables.DueCriteria.DUE_CRITERIA;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.CriterionRecord;
import launchbot.sql.tables.records.CriterionStandingRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Armed criteria as rows. */
public final class ArmedStore {
  /** Before the first look that counts. */
  private static final Instant NEVER = Instant.EPOCH;

  private ArmedStore() {}

  /**
   * What is to be measured.
   *
   * @param feature key of the feature that it is about; null for all
   */
  public record Wanted(Criterion criterion, @Nullable String feature) {}

  /** One of some workspace. */
  public record Key(String workspace, long id) {}

  /**
   * From now on exactly these are measured in an environment, none with an empty list. How those
   * stand that were measured already stays as it is. The launch is locked by the caller.
   */
  public static void arm(Tx tx, long launch, String environment, Collection<Wanted> wanted) {
    Instant now = tx.cause().at();
    Set<Wanted> all = new LinkedHashSet<>(wanted);
    for (Armed old : of(tx.sql(), launch, environment)) {
      if (!all.remove(new Wanted(old.criterion(), old.feature()))) {
        tx.sql().deleteFrom(CRITERION).where(CRITERION.ID.eq(old.id())).execute();
      }
    }
    for (Wanted one : all) {
      tx.sql()
          .insertInto(CRITERION)
          .set(CRITERION.WORKSPACE, tx.cause().workspace())
          .set(CRITERION.LAUNCH, launch)
          .set(CRITERION.ENVIRONMENT, environment)
          .set(CRITERION.WORDS, one.criterion().text())
          .set(CRITERION.FEATURE, Objects.requireNonNullElse(one.feature(), ""))
          .set(CRITERION.ARMED_AT, utc(now))
          .set(CRITERION.NEXT_AT, utc(now))
          .onConflictDoNothing()
          .execute();
    }
  }

  /** All of a launch, by environment, in the order in which they were armed. */
  public static List<Armed> of(DSLContext sql, long launch) {
    return fetch(sql, CRITERION.LAUNCH.eq(launch));
  }

  public static List<Armed> of(DSLContext sql, long launch, String environment) {
    return fetch(sql, CRITERION.LAUNCH.eq(launch), CRITERION.ENVIRONMENT.eq(environment));
  }

  public static Optional<Armed> find(DSLContext sql, long id) {
    return fetch(sql, CRITERION.ID.eq(id)).stream().findFirst();
  }

  /** Those of all workspaces that are to be looked at. */
  public static List<Key> due(DSLContext sql, Instant now, int most) {
    return sql.selectFrom(Routines.dueCriteria(utc(now), most))
        .fetch(row ->
            new Key(row.get(DUE_CRITERIA.DUE_WORKSPACE), row.get(DUE_CRITERIA.DUE_CRITERION)));
  }

  /** Those that nobody else has in hand, closed to others until the commit. */
  public static List<Armed> lock(Tx tx, Collection<Long> ids) {
    List<Long> mine =
        tx.sql()
            .select(CRITERION.ID)
            .from(CRITERION)
            .where(CRITERION.ID.eq(DSL.any(ids.toArray(Long[]::new))))
            .orderBy(CRITERION.ID)
            .forUpdate()
            .skipLocked()
            .fetch(CRITERION.ID);
    return mine.isEmpty()
        ? List.of()
        : fetch(tx.sql(), CRITERION.ID.eq(DSL.any(mine.toArray(Long[]::new))));
  }

  /** Keeps how they stand; what is looked at no more goes. */
  public static void keep(Tx tx, Collection<Armed> all) {
    List<Query> queries = new ArrayList<>();
    for (Armed one : all) {
      Armed.Trip trip = one.trip();
      queries.add(
          tx.sql()
              .update(CRITERION)
              .set(CRITERION.NEXT_AT, utc(one.nextAt()))
              .set(CRITERION.TRIPPED_AT, trip == null ? null : utc(trip.at()))
              .set(CRITERION.TRIPPED_SINCE, trip == null ? null : utc(trip.since()))
              .set(CRITERION.MEASURED, trip == null ? null : trip.measured())
              .set(CRITERION.RELEASE, trip == null ? null : trip.release())
              .where(CRITERION.ID.eq(one.id())));
      queries.add(
          tx.sql()
              .deleteFrom(CRITERION_STANDING)
              .where(
                  CRITERION_STANDING.CRITERION.eq(one.id()),
                  CRITERION_STANDING.PROBE.notIn(one.sources().keySet())));
      one.sources()
          .forEach((probe, source) -> {
            CriterionStandingRecord row = row(tx, one, probe, source);
            queries.add(
                tx.sql()
                    .insertInto(CRITERION_STANDING)
                    .set(row)
                    .onConflict(
                        CRITERION_STANDING.WORKSPACE,
                        CRITERION_STANDING.CRITERION,
                        CRITERION_STANDING.PROBE)
                    .doUpdate()
                    .set(CRITERION_STANDING.SEEN_AT, row.getSeenAt())
                    .set(CRITERION_STANDING.FRESH_UNTIL, row.getFreshUntil())
                    .set(CRITERION_STANDING.STANDING, row.getStanding()));
          });
    }
    tx.sql().batch(queries).execute();
  }

  /** All of a launch are looked at as soon as may be. */
  static void soon(DSLContext sql, long launch, Instant now) {
    sql.update(CRITERION)
        .set(CRITERION.NEXT_AT, utc(now))
        .where(CRITERION.LAUNCH.eq(launch), CRITERION.NEXT_AT.gt(utc(now)))
        .execute();
  }

  private static CriterionStandingRecord row(Tx tx, Armed one, long probe, Armed.Source source) {
    Standing standing = source.standing();
    Instant at = standing.at();
    Instant until = source.freshUntil();
    var row = new CriterionStandingRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setCriterion(one.id());
    row.setProbe(probe);
    row.setSeenAt(utc(at == null ? NEVER : at));
    row.setFreshUntil(until == null ? null : utc(until));
    row.setStanding(StandingRow.json(standing));
    return row;
  }

  private static List<Armed> fetch(DSLContext sql, Condition... where) {
    List<CriterionRecord> rows =
        sql.selectFrom(CRITERION).where(where).orderBy(CRITERION.ENVIRONMENT, CRITERION.ID).fetch();
    Map<Long, Map<Long, Armed.Source>> sources = new HashMap<>();
    sql.selectFrom(CRITERION_STANDING)
        .where(
            CRITERION_STANDING.CRITERION.eq(
                DSL.any(rows.stream().map(CriterionRecord::getId).toArray(Long[]::new))))
        .forEach(row ->
            sources
                .computeIfAbsent(row.getCriterion(), _ -> new TreeMap<>())
                .put(
                    row.getProbe(),
                    new Armed.Source(
                        StandingRow.standing(row.getStanding()), instant(row.getFreshUntil()))));
    return rows.stream()
        .map(row -> armed(row, sources.getOrDefault(row.getId(), Map.of())))
        .toList();
  }

  private static Armed armed(CriterionRecord row, Map<Long, Armed.Source> sources) {
    if (!(Criteria.read(row.getWords()) instanceof Criteria.Good(Criterion criterion))) {
      throw new IllegalStateException("criterion " + row.getId() + " cannot be read");
    }
    OffsetDateTime trippedAt = row.getTrippedAt();
    return new Armed(
        row.getId(),
        row.getLaunch(),
        row.getEnvironment(),
        criterion,
        row.getFeature().isEmpty() ? null : row.getFeature(),
        row.getArmedAt().toInstant(),
        row.getNextAt().toInstant(),
        trippedAt == null
            ? null
            : new Armed.Trip(
                row.getTrippedSince().toInstant(),
                trippedAt.toInstant(),
                row.getMeasured(),
                row.getRelease()),
        sources);
  }

  static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
