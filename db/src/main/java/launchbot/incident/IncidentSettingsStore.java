package launchbot.incident;

import static launchbot.sql.Tables.INCIDENT_SETTINGS;

import java.util.List;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.IncidentSettingsRecord;
import org.jooq.DSLContext;

/** How launches handle incidents, as rows. */
public final class IncidentSettingsStore {
  private IncidentSettingsStore() {}

  /** The defaults where nothing was set. */
  public static IncidentSettings of(DSLContext sql, long launch) {
    return sql.selectFrom(INCIDENT_SETTINGS)
        .where(INCIDENT_SETTINGS.LAUNCH.eq(launch))
        .fetchOptional(row ->
            new IncidentSettings(
                row.getChannel(),
                IncidentSettings.Opens.parse(row.getOpens()).orElseThrow(),
                row.getAutoResolve(),
                row.getRooms()))
        .orElse(IncidentSettings.DEFAULT);
  }

  /**
   * The launches whose incidents have their threads in that channel, as was set; the oldest first.
   */
  public static List<Long> launchesOf(DSLContext sql, String channel) {
    return sql.select(INCIDENT_SETTINGS.LAUNCH)
        .from(INCIDENT_SETTINGS)
        .where(INCIDENT_SETTINGS.CHANNEL.eq(channel))
        .orderBy(INCIDENT_SETTINGS.LAUNCH)
        .fetch(INCIDENT_SETTINGS.LAUNCH);
  }

  public static void save(Tx tx, long launch, IncidentSettings settings, Change change) {
    var row = new IncidentSettingsRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setChannel(settings.channel());
    row.setOpens(settings.opens().key());
    row.setAutoResolve(settings.autoResolve());
    row.setRooms(settings.rooms());
    tx.sql()
        .insertInto(INCIDENT_SETTINGS)
        .set(row)
        .onConflict(INCIDENT_SETTINGS.WORKSPACE, INCIDENT_SETTINGS.LAUNCH)
        .doUpdate()
        .set(row)
        .execute();
    tx.record(change);
  }
}
