package launchbot.launch;

import static launchbot.sql.Tables.HOOK;
import static launchbot.sql.tables.HookOf.HOOK_OF;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.Routines;
import launchbot.sql.tables.records.HookRecord;
import org.jooq.DSLContext;

/** Hooks as rows. Of a token only its hash is in them. */
public final class HookStore {
  private HookStore() {}

  /** Where a token leads. */
  public record Door(String workspace, long hook) {}

  /** Looks through all workspaces; empty for a token that is unknown or revoked. */
  public static Optional<Door> door(DSLContext sql, HookToken token) {
    return sql.selectFrom(Routines.hookOf(token.hash()))
        .fetchOptional(row -> new Door(row.get(HOOK_OF.HOOK_WORKSPACE), row.get(HOOK_OF.HOOK_ID)));
  }

  /** Empty where it was revoked meanwhile, too. */
  public static Optional<Hook> standing(DSLContext sql, long id) {
    return sql.selectFrom(HOOK)
        .where(HOOK.ID.eq(id), HOOK.REVOKED_AT.isNull())
        .fetchOptional(HookStore::hook);
  }

  /** Those of a launch that answer, by number. */
  public static List<Hook> standingOf(DSLContext sql, long launch) {
    return sql.selectFrom(HOOK)
        .where(HOOK.LAUNCH.eq(launch), HOOK.REVOKED_AT.isNull())
        .orderBy(HOOK.NUMBER)
        .fetch(HookStore::hook);
  }

  /** The hook of this number, closed to other writers until the commit; revoked ones too. */
  public static Optional<Hook> lock(Tx tx, long launch, int number) {
    return tx.sql()
        .selectFrom(HOOK)
        .where(HOOK.LAUNCH.eq(launch), HOOK.NUMBER.eq(number))
        .forUpdate()
        .fetchOptional(HookStore::hook);
  }

  /** Makes one under the launch's next number; the launch is locked by the caller. */
  public static Hook add(Tx tx, long launch, String name, HookToken token) {
    var row = new HookRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(LaunchStore.nextNumber(tx.sql(), HOOK.NUMBER, HOOK.LAUNCH, launch));
    row.setName(name);
    row.setTokenHash(token.hash());
    row.setMadeBy(tx.cause().actor().id());
    row.setMadeAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    Hook hook = hook(tx.sql().insertInto(HOOK).set(row).returning().fetchSingle());
    tx.record(Hooks.made(hook));
    return hook;
  }

  /** Writes what a rule decided. */
  public static void save(Tx tx, Hook hook, Change change) {
    Instant revoked = hook.revokedAt();
    tx.sql()
        .update(HOOK)
        .set(HOOK.REVOKED_AT, revoked == null ? null : revoked.atOffset(ZoneOffset.UTC))
        .where(HOOK.ID.eq(hook.id()))
        .execute();
    tx.record(change);
  }

  private static Hook hook(HookRecord row) {
    var revoked = row.getRevokedAt();
    return new Hook(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getName(),
        row.getMadeBy(),
        row.getMadeAt().toInstant(),
        revoked == null ? null : revoked.toInstant());
  }
}
