package launchbot.inventory;

import static launchbot.sql.Tables.ACCESS_HOLDER;
import static launchbot.sql.Tables.ACCESS_SYSTEM;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import launchbot.launch.LaunchStore;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.AccessHolderRecord;
import launchbot.sql.tables.records.AccessSystemRecord;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Systems and who holds access, as rows. Every write takes the launch's lock first. */
public final class AccessStore {
  private AccessStore() {}

  /** Those of a launch, by their numbers. */
  public static List<AccessSystem> ofLaunch(DSLContext sql, long launch) {
    return where(sql, ACCESS_SYSTEM.LAUNCH.eq(launch));
  }

  public static Optional<AccessSystem> find(DSLContext sql, long launch, int number) {
    return where(sql, ACCESS_SYSTEM.LAUNCH.eq(launch).and(ACCESS_SYSTEM.NUMBER.eq(number))).stream()
        .findFirst();
  }

  public static Optional<AccessSystem> find(DSLContext sql, long id) {
    return where(sql, ACCESS_SYSTEM.ID.eq(id)).stream().findFirst();
  }

  /** Those in which somebody in Slack holds access, of all launches. */
  public static List<AccessSystem> heldBy(DSLContext sql, String person) {
    return where(
        sql,
        ACCESS_SYSTEM.ID.in(
            DSL.select(ACCESS_HOLDER.SYSTEM)
                .from(ACCESS_HOLDER)
                .where(ACCESS_HOLDER.HOLDER.eq(person), ACCESS_HOLDER.SLACK.isTrue())));
  }

  private static List<AccessSystem> where(DSLContext sql, Condition condition) {
    List<AccessSystemRecord> rows =
        sql.selectFrom(ACCESS_SYSTEM)
            .where(condition, ACCESS_SYSTEM.REMOVED_AT.isNull())
            .orderBy(ACCESS_SYSTEM.LAUNCH, ACCESS_SYSTEM.NUMBER)
            .fetch();
    Map<Long, List<AccessHolderRecord>> holders =
        rows.isEmpty()
            ? Map.of()
            : sql.selectFrom(ACCESS_HOLDER)
                .where(ACCESS_HOLDER.SYSTEM.in(rows.stream().map(one -> one.getId()).toList()))
                .orderBy(ACCESS_HOLDER.SINCE, ACCESS_HOLDER.HOLDER)
                .fetchGroups(row -> row.getSystem(), row -> row);
    return rows.stream()
        .map(row -> system(row, holders.getOrDefault(row.getId(), List.of())))
        .toList();
  }

  public static AccessSystem add(Tx tx, long launch, AccessSystem.Draft draft) {
    var row = new AccessSystemRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setNumber(
        LaunchStore.nextNumber(tx.sql(), ACCESS_SYSTEM.NUMBER, ACCESS_SYSTEM.LAUNCH, launch));
    row.setName(draft.name());
    row.setUrl(draft.url());
    row.setNote(draft.note());
    row.setOwner(draft.owner());
    row.setShared(draft.shared());
    AccessSystem added =
        tx.sql()
            .insertInto(ACCESS_SYSTEM)
            .set(row)
            .returning()
            .fetchSingle(one -> system(one, List.of()));
    tx.record(
        new Change(
            "added",
            added.subject(),
            List.of(
                new Change.Field("name", null, added.name()),
                new Change.Field("shared", null, String.valueOf(added.shared()))),
            null));
    return added;
  }

  public static void save(Tx tx, AccessSystem system, Change change) {
    AccessSystem.Rotated rotated = system.rotated();
    tx.sql()
        .update(ACCESS_SYSTEM)
        .set(ACCESS_SYSTEM.NAME, system.name())
        .set(ACCESS_SYSTEM.URL, system.url())
        .set(ACCESS_SYSTEM.NOTE, system.note())
        .set(ACCESS_SYSTEM.OWNER, system.owner())
        .set(ACCESS_SYSTEM.SHARED, system.shared())
        .set(ACCESS_SYSTEM.ROTATE_ON, system.rotateOn())
        .set(ACCESS_SYSTEM.ROTATED_BY, rotated == null ? null : rotated.by())
        .set(
            ACCESS_SYSTEM.ROTATED_AT,
            rotated == null ? null : rotated.at().atOffset(ZoneOffset.UTC))
        .set(ACCESS_SYSTEM.REMINDED, system.reminded())
        .where(ACCESS_SYSTEM.ID.eq(system.id()))
        .execute();
    tx.record(change);
  }

