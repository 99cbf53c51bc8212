package launchbot.flag;

import static launchbot.sql.Tables.FLAG;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.FlagRecord;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** Switches as rows. Every write takes the change that explains it, and the shelf follows. */
public final class FlagStore {
  private FlagStore() {}

  /** Those that are there, by environment and key. */
  public static List<Flag> standing(DSLContext sql, long launch) {
    return sql.selectFrom(FLAG)
        .where(FLAG.LAUNCH.eq(launch), FLAG.REMOVED_AT.isNull())
        .orderBy(FLAG.ENVIRONMENT, FLAG.KEY)
        .fetch(FlagStore::flag);
  }

  /** Removed ones too. */
  public static List<Flag> all(DSLContext sql, long launch) {
    return sql.selectFrom(FLAG)
        .where(FLAG.LAUNCH.eq(launch))
        .orderBy(FLAG.ID)
        .fetch(FlagStore::flag);
  }

  /** Those that are off, the longest first. */
  public static List<Flag> off(DSLContext sql, long launch) {
    return sql.selectFrom(FLAG)
        .where(FLAG.LAUNCH.eq(launch), FLAG.REMOVED_AT.isNull(), FLAG.LIT.isFalse())
        .orderBy(FLAG.SINCE, FLAG.ID)
        .fetch(FlagStore::flag);
  }

  public static Optional<Flag> find(DSLContext sql, long id) {
    return sql.selectFrom(FLAG).where(FLAG.ID.eq(id)).fetchOptional(FlagStore::flag);
  }

  /** However its key is spelled, closed to other writers until the commit. */
  public static Optional<Flag> lock(Tx tx, long launch, String environment, String key) {
    return tx.sql()
        .selectFrom(FLAG)
        .where(
            FLAG.LAUNCH.eq(launch),
            FLAG.ENVIRONMENT.eq(environment),
            DSL.lower(FLAG.KEY).eq(DSL.lower(key)),
            FLAG.REMOVED_AT.isNull())
        .forUpdate()
        .fetchOptional(FlagStore::flag);
  }

  public static Optional<Flag> lock(Tx tx, long id) {
    return tx.sql()
        .selectFrom(FLAG)
        .where(FLAG.ID.eq(id))
        .forUpdate()
        .fetchOptional(FlagStore::flag);
  }

  /** Makes one that is on; empty where that environment has one of the same key. */
  public static Optional<Flag> add(
      Tx tx, long launch, String environment, String key, String what) {
    var row = new FlagRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setEnvironment(environment);
    row.setKey(key);
    row.setWhat(what);
    row.setLit(true);
    row.setSince(tx.cause().at().atOffset(ZoneOffset.UTC));
    row.setSolo(Flag.Solo.DEFAULT.allowed());
    row.setSoloMinutes((int) Flag.Solo.DEFAULT.longest().toMinutes());
    row.setMadeBy(tx.cause().actor().id());
    row.setMadeAt(tx.cause().at().atOffset(ZoneOffset.UTC));
    Optional<Flag> added =
        tx.sql()
            .insertInto(FLAG)
            .set(row)
            .onConflictDoNothing()
            .returning()
            .fetchOptional()
            .map(FlagStore::flag);
    added.ifPresent(flag -> {
      tx.record(
          new Change(
              "switch-added",
              flag.subject(),
              List.of(new Change.Field(flag.name(), null, flag.what())),
              null));
      FlagShelfStore.touch(tx, launch);
    });
    return added;
  }

  /** Writes what a rule decided about one that {@link #lock} handed out. */
  public static void save(Tx tx, Flag flag, Change change) {
    Instant until = flag.turned().until();
    Instant removed = flag.removedAt();
    int updated =
        tx.sql()
            .update(FLAG)
            .set(FLAG.LIT, flag.on())
            .set(FLAG.SINCE, flag.turned().since().atOffset(ZoneOffset.UTC))
            .set(FLAG.TURNED_BY, flag.turned().by())
            .set(FLAG.REASON, flag.turned().reason())
            .set(FLAG.UNTIL, until == null ? null : until.atOffset(ZoneOffset.UTC))
            .set(FLAG.TURNED_ALONE, flag.turned().alone())
            .set(FLAG.SOLO, flag.solo().allowed())
            .set(FLAG.SOLO_MINUTES, (int) flag.solo().longest().toMinutes())
            .set(FLAG.REMINDED, flag.reminded())
            .set(FLAG.REMOVED_AT, removed == null ? null : removed.atOffset(ZoneOffset.UTC))
            .set(FLAG.VERSION, flag.version())
            .where(FLAG.ID.eq(flag.id()), FLAG.VERSION.eq(flag.version() - 1))
            .execute();
    if (updated != 1) {
      throw new IllegalStateException("flag " + flag.id() + " was not locked");
    }
    tx.record(change);
    FlagShelfStore.touch(tx, flag.launch());
  }

  /** It was said that it is off; nothing else of it changes. */
  public static void reminded(Tx tx, Flag flag) {
    tx.sql()
        .update(FLAG)
        .set(FLAG.REMINDED, flag.reminded() + 1)
        .where(FLAG.ID.eq(flag.id()), FLAG.VERSION.eq(flag.version()))
        .execute();
  }

  /**
   * Programs asked for it then. Written only where what is known is older than that by so much;
   * whether it was.
   */
  public static boolean asked(Tx tx, long id, Instant at, Duration within) {
    return tx.sql()
            .update(FLAG)
            .set(FLAG.ASKED_AT, at.atOffset(ZoneOffset.UTC))
            .where(
                FLAG.ID.eq(id),
                FLAG.REMOVED_AT.isNull(),
                FLAG.ASKED_AT
                    .isNull()
                    .or(FLAG.ASKED_AT.lt(at.minus(within).atOffset(ZoneOffset.UTC))))
            .execute()
        == 1;
  }

  private static Flag flag(FlagRecord row) {
    return new Flag(
        row.getId(),
        row.getLaunch(),
        row.getEnvironment(),
        row.getKey(),
        row.getWhat(),
        new Flag.Turned(
            row.getLit(),
            row.getSince().toInstant(),
            row.getTurnedBy(),
            row.getReason(),
            instant(row.getUntil()),
            row.getTurnedAlone()),
        new Flag.Solo(row.getSolo(), Duration.ofMinutes(row.getSoloMinutes())),
        row.getMadeBy(),
        row.getMadeAt().toInstant(),
        instant(row.getAskedAt()),
        row.getReminded(),
        instant(row.getRemovedAt()),
        row.getVersion());
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }
}
