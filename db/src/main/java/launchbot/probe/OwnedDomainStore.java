package launchbot.probe;

import static launchbot.sql.Tables.OWNED_DOMAIN;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.OwnedDomainRecord;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Owned domains as rows. */
public final class OwnedDomainStore {
  private OwnedDomainStore() {}

  /** One whose proof has to be looked for again, in whichever workspace. */
  public record Due(String workspace, long id) {}

  public static List<OwnedDomain> all(DSLContext sql) {
    return sql.selectFrom(OWNED_DOMAIN)
        .orderBy(OWNED_DOMAIN.DOMAIN)
        .fetch(OwnedDomainStore::domain);
  }

  public static Optional<OwnedDomain> find(DSLContext sql, String domain) {
    return sql.selectFrom(OWNED_DOMAIN)
        .where(OWNED_DOMAIN.DOMAIN.eq(domain))
        .fetchOptional(OwnedDomainStore::domain);
  }

  public static Optional<OwnedDomain> find(DSLContext sql, long id) {
    return sql.selectFrom(OWNED_DOMAIN)
        .where(OWNED_DOMAIN.ID.eq(id))
        .fetchOptional(OwnedDomainStore::domain);
  }

  /** Keeps that somebody asked for it, or gives what was asked for before. */
  public static OwnedDomain ask(Tx tx, String domain, String token) {
    var row = new OwnedDomainRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setDomain(domain);
    row.setToken(token);
    row.setAskedBy(tx.cause().actor().id());
    row.setAskedAt(utc(tx.cause().at()));
    tx.sql().insertInto(OWNED_DOMAIN).set(row).onConflictDoNothing().execute();
    OwnedDomain kept = find(tx.sql(), domain).orElseThrow();
    if (kept.token().equals(token)) {
      tx.record(OwnedDomains.change("asked", kept, null));
    }
    return kept;
  }

  /**
   * Keeps what was seen of its proof.
   *
   * @param change null where nothing has changed that anybody would look for
   */
  public static void save(Tx tx, OwnedDomain domain, @Nullable Change change) {
    tx.sql()
        .update(OWNED_DOMAIN)
        .set(OWNED_DOMAIN.PROVED_AT, utcOrNull(domain.provedAt()))
        .set(OWNED_DOMAIN.SEEN_AT, utcOrNull(domain.seenAt()))
        .set(OWNED_DOMAIN.LOST_AT, utcOrNull(domain.lostAt()))
        .where(OWNED_DOMAIN.ID.eq(domain.id()))
        .execute();
    if (change != null) {
      tx.record(change);
    }
  }

  /** That it was looked for, which changes nothing that anybody would look up. */
  public static void seen(DSLContext sql, long id, Instant at) {
    sql.update(OWNED_DOMAIN)
        .set(OWNED_DOMAIN.SEEN_AT, utc(at))
        .where(OWNED_DOMAIN.ID.eq(id))
        .execute();
  }

  public static void remove(Tx tx, OwnedDomain domain) {
    tx.sql().deleteFrom(OWNED_DOMAIN).where(OWNED_DOMAIN.ID.eq(domain.id())).execute();
    tx.record(OwnedDomains.change("removed", domain, null));
  }

  /** Those whose proof was last looked for before that, of all workspaces. */
  public static List<Due> due(DSLContext sql, Instant before, int most) {
    return sql.selectFrom(Routines.ownedDomainsDue(utc(before), most))
        .fetch(row -> new Due(row.get(0, String.class), row.get(1, Long.class)));
  }

  private static OwnedDomain domain(OwnedDomainRecord row) {
    return new OwnedDomain(
        row.getId(),
        row.getDomain(),
        row.getToken(),
        row.getAskedBy(),
        instant(row.getProvedAt()),
        instant(row.getSeenAt()),
        instant(row.getLostAt()));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  private static @Nullable OffsetDateTime utcOrNull(@Nullable Instant at) {
    return at == null ? null : utc(at);
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
