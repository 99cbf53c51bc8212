package launchbot.launch;

import static launchbot.sql.Tables.LAUNCH_SETTINGS;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import launchbot.ledger.Change;
import launchbot.ledger.Tx;
import launchbot.sql.tables.records.LaunchSettingsRecord;
import org.jooq.DSLContext;

/** How teams keep time, where they changed it. */
public final class SettingsStore {
  private SettingsStore() {}

  /** The defaults where nothing was changed. */
  public static Settings of(DSLContext sql, long launch) {
    return sql.selectFrom(LAUNCH_SETTINGS)
        .where(LAUNCH_SETTINGS.LAUNCH.eq(launch))
        .fetchOptional(SettingsStore::settings)
        .orElse(Settings.DEFAULT);
  }

  public static void save(Tx tx, long launch, Settings settings, Change change) {
    var row = new LaunchSettingsRecord();
    row.setWorkspace(tx.cause().workspace());
    row.setLaunch(launch);
    row.setWorkFrom(settings.from());
    row.setWorkTo(settings.to());
    row.setMorning(settings.morning());
    row.setEvening(settings.evening());
    row.setStandup(settings.standup());
    row.setWeekends(settings.weekends());
    row.setCountry(settings.country());
    row.setDaysOff(settings.daysOff().toArray(LocalDate[]::new));
    row.setDailyCap(settings.dailyCap());
    tx.sql()
        .insertInto(LAUNCH_SETTINGS)
        .set(row)
        .onConflict(LAUNCH_SETTINGS.WORKSPACE, LAUNCH_SETTINGS.LAUNCH)
        .doUpdate()
        .set(row)
        .execute();
    tx.record(change);
  }

  private static Settings settings(LaunchSettingsRecord row) {
    return new Settings(
        row.getWorkFrom(),
        row.getWorkTo(),
        row.getMorning(),
        row.getEvening(),
        row.getStandup(),
        row.getWeekends(),
        row.getCountry(),
        new TreeSet<>(List.of(row.getDaysOff())),
        row.getDailyCap());
  }
}