  public static void remove(Tx tx, AccessSystem system) {
    tx.sql()
        .update(ACCESS_SYSTEM)
        .set(ACCESS_SYSTEM.REMOVED_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
        .where(ACCESS_SYSTEM.ID.eq(system.id()))
        .execute();
    tx.record(
        new Change(
            "removed",
            system.subject(),
            List.of(new Change.Field("name", system.name(), null)),
            null));
  }

  /** They hold access from now on, or on another level. */
  public static void give(Tx tx, AccessSystem system, String who, boolean slack, String level) {
    tx.sql()
        .insertInto(ACCESS_HOLDER)
        .set(ACCESS_HOLDER.WORKSPACE, tx.cause().workspace())
        .set(ACCESS_HOLDER.SYSTEM, system.id())
        .set(ACCESS_HOLDER.HOLDER, who)
        .set(ACCESS_HOLDER.SLACK, slack)
        .set(ACCESS_HOLDER.LEVEL, level)
        .set(ACCESS_HOLDER.SINCE, tx.cause().at().atOffset(ZoneOffset.UTC))
        .onConflict(
            ACCESS_HOLDER.WORKSPACE,
            ACCESS_HOLDER.SYSTEM,
            ACCESS_HOLDER.SLACK,
            ACCESS_HOLDER.HOLDER)
        .doUpdate()
        .set(ACCESS_HOLDER.LEVEL, level)
        .execute();
    tx.record(
        new Change(
            "access given", system.subject(), List.of(new Change.Field(who, null, level)), null));
  }

  /** Whether they held any. */
  public static boolean take(Tx tx, AccessSystem system, AccessSystem.Holder holder) {
    int gone =
        tx.sql()
            .deleteFrom(ACCESS_HOLDER)
            .where(
                ACCESS_HOLDER.SYSTEM.eq(system.id()),
                ACCESS_HOLDER.HOLDER.eq(holder.who()),
                ACCESS_HOLDER.SLACK.eq(holder.slack()))
            .execute();
    if (gone == 1) {
      tx.record(
          new Change(
              "access taken",
              system.subject(),
              List.of(new Change.Field(holder.who(), holder.level(), null)),
              null));
    }
    return gone == 1;
  }

  /** They left: their access is to be taken away. Whether that was not known before. */
  public static boolean left(Tx tx, AccessSystem system, String person) {
    int marked =
        tx.sql()
            .update(ACCESS_HOLDER)
            .set(ACCESS_HOLDER.LEFT_AT, tx.cause().at().atOffset(ZoneOffset.UTC))
            .where(
                ACCESS_HOLDER.SYSTEM.eq(system.id()),
                ACCESS_HOLDER.HOLDER.eq(person),
                ACCESS_HOLDER.SLACK.isTrue(),
                ACCESS_HOLDER.LEFT_AT.isNull())
            .execute();
    if (marked == 1) {
      tx.record(
          new Change(
              "left", system.subject(), List.of(new Change.Field("person", null, person)), null));
    }
    return marked == 1;
  }

  private static AccessSystem system(AccessSystemRecord row, List<AccessHolderRecord> holders) {
    OffsetDateTime rotated = row.getRotatedAt();
    return new AccessSystem(
        row.getId(),
        row.getLaunch(),
        row.getNumber(),
        row.getName(),
        row.getUrl(),
        row.getNote(),
        row.getOwner(),
        row.getShared(),
        row.getRotateOn(),
        rotated == null ? null : new AccessSystem.Rotated(row.getRotatedBy(), rotated.toInstant()),
        row.getReminded(),
        holders.stream().map(AccessStore::holder).toList());
  }

  private static AccessSystem.Holder holder(AccessHolderRecord row) {
    OffsetDateTime left = row.getLeftAt();
    return new AccessSystem.Holder(
        row.getHolder(),
        row.getSlack(),
        row.getLevel(),
        row.getSince().toInstant(),
        left == null ? null : left.toInstant());
  }
}
