package launchbot.sprint;

import static launchbot.sql.Tables.SPRINT;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonDeserializer;
import com.google.gson.JsonPrimitive;
import com.google.gson.JsonSerializer;
import com.google.gson.reflect.TypeToken;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.SprintRecord;
import org.jooq.DSLContext;
import org.jooq.JSONB;

/** The sprint of each launch; there is one at most. */
public final class SprintStore {
  private static final TypeToken<List<Sprint.Pause>> PAUSES = new TypeToken<>() {};

  /** Plans and dates as JSON. */
  static final Gson GSON =
      new GsonBuilder()
          .registerTypeAdapter(
              LocalDate.class,
              (JsonSerializer<LocalDate>) (day, _, _) -> new JsonPrimitive(day.toString()))
          .registerTypeAdapter(
              LocalDate.class,
              (JsonDeserializer<LocalDate>) (json, _, _) -> LocalDate.parse(json.getAsString()))
          .create();

  private SprintStore() {}

  public static Optional<Sprint> find(DSLContext sql, long launch) {
    return sql.selectFrom(SPRINT)
        .where(SPRINT.LAUNCH.eq(launch))
        .fetchOptional(SprintStore::sprint);
  }

  /** The sprint, closed to other writers until the commit. */
  public static Optional<Sprint> lock(Tx tx, long launch) {
    return tx.sql()
        .selectFrom(SPRINT)
        .where(SPRINT.LAUNCH.eq(launch))
        .forUpdate()
        .fetchOptional(SprintStore::sprint);
  }

  /** Writes what a rule decided: the launch's first sprint, or the next version of it. */
  public static void save(Tx tx, Sprint sprint, Change change) {
    SprintRecord row = row(tx.cause().workspace(), sprint);
    tx.sql()
        .insertInto(SPRINT)
        .set(row)
        .onConflict(SPRINT.WORKSPACE, SPRINT.LAUNCH)
        .doUpdate()
        .set(row)
        .execute();
    tx.record(change);
  }

  private static SprintRecord row(String workspace, Sprint sprint) {
    var row = new SprintRecord();
    row.setWorkspace(workspace);
    row.setLaunch(sprint.launch());
    row.setPlan(JSONB.valueOf(GSON.toJson(sprint.plan())));
    row.setDayOne(sprint.dayOne());
    row.setExtended(sprint.extended());
    row.setState(sprint.state().key());
    row.setPauses(JSONB.valueOf(GSON.toJson(sprint.pauses())));
    row.setStartedBy(sprint.startedBy());
    row.setStartedAt(sprint.startedAt().atOffset(ZoneOffset.UTC));
    var ended = sprint.endedAt();
    row.setEndedAt(ended == null ? null : ended.atOffset(ZoneOffset.UTC));
    row.setEndReason(sprint.endReason());
    row.setVersion(sprint.version());
    return row;
  }

  private static Sprint sprint(SprintRecord row) {
    var ended = row.getEndedAt();
    return new Sprint(
        row.getLaunch(),
        GSON.fromJson(row.getPlan().data(), Plan.class),
        row.getDayOne(),
        row.getExtended(),
        Sprint.State.valueOf(row.getState().toUpperCase(Locale.ROOT)),
        GSON.fromJson(row.getPauses().data(), PAUSES),
        row.getStartedBy(),
        row.getStartedAt().toInstant(),
        ended == null ? null : ended.toInstant(),
        row.getEndReason(),
        row.getVersion());
  }
}
